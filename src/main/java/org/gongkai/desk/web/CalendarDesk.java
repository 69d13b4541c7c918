package org.gongkai.desk.web;

import org.gongkai.face.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The calendar's entry in the head of the desk. */
@Configuration(proxyBeanMethods = false)
class CalendarDesk {

    @Bean
    DeskEntry calendarEntry() {
        return DeskEntry.of(82, "工作日历", "/desk/calendar", "OPERATOR");
    }
}
