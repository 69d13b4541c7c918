package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.casetype.Answers;
import org.gongkai.clock.Reading;
import org.gongkai.ledger.Fact;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;

@Label("任意先后的办理经过：凡是准许的，都立得住")
class RandomHistoriesProperties {

    private static final Actor ANYBODY = new Actor("person", Set.of("OFFICER", "APPROVER", "DISCLOSURE_HEAD", "DISCLOSURE_OFFICE", "APPLICANT", "CONSULTED", "SYSTEM"));
    private static final Set<String> ONCE = Set.of("receive", "confirm-last", "acknowledge-last", "accept", "ask-completion", "extend", "postpone", "ask-reasons",
            "fee-notice", "decide", "answer-on-spot", "record-result", "abandon", "fee-lapsed", "serve", "close");
    /** Ways out that would end nearly every history before it got anywhere. */
    private static final Set<String> SHORT_CUTS = Set.of("withdraw", "record-result", "confirm-withdrawal", "enter-confirmation");
    private static final ReplyKinds KINDS = new ReplyKinds();

    /** Something tried some days later, with fields filled in at random. */
    record Try(int action, int days, long seed) {
    }

    @Property(tries = 300)
    @Label("推算的期限等于从台账重放的期限；一步不会做两次；没有结果不会办结；事实与办件相符")
    void whateverIsAllowedHolds(@ForAll("days") LocalDate submitted, @ForAll("tries") @Size(min = 20, max = 90) List<Try> tries) {
        Random first = new Random(tries.getFirst().seed());
        OnPaper paper = OnPaper.requestSubmitted(submitted.toString(), 1 + first.nextInt(3));
        List<Action> actions = paper.state().type().procedure().actions();
        for (Try one : tries) {
            // Most tries are of what the table says is open now, so that histories get somewhere.
            List<Action> open = actions.stream().filter(action -> action.from().contains(paper.state().stage())
                    && (one.seed() % 12 == 0 || !SHORT_CUTS.contains(action.id()))).toList();
            Action action = one.seed() % 4 != 1 && !open.isEmpty() ? open.get(one.action() % open.size()) : actions.get(one.action() % actions.size());
            paper.on(paper.today().plusDays(one.days()));
            int before = paper.state().acts().size();
            String stage = paper.state().stage();
            boolean taken = paper.attempts(ANYBODY, action.id(), filledIn(paper, action, new Random(one.seed()))).isEmpty();
            assertThat(paper.state().acts()).hasSize(before + (taken ? 1 : 0));
            assertThat(taken && !action.from().contains(stage)).as("%s in %s", action.id(), stage).isFalse();
            holds(paper);
        }
        String end = paper.state().times("decide") > 0 ? "answered" : paper.state().outcome() != null ? "otherwise ended" : "open";
        Statistics.label("how histories end").collect(end).coverage(seen -> {
            seen.check("answered").count(many -> many > 3);
            seen.check("otherwise ended").count(many -> many > 3);
        });
    }

    private static void holds(OnPaper paper) {
        CaseState state = paper.state();
        CaseState again = paper.replayed();
        assertThat(again).isEqualTo(state);
        assertThat(paper.clock(again).map(Reading::due)).isEqualTo(paper.clock().map(Reading::due));
        assertThat(paper.clock().isPresent()).isEqualTo(state.receivedOn() != null);
        for (String action : ONCE) {
            assertThat(state.times(action)).as(action).isLessThanOrEqualTo(1);
        }
        paper.clock().ifPresent(reading -> {
            assertThat(reading.due()).isAfter(state.receivedOn());
            assertThat(reading.endedOn() != null).as("期限随结果终止").isEqualTo(state.outcome() != null);
        });
        if (state.ended()) {
            assertThat(state.outcome()).as("没有结果不会办结").isNotNull();
        }
        if ("decide".equals(state.lastAct().verb())) {
            assertThat(state.answers()).as("每一项都有答复").hasSize(state.items());
            assertThat(Consultation.openIn(state)).isZero();
        }
        long received = counted(paper, "inforequest.received");
        long concluded = counted(paper, "inforequest.concluded");
        assertThat(received).isEqualTo(state.receivedOn() == null ? 0 : 1);
        assertThat(concluded).isEqualTo(state.outcome() != null && received == 1 ? 1 : 0);
        Map<String, Long> byCode = paper.facts().stream().filter(fact -> fact.kind().equals("inforequest.concluded"))
                .collect(Collectors.groupingBy(Fact::code, Collectors.summingLong(fact -> fact.amount().longValueExact())));
        assertThat(byCode).as("退回的结果一正一负").allSatisfy((code, sum) -> assertThat(sum).isEqualTo(code.equals(state.outcome()) ? 1 : 0));
    }

    private static long counted(OnPaper paper, String kind) {
        return paper.facts().stream().filter(fact -> fact.kind().equals(kind)).mapToLong(fact -> fact.amount().longValueExact()).sum();
    }

    /** Everybody who was asked and has not answered. */
    private static final class Consultation {

        static int openIn(CaseState state) {
            return state.unanswered("consult").size() + state.unanswered("consult-organ").size();
        }
    }

    private static Map<String, String> filledIn(OnPaper paper, Action declared, Random random) {
        Map<String, String> values = new HashMap<>();
        List<Field> fields = new ArrayList<>(declared.fields());
        if (paper.state().type().consequence(declared.id()).result().ofItems()) {
            fields.addAll(Answers.fields(paper.state().items(), paper.state().type().consequence(declared.id()).perItem()));
        }
        for (Field field : fields) {
            String value = field.required() || random.nextInt(3) > 0 ? value(field, paper, random) : null;
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        return values;
    }

    private static @Nullable String value(Field field, OnPaper paper, Random random) {
        LocalDate received = paper.state().receivedOn() == null ? paper.today() : paper.state().receivedOn();
        List<ReplyKind> kinds = KINDS.forReceiptOn(received);
        return switch (field.kind()) {
            case CHOICE -> new ArrayList<>(field.options().keySet()).get(random.nextInt(field.options().size()));
            case YES_NO -> random.nextBoolean() ? "yes" : "no";
            case NUMBER -> String.valueOf(1 + random.nextInt(field.name().equals("count") ? 60 : 3));
            case DATE -> paper.today().plusDays(random.nextInt(40)).toString();
            case REPLY_KIND -> kinds.get(random.nextInt(kinds.size())).code();
            case REPLY_KINDS -> kinds.stream().filter(kind -> kind.family() == ReplyKind.Family.REFUSED).findAny().orElseThrow().code();
            case ORGAN -> OnPaper.THERE;
            default -> "写了一些话";
        };
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 6000).map(days -> LocalDate.of(2010, 1, 4).plusDays(days))
                .edgeCases(edges -> edges.add(LocalDate.of(2019, 5, 14), LocalDate.of(2019, 5, 15), LocalDate.of(2020, 12, 31), LocalDate.of(2021, 1, 1)));
    }

    @Provide
    Arbitrary<List<Try>> tries() {
        return Combinators.combine(Arbitraries.integers().between(0, 1000), Arbitraries.integers().between(0, 9), Arbitraries.longs())
                .as(Try::new).list();
    }
}
