package org.gongkai.casework.types.inforequest;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.alike.Suggesting;
import org.gongkai.casework.papers.RemedyClauses;
import org.gongkai.casework.types.inforequest.fee.FeeGuards;
import org.gongkai.casework.types.inforequest.fee.Tariffs;
import org.gongkai.casework.types.inforequest.reply.GivenGuards;
import org.gongkai.casework.types.inforequest.reply.MainOutcome;
import org.gongkai.casework.types.inforequest.reply.ReplyGuards;
import org.gongkai.clock.Reading;
import org.gongkai.directory.Organs;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;

/** Every condition that the law puts on a request for information, in one list; each is named in the definition file. */
public final class InfoRequestGuards {

    public static final String TERM = "inforequest.reply";

    private final List<Guard<CaseState>> all;

    /** Reads the clock of a case. */
    public interface Clocks {
        Optional<Reading> of(CaseState state);
    }

    InfoRequestGuards(Provisions provisions, Calendars calendars, ReplyKinds replyKinds, MainOutcome mainOutcome,
            Tariffs tariffs, Organs organs, RemedyClauses remedies, GivenGuards.Copies copies, ConsultationGuards.Lead lead, Clocks clocks) {
        this.all = Stream.of(new PeriodGuards(provisions, calendars, clocks).all(),
                new ConsultationGuards(provisions, calendars, replyKinds, lead, copies).all(),
                new ReplyGuards(provisions, replyKinds, mainOutcome, organs, remedies).all(),
                new GivenGuards(replyKinds, copies).all(),
                new FeeGuards(tariffs, provisions, calendars, clocks).all(), List.of(suggestedOnce())).flatMap(List::stream).toList();
    }

    List<Guard<CaseState>> all() {
        return all;
    }

    /** A condition that names the day from which its rule is law. */
    static String since(String title, Optional<LocalDate> day) {
        return day.map(from -> title + "（" + from + " 起）").orElse(title);
    }

    /** 第四十四条 申请人可以建议行政机关将该信息纳入主动公开的范围。 */
    private static Guard<CaseState> suggestedOnce() {
        return Guard.of("suggested-once", "还没有建议过主动公开", "第四十四条", (state, attempt) -> when(
                state.acts().stream().anyMatch(act -> Suggesting.isDoneBy(state.type(), act.verb())), "已经建议过主动公开，由机关决定", "第四十四条"));
    }

    public static Optional<Refusal> when(boolean holds, String sentence, String article) {
        return holds ? Optional.of(Refusal.because(sentence, article)) : Optional.empty();
    }
}
