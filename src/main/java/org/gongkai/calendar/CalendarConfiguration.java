package org.gongkai.calendar;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Regulations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the law of the installation available to every room. */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    @Bean
    Provisions provisions(Regulations regulations) {
        return Provisions.ofNow(regulations.made(Provisions::of));
    }

    @Bean
    Instruments instruments(Regulations regulations, Now now) {
        return Instruments.of(regulations, now);
    }

    @Bean
    WorkingHours workingHours(DefinitionTree regulations) {
        return WorkingHours.of(regulations);
    }
}
