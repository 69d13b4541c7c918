package org.gongkai.directory.web;

import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
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
    DeskEntry leaveEntry() {
        return DeskEntry.of(14, "请假代办", "/desk/leave");
    }

    @Bean
    DeskEntry outsidersEntry() {
        return DeskEntry.of(77, "外部人员", "/desk/outsiders", Role.with(Power.HANDLE, Power.OPERATE));
    }

    @Bean
    DeskEntry peopleEntry() {
        return DeskEntry.of(81, "人员", "/desk/people", "OPERATOR");
    }
}
