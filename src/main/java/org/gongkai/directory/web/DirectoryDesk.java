package org.gongkai.directory.web;

import org.gongkai.face.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The directory's entries in the head of the desk. */
@Configuration(proxyBeanMethods = false)
class DirectoryDesk {

    @Bean
    DeskEntry organsEntry() {
        return DeskEntry.of(80, "机构", "/desk/organs", "OPERATOR");
    }

    @Bean
    DeskEntry peopleEntry() {
        return DeskEntry.of(81, "人员", "/desk/people", "OPERATOR");
    }
}
