package org.gongkai.registers.web;

import org.gongkai.face.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room offers in the head of the desk. */
@Configuration(proxyBeanMethods = false)
class DeskRegisterEntries {

    @Bean
    DeskEntry registersAtTheDesk() {
        return DeskEntry.of(45, "名录", "/desk/registers", "OFFICER", "REVIEWER", "SECRECY_REVIEWER", "APPROVER", "DISCLOSURE_HEAD", "DISCLOSURE_OFFICE");
    }
}
