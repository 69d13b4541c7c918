package org.gongkai.casework.extension;

import org.gongkai.calendar.Calendars;
import org.gongkai.casework.StandingCondition;
import org.gongkai.casework.casetype.CaseTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What holds whatever a file says of asking for more time. */
@Configuration(proxyBeanMethods = false)
class ExtensionConditions {

    @Bean
    StandingCondition extensionAskedInTime(Calendars calendars, CaseTypes types) {
        return new AskedInTime(calendars, types.provisions());
    }
}
