package org.gongkai.directreport.web;

import org.gongkai.directory.Role;
import org.gongkai.face.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the head of the desk leads to what is reported upward. */
@Configuration(proxyBeanMethods = false)
class DirectEntries {

    @Bean
    DeskEntry directEntry() {
        return DeskEntry.of(62, "直报", DirectDesk.HOME, Role.OFFICER.name(), Role.REVIEWER.name(), Role.DISCLOSURE_HEAD.name(), Role.APPROVER.name(), Role.DISCLOSURE_OFFICE.name(), Role.SUPERVISOR.name(),
                Role.OPERATOR.name());
    }
}
