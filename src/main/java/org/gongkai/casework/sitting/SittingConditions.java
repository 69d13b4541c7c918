package org.gongkai.casework.sitting;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Provisions;
import org.gongkai.casework.StandingCondition;
import org.gongkai.casework.casetype.CaseTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What holds of matters that come in by sittings, and of their steps. */
@Configuration(proxyBeanMethods = false)
public class SittingConditions {

    @Bean
    public StandingCondition interviewedFirst() {
        return new InterviewedFirst();
    }

    @Bean
    StandingCondition withinItsTerm(Calendars calendars, CaseTypes types) {
        return within(calendars, types.provisions());
    }

    /** The condition under this law. */
    public StandingCondition within(Calendars calendars, Provisions provisions) {
        return new WithinItsTerm(calendars, provisions);
    }

    @Bean
    public StandingCondition answerSaysAll() {
        return new AnswerSaysAll();
    }

    @Bean
    public StandingCondition openByItsAnswer() {
        return new OpenByItsAnswer();
    }
}
