package org.gongkai.casework.correction;

import java.util.List;
import java.util.Optional;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.StandingCondition;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What holds when something that was entered in error is put right. */
@Configuration(proxyBeanMethods = false)
public class Corrections {

    /** The conditions about corrections that a file of any type may name. */
    public static List<Guard<CaseState>> all() {
        return List.of(Guard.of("entered-by-another", "登记的和作废的不是同一个人", "平台的做法", Corrections::enteredByAnother));
    }

    @Bean
    public StandingCondition latestIsTakenOut() {
        return new LatestIsTakenOut();
    }

    private static Optional<Refusal> enteredByAnother(CaseState state, Attempt attempt) {
        boolean byThemselves = state.type().channel(state.channel()).map(CaseType.Channel::selfService).orElse(true);
        Act entered = state.acts().getFirst();
        if (byThemselves) {
            return Optional.of(Refusal.because("这件是申请人自己提交的，不是登记的，不能作废"));
        }
        return attempt.isBy(entered.actor())
                ? Optional.of(Refusal.because("这件是您自己登记的，请由另一位审批人核对后作废")) : Optional.empty();
    }
}
