package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.gongkai.casework.casetype.Answers;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.casework.clocks.ClockReading;
import org.gongkai.casework.clocks.ClockRun;
import org.gongkai.casework.merging.Merging;
import org.gongkai.clock.Reading;
import org.gongkai.ledger.Fact;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Stage;
import org.jspecify.annotations.Nullable;

/** The same histories in every run; others, and more, with {@code -Djqwik.tries.default=2000}. */
@Label("每一种办件，从定义生成的任意办理经过：凡是准许的，都立得住")
class EveryTypeHistoriesProperties {

    private static final Actor ANYBODY = new Actor("person", Set.of("OFFICER", "APPROVER", "DISCLOSURE_HEAD", "DISCLOSURE_OFFICE", "APPLICANT", "CONSULTED", "SYSTEM"));
    private static final List<CaseType> TYPES = ShippedDefinitions.inForce();
    private static final int TRIES = 60;

    @Property(seed = "20260301")
    @Label("由台账重放得到同样的件；整件办结的，没有还在别处办的；没有办完、也没有随主件办的，总有人在办；各部分停在自己的环节；答复计一次，退回、重办一正一负")
    void whateverIsAllowedHolds(@ForAll long seed) {
        for (CaseType type : TYPES) {
            Random random = new Random(seed);
            LocalDate from = LocalDate.of(2021, 6, 1);
            OnPaper paper = OnPaper.of(type.id(), type.parties().getFirst().id(), from.plusDays(random.nextInt(1500)).toString(), 1);
            for (int n = 0; n < TRIES; n++) {
                paper.on(paper.today().plusDays(random.nextInt(4)));
                Handling handling = paper.state().handlings().get(random.nextInt(paper.state().handlings().size()));
                boolean shortCut = random.nextInt(12) == 0;
                List<Action> open = open(paper.state(), handling).stream().filter(action -> shortCut || !endsWithoutAnswer(type, action)).toList();
                if (!open.isEmpty()) {
                    Action action = open.get(random.nextInt(open.size()));
                    paper.attempts(ANYBODY, handling.no(), action.id(), filledIn(paper, action, random));
                    holds(paper);
                }
            }
            if (!type.turns().isEmpty()) {
                String came = paper.state().handlings().size() == 1 ? "没有派出" : paper.state().acts().stream().anyMatch(act -> type.consequence(act.verb()).reopens())
                        ? "重办过" : "派出过";
                Statistics.label(type.id()).collect(came).coverage(seen -> {
                    seen.check("派出过").count(many -> many > 0);
                    if (type.actions().stream().anyMatch(action -> type.consequence(action.id()).reopens())) {
                        seen.check("重办过").count(many -> many > 0);
                    }
                });
            }
        }
    }

    @Property(seed = "20260301")
    @Label("没有走不出去的环节：停在哪里，都还有一步可以办，或者已经办结")
    void noDeadStage(@ForAll long seed) {
        for (CaseType type : TYPES) {
            Random random = new Random(seed);
            OnPaper paper = OnPaper.of(type.id(), type.parties().getFirst().id(), "2024-03-04", 1);
            for (int n = 0; n < TRIES / 2; n++) {
                paper.on(paper.today().plusDays(random.nextInt(3)));
                CaseState state = paper.state();
                List<Handling> live = state.handlings().stream().filter(one -> !open(state, one).isEmpty()).toList();
                assertThat(state.ended() || !live.isEmpty()).as("%s 停在 %s", type.id(), state.handlings().stream().map(Handling::stage).toList()).isTrue();
                if (live.isEmpty()) {
                    break;
                }
                Handling handling = live.get(random.nextInt(live.size()));
                List<Action> open = open(state, handling);
                Action action = open.get(random.nextInt(open.size()));
                paper.attempts(ANYBODY, handling.no(), action.id(), filledIn(paper, action, random));
            }
        }
    }

    /** Ways out that would end nearly every history before it got anywhere. */
    private static boolean endsWithoutAnswer(CaseType type, Action action) {
        return type.ending(action.id(), null).filter(ending -> !ending.answer()).isPresent();
    }

    private static List<Action> open(CaseState state, Handling handling) {
        return handling.procedureIn(state.type()).actions().stream()
                .filter(action -> action.from().contains(handling.stage())).toList();
    }

    private static void holds(OnPaper paper) {
        CaseState state = paper.state();
        CaseState again = paper.replayed();
        assertThat(again).isEqualTo(state);
        assertThat(paper.clock(again).map(Reading::due)).isEqualTo(paper.clock().map(Reading::due));
        Handling first = state.handlings().getFirst();
        clocksHold(paper);
        assertThat(first.stage()).isEqualTo(state.stage());
        assertThat(first.ended()).isEqualTo(state.ended());
        if (state.ended()) {
            assertThat(state.openElsewhere()).as("%s 办结而别处还在办", state.type().id()).isEmpty();
        }
        boolean follows = state.type().procedure().actions().stream().anyMatch(action -> state.stage().equals(action.to()) && Merging.of(state.type(), action.id()).isPresent());
        if (!follows && !state.type().turns().isEmpty() && !state.ended() && List.of().equals(state.type().stage(state.stage()).due()) && first.concludedOn() == null) {
            assertThat(state.openElsewhere()).as("%s 停在 %s，没有人在办：%s", state.type().id(), state.stage(), state.acts()).isNotEmpty();
        }
        Set<String> organs = new HashSet<>();
        for (Handling one : state.openElsewhere()) {
            Set<String> own = one.turn() == null ? Set.of() : one.turn().procedure().stages().stream().map(Stage::id).collect(Collectors.toSet());
            assertThat(own).contains(one.stage());
            assertThat(organs.add(one.organ())).as("同一机关没有两个在办的部分").isTrue();
        }
        assertThat(state.handlings()).extracting(Handling::no).isSorted().doesNotHaveDuplicates();
        Map<String, BigDecimal> answered = paper.facts().stream().filter(fact -> fact.kind().endsWith(".answered"))
                .collect(Collectors.groupingBy(Fact::kind, Collectors.reducing(BigDecimal.ZERO, Fact::amount, BigDecimal::add)));
        assertThat(answered.values()).as("%s 答复计一次：%s", state.type().id(), state.acts()).allSatisfy(sum -> assertThat(sum).isBetween(BigDecimal.ZERO, BigDecimal.ONE));
    }

    /** No named clock runs twice at once, none of what has ended runs, none ends before it began, and what lists keep is the first to be over. */
    private static void clocksHold(OnPaper paper) {
        for (Handling one : paper.state().handlings()) {
            assertThat(one.runs().stream().filter(ClockRun::runs).map(ClockRun::clock)).doesNotHaveDuplicates();
            assertThat(one.runs()).allSatisfy(run -> {
                assertThat(one.ended() && run.runs()).as("%s 已办结而期限还在走：%s", one, run).isFalse();
                assertThat(run.until() == null || !run.until().at().isBefore(run.from().at())).isTrue();
            });
            List<ClockReading> running = paper.named(one).stream().filter(reading -> reading.run().runs()).toList();
            assertThat(running).allSatisfy(reading -> assertThat(paper.next(one).orElseThrow().dueAt()).isBeforeOrEqualTo(reading.dueAt()));
            paper.next(one).ifPresent(next -> {
                assertThat(next.yellowAt()).isBeforeOrEqualTo(next.redAt());
                assertThat(next.redAt()).isBeforeOrEqualTo(next.dueAt());
            });
        }
    }

    private static Map<String, String> filledIn(OnPaper paper, Action declared, Random random) {
        Map<String, String> values = new HashMap<>();
        List<Field> fields = new ArrayList<>(declared.fields());
        Consequence consequence = paper.state().type().consequence(declared.id());
        if (consequence.result().ofItems()) {
            fields.addAll(Answers.fields(paper.state().items(), consequence.perItem()));
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
        return switch (field.kind()) {
            case CHOICE -> new ArrayList<>(field.options().keySet()).get(random.nextInt(field.options().size()));
            case YES_NO -> random.nextBoolean() ? "yes" : "no";
            case NUMBER -> String.valueOf(1 + random.nextInt(3));
            case DATE -> paper.today().plusDays(random.nextInt(40)).toString();
            case REPLY_KIND -> random.nextBoolean() ? "R36-1" : "R36-4";
            case REPLY_KINDS -> "R36-4";
            case ORGAN -> random.nextBoolean() ? OnPaper.HERE : OnPaper.THERE;
            case ORGANS -> random.nextInt(3) == 0 ? null : random.nextBoolean() ? OnPaper.THERE : OnPaper.HERE;
            default -> "写了一些话";
        };
    }
}
