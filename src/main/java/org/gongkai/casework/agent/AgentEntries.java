package org.gongkai.casework.agent;

import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
import org.gongkai.face.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the desk offers whoever answers the telephone. */
@Configuration(proxyBeanMethods = false)
class AgentEntries {

    @Bean
    DeskEntry agentEntry() {
        return DeskEntry.of(14, "话务台", AgentPages.DESK, Role.with(Power.HANDLE));
    }
}
