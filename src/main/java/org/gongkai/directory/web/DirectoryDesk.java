package org.gongkai.directory.web;

import org.gongkai.face.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The directory's entries in the head of the desk. */
@Configuration(proxyBeanMethods = false)
class DirectoryDesk {

    @Bean
    DeskEntry leaveEntry() {
        return DeskEntry.of(14, "请假代办", "/desk/leave");
    }
}
