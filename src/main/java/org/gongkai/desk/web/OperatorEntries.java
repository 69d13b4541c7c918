package org.gongkai.desk.web;

import org.gongkai.face.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the desk offers the operator in its head: the calendar, and how the background work goes. */
@Configuration(proxyBeanMethods = false)
class OperatorEntries {

    @Bean
    DeskEntry calendarEntry() {
        return DeskEntry.of(82, "工作日历", "/desk/calendar", "OPERATOR");
    }

    @Bean
    DeskEntry healthEntry() {
        return DeskEntry.of(83, "运行情况", "/desk/health", "OPERATOR");
    }
}
