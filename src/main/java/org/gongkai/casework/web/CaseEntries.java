package org.gongkai.casework.web;

import org.gongkai.face.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room offers in the head of the desk. */
@Configuration(proxyBeanMethods = false)
class CaseEntries {

    @Bean
    DeskEntry casesEntry() {
        return DeskEntry.of(10, "办件", "/desk/cases");
    }
}
