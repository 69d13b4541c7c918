package org.gongkai.participation.web;

import org.gongkai.face.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room offers in the head of the desk. */
@Configuration(proxyBeanMethods = false)
class DeskParticipationEntries {

    @Bean
    DeskEntry participationAtTheDesk() {
        return DeskEntry.of(43, "意见征集", DeskParticipationPages.HOME, "OFFICER", "APPROVER", "DISCLOSURE_OFFICE");
    }
}
