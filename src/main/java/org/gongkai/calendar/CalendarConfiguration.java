package org.gongkai.calendar;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Makes the law of the installation available to every room. */
@EnableScheduling
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    @Bean
    Provisions provisions() {
        return Provisions.shipped();
    }
}
