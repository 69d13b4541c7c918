package org.gongkai.casework.types.inforequest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.Application;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.TypeRules;
import org.gongkai.clock.StatutoryClock;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.springframework.stereotype.Component;

/** What the Regulation adds to the definition of a request for information. */
@Component
class InfoRequestRules implements TypeRules {

    private final MainOutcome mainOutcome;
    private final InfoRequestGuards guards;
    private final ReplyWords replyWords;
    private final Provisions provisions;

    InfoRequestRules(Provisions provisions, ReplyKinds replyKinds, Calendars calendars, Now now, ReplyWords replyWords) {
        this.provisions = provisions;
        this.replyWords = replyWords;
        this.mainOutcome = new MainOutcome(replyKinds);
        this.guards = new InfoRequestGuards(provisions, replyKinds, mainOutcome, state -> state.clock().isEmpty()
                ? Optional.empty()
                : Optional.of(StatutoryClock.read(state.clock(), calendars.of(state.organ()), provisions, now.today())));
    }

    @Override
    public String type() {
        return "inforequest";
    }

    @Override
    public List<Guard<CaseState>> guards() {
        return guards.all();
    }

    @Override
    public String mainOutcome(CaseState state, Attempt attempt, List<String> replies) {
        String chosen = attempt.value("mainOutcome");
        return chosen == null ? mainOutcome.of(replies, attempt.on()) : chosen;
    }

    @Override
    public Map<String, String> words(CaseState after, Attempt attempt, Application application) {
        Map<String, String> words = new HashMap<>();
        if (after.receivedOn() != null) {
            provisions.find("inforequest.extension", after.receivedOn())
                    .ifPresent(provision -> words.put("extensionArticle", provision.article()));
        }
        if (after.outcome() != null) {
            words.put("remedy", replyWords.remedy(after.outcome(), after.organ(), attempt.on()));
            words.put("supply", replyWords.supply(after.outcome(), application));
            words.put("replies", replyWords.replies(after, attempt, application));
        }
        return words;
    }
}
