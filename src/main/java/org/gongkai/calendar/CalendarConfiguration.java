package org.gongkai.calendar;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the law of the installation available to every room. */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    @Bean
    Provisions provisions() {
        return Provisions.shipped();
    }
}
