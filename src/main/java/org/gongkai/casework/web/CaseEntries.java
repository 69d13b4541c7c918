package org.gongkai.casework.web;

import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
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

    @Bean
    DeskEntry searchEntry() {
        return DeskEntry.of(11, "查找", "/desk/search");
    }

    @Bean
    DeskEntry figuresEntry() {
        return DeskEntry.of(13, "统计", "/desk/figures");
    }

    @Bean
    DeskEntry releasesEntry() {
        return DeskEntry.of(12, "转主动公开", "/desk/releases", Role.with(Power.HANDLE));
    }

    @Bean
    DeskEntry ordersEntry() {
        return DeskEntry.of(14, "督办", "/desk/orders", Role.SUPERVISOR.name(), Role.DISCLOSURE_OFFICE.name(), Role.DISCLOSURE_HEAD.name());
    }

    @Bean
    DeskEntry postingEntry() {
        return DeskEntry.of(77, "寄发", "/desk/posting", Role.with(Power.HANDLE));
    }

    @Bean
    DeskEntry outboxEntry() {
        return DeskEntry.of(78, "发件箱", "/desk/outbox", Role.with(Power.HANDLE, Power.OPERATE));
    }

    @Bean
    DeskEntry openingsEntry() {
        return DeskEntry.of(79, "打开记录", "/desk/openings", Role.with(Power.JOURNAL));
    }
}
