package org.gongkai.casework.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.Application;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.EnteredLater;
import org.gongkai.casework.Handling;
import org.gongkai.casework.HandlingRow;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Street;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.register.Registered.Day;
import org.gongkai.clock.Reading;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.Ledger;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Refusal;
import org.gongkai.tables.WrittenDay;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Walks a line of an old register down the same street as a live case, and says what the law cannot have let happen. */
@Component
public class PastCases {

    private static final String REASON = EnteredLater.REGISTER.code();
    private static final Map<Day, String> TITLES = Map.of(Day.RECEIVED, "收到之日", Day.EXTENDED, "延期", Day.PAUSED, "征求意见", Day.RESUMED, "征求意见", Day.DECIDED, "答复日期",
            Day.SERVED, "送达日期");

    private final CaseTypes types;
    private final Submitting submitting;
    private final Street street;
    private final Ledger ledger;
    private final ReplyKinds replyKinds;
    private final Organs organs;

    PastCases(CaseTypes types, Submitting submitting, Street street, Ledger ledger, ReplyKinds replyKinds, Organs organs) {
        this.types = types;
        this.submitting = submitting;
        this.street = street;
        this.ledger = ledger;
        this.replyKinds = replyKinds;
        this.organs = organs;
    }

    sealed interface Outcome {
    }

    /** A case ready to be written: its application, its state with all acts, its facts and its clock. */
    record Past(Application application, String sourceId, CaseState state, List<Fact> facts, Optional<Reading> clock, List<HandlingRow> handlings)
            implements Outcome {
    }

    record Impossible(List<String> reasons) implements Outcome {
    }

    public static String sourceId(String type, String id) {
        return type + ":" + id;
    }

    Outcome of(String type, RegisterRow row) {
        if (row.broken() != null) {
            return new Impossible(List.of(row.broken()));
        }
        RegisterLine line = new RegisterLine(row);
        LocalDate received = line.date("received", "收到之日", true);
        CaseType definition = received == null ? types.find(type).orElse(null) : types.find(type, received).orElse(null);
        if (definition == null) {
            return new Impossible(List.of("没有“" + type + "”这种办件"));
        }
        String id = line.required("id", "编号");
        String organ = organ(line.required("organ", "受理机关"), received);
        String channel = named(line.optional("channel", definition.channels().getFirst().id()),
                definition.channels().stream().collect(HashMap::new, (m, c) -> m.put(c.title(), c.id()), Map::putAll));
        String party = named(line.required("applicant", "申请人类别"),
                definition.parties().stream().collect(HashMap::new, (m, p) -> m.put(p.title(), p.id()), Map::putAll));
        List<Registered.Step> register = Registered.steps(definition);
        if (register.isEmpty()) {
            return new Impossible(List.of("“" + definition.title() + "”没有写明登记簿的列各是哪一步（register:），请逐步导入：import cases"));
        }
        String outcome = definition.itemised() ? replyKind(line, received) : line.optional("outcome", null);
        LocalDate decided = line.date("decided", "答复日期", outcome != null);
        LocalDate served = line.date("served", "送达日期", false);
        if (outcome == null && !line.isOutcomeUnknown() && (decided != null || served != null)) {
            line.reasons().add("有答复或送达日期而没有办理结果");
        }
        List<RegisterLine.Timed> steps = new ArrayList<>();
        line.pauses(steps);
        Optional<Concluded> concluded = outcome == null ? Optional.empty() : concluded(definition, register, outcome);
        if (outcome != null && concluded.isEmpty()) {
            line.reasons().add("“" + outcome + "”不是“" + definition.title() + "”的结果；可以写：" + results(definition, register));
        }
        if (!line.reasons().isEmpty() || received == null) {
            return new Impossible(line.reasons());
        }
        Walk walk = new Walk(definition, id, organ, party, channel, received, line.optional("title", null));
        if (!walk.reasons.isEmpty()) {
            return new Impossible(walk.reasons);
        }
        if (concluded.filter(one -> one.step().action().from().contains(definition.procedure().first())).isEmpty()) {
            walk.steps(Day.RECEIVED, received, Map.of());
        }
        extension(row.value("extended"), decided, walk).ifPresent(steps::add);
        steps.sort(Comparator.comparing(RegisterLine.Timed::on));
        List<RegisterLine.Timed> after = new ArrayList<>();
        for (RegisterLine.Timed step : steps) {
            if (decided != null && step.on().isAfter(decided)) {
                after.add(step);
            } else {
                walk.steps(step.day(), step.on(), step.said());
            }
        }
        if (decided != null) {
            concluded.ifPresent(one -> walk.step(one.step(), decided, Map.of("outcome", one.outcome())));
            walk.further(Day.DECIDED, decided);
        }
        after.forEach(step -> walk.steps(step.day(), step.on(), step.said()));
        if (served != null) {
            walk.steps(Day.SERVED, served, Map.of());
        }
        return walk.reasons.isEmpty() ? walk.past() : new Impossible(walk.reasons);
    }

    /** The step that a result was, and the result as the type calls it. */
    private record Concluded(Registered.Step step, String outcome) {
    }

    private static String results(CaseType type, List<Registered.Step> register) {
        return register.stream().filter(step -> step.on() == Day.DECIDED && type.consequence(step.action().id()).concludes()).flatMap(step -> {
            Consequence.Result result = type.consequence(step.action().id()).result();
            return result.outcome() != null ? Stream.of(result.outcome() + " " + step.action().title())
                    : step.action().fields().stream().filter(field -> field.name().equals(result.outcomeOf()))
                            .flatMap(field -> field.options().entrySet().stream()).map(option -> option.getKey() + " " + option.getValue());
        }).collect(Collectors.joining("、"));
    }

    /** By the code of the result or what it is called; numbered items are all answered by one step. */
    private static Optional<Concluded> concluded(CaseType type, List<Registered.Step> register, String said) {
        for (Registered.Step step : register) {
            Consequence.Result result = type.consequence(step.action().id()).result();
            if (step.on() != Day.DECIDED || !type.consequence(step.action().id()).concludes()) {
                continue;
            }
            if (result.ofItems() || said.equals(result.outcome()) || said.equals(step.action().title())) {
                return Optional.of(new Concluded(step, said));
            }
            Optional<String> chosen = step.action().fields().stream().filter(field -> field.name().equals(result.outcomeOf())).flatMap(field -> field.options().entrySet().stream())
                    .filter(option -> option.getKey().equals(said) || option.getValue().equals(said)).map(Map.Entry::getKey).findFirst();
            if (chosen.isPresent()) {
                return Optional.of(new Concluded(step, chosen.get()));
            }
        }
        return Optional.empty();
    }

    /** {@code 20}, {@code 2020-03-12} or {@code 2020-03-12+10}; without a day it was made on the last lawful one. */
    private Optional<RegisterLine.Timed> extension(@Nullable String said, @Nullable LocalDate decided, Walk walk) {
        if (said == null || !walk.reasons.isEmpty()) {
            return Optional.empty();
        }
        try {
            String[] parts = said.split("\\+", 2);
            LocalDate day = parts[0].matches("\\d{1,3}") ? null : WrittenDay.ofCell(parts[0]).day();
            String days = parts.length > 1 ? parts[1] : day == null ? said : "20";
            Reading clock = street.clock(walk.state).orElse(null);
            if (clock == null) {
                walk.reasons.add("没有在计算的期限，不能延长");
                return Optional.empty();
            }
            LocalDate on = day != null ? day
                    : decided != null && decided.isBefore(clock.due()) ? decided : clock.due();
            return Optional.of(new RegisterLine.Timed(Day.EXTENDED, on, Map.of("days", String.valueOf(Integer.parseInt(days.strip())))));
        } catch (NumberFormatException unreadable) {
            walk.reasons.add("“extended”应写成工作日数、日期或“日期+工作日数”，现为“" + said + "”");
            return Optional.empty();
        }
    }

    /** A code of the reply kinds, or a row of the form: then the first kind in force that counts there. */
    private @Nullable String replyKind(RegisterLine line, @Nullable LocalDate received) {
        String said = line.optional("outcome", null);
        if (said == null || replyKinds.find(said).isPresent() || received == null) {
            return said;
        }
        Optional<ReplyKind> counted = replyKinds.forReceiptOn(received).stream()
                .filter(kind -> kind.rows().containsValue(said) || kind.title().equals(said)).findFirst();
        if (counted.isEmpty()) {
            line.outcomeUnknown("“" + said + "”不是答复类型的代码，也不是表格的行；" + received + " 收到的可以写："
                    + replyKinds.forReceiptOn(received).stream().map(kind -> kind.code() + " " + kind.title()).collect(Collectors.joining("、")));
        }
        return counted.map(ReplyKind::code).orElse(null);
    }

    /** Its id, or what it was called on the day. */
    private String organ(String said, @Nullable LocalDate on) {
        return on == null || organs.find(said).isPresent() ? said : organs.named(said, on).map(Organ::id).orElse(said);
    }

    private static String named(@Nullable String said, Map<String, String> byTitle) {
        return said == null ? "" : byTitle.getOrDefault(said, said);
    }

    /** Goes step by step on a state in memory; stops at the first refusal. */
    private final class Walk {

        private final List<String> reasons = new ArrayList<>();
        private final List<Fact> facts = new ArrayList<>();
        private final Application application;
        private final String id;
        private final String evidence;
        private final String sourceId;
        private CaseState state;

        Walk(CaseType type, String id, String organ, String party, String channel, LocalDate received, @Nullable String title) {
            List<Map<String, String>> items = List.of(title == null ? Map.of() : Map.of("title", title));
            this.id = id;
            evidence = "register:" + id;
            sourceId = sourceId(type.id(), id);
            Submit submit = new Submit(type.id(), channel, party, List.of(organ), Actor.system(), Map.of(), Map.of(),
                    items, received, null, sourceId, REASON, evidence);
            submitting.mayTakeOver(submit).forEach(refusal -> reasons.add(refusal.sentence()));
            application = new Application(Identifier.fresh(), type.id(), "", channel, party, received, Map.of(), Map.of(), items);
            state = reasons.isEmpty() ? CaseState.begunBy(type, ledger.prepare(Submitting.draft(type, application,
                    submit, organ, Identifier.fresh(), ""))) : CaseState.none(type, organ, party, channel);
        }

        /** Every step that a column stands for. */
        void steps(Day day, LocalDate on, Map<String, String> said) {
            List<Registered.Step> meant = Registered.steps(state.type()).stream().filter(step -> step.on() == day).toList();
            if (meant.isEmpty()) {
                reasons.add("“" + state.type().title() + "”的登记簿没有" + TITLES.get(day));
            }
            meant.forEach(step -> step(step, on, said));
        }

        /** What follows the result on the same day, where it can. */
        void further(Day day, LocalDate on) {
            Registered.steps(state.type()).stream().filter(step -> step.on() == day && !state.type().consequence(step.action().id()).concludes())
                    .forEach(step -> {
                        if (step.action().from().contains(state.stage())) {
                            step(step, on, Map.of());
                        }
                    });
        }

        void step(Registered.Step meant, LocalDate on, Map<String, String> said) {
            if (!reasons.isEmpty()) {
                return;
            }
            Set<String> capacities = new HashSet<>(meant.action().who());
            capacities.add(Actor.SYSTEM);
            Street.Step step = street.attempt(state, new Perform(state.id(), meant.action().id(), new Actor(null, capacities), on, filled(meant.with(), said), null,
                    REASON, evidence, false, Handling.FIRST));
            if (step.refused() || step.draft() == null) {
                step.refusals().stream().map(Refusal::sentence).forEach(reasons::add);
                return;
            }
            ActDraft draft = step.draft();
            Act act = ledger.prepare(draft);
            CaseState next = state.after(act);
            facts.addAll(street.facts(state, next, act));
            state = next;
        }

        /** Names in braces are what stands in the line. */
        private Map<String, String> filled(Map<String, String> with, Map<String, String> said) {
            Map<String, String> values = new HashMap<>();
            with.forEach((field, value) -> {
                String filled = value.replace("{id}", id);
                for (Map.Entry<String, String> one : said.entrySet()) {
                    filled = filled.replace("{" + one.getKey() + "}", one.getValue());
                }
                values.put(field, filled);
            });
            return values;
        }

        Past past() {
            return new Past(application, sourceId, state, facts, street.clock(state), HandlingRow.of(state, street));
        }
    }
}
