package org.gongkai.casework.callback;

import org.gongkai.casework.StandingCondition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What holds whatever a file says of calling back. */
@Configuration(proxyBeanMethods = false)
class CallBackConditions {

    @Bean
    StandingCondition triedOftenEnough() {
        return Tried.condition();
    }
}
