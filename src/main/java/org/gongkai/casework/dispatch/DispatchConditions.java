package org.gongkai.casework.dispatch;

import org.gongkai.casework.StandingCondition;
import org.gongkai.directory.Organs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What holds whatever a file says of sending a matter to others. */
@Configuration(proxyBeanMethods = false)
public class DispatchConditions {

    @Bean
    public StandingCondition sentWhereItMayGo(Organs organs) {
        return new SentWhereItMayGo(organs);
    }

    @Bean
    public StandingCondition partsComeBackFirst(Organs organs) {
        return new PartsComeBackFirst(organs);
    }

    @Bean
    public StandingCondition somebodyStillHasIt() {
        return new SomebodyStillHasIt();
    }

    @Bean
    public StandingCondition settledIsNotGivenBack() {
        return new SettledIsNotGivenBack();
    }
}
