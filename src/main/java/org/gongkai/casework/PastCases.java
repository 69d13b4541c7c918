package org.gongkai.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKinds;
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
class PastCases {

    private static final String REASON = EnteredLater.REGISTER.code();
    private static final String UNRECORDED = "unrecorded";

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
    record Past(Application application, String sourceId, CaseState state, List<Fact> facts, Optional<Reading> clock)
            implements Outcome {
    }

    record Impossible(List<String> reasons) implements Outcome {
    }

    static String sourceId(String type, String id) {
        return type + ":" + id;
    }

    Outcome of(String type, RegisterRow row) {
        if (row.broken() != null) {
            return new Impossible(List.of(row.broken()));
        }
        Line line = new Line(row);
        CaseType definition = types.find(type).orElse(null);
        if (definition == null) {
            return new Impossible(List.of("没有“" + type + "”这种办件"));
        }
        String id = line.required("id", "编号");
        LocalDate received = line.date("received", "收到之日", true);
        String organ = organ(line.required("organ", "受理机关"), received);
        String channel = named(line.optional("channel", definition.channels().getFirst().id()),
                definition.channels().stream().collect(HashMap::new, (m, c) -> m.put(c.title(), c.id()), Map::putAll));
        String party = named(line.required("applicant", "申请人类别"),
                definition.parties().stream().collect(HashMap::new, (m, p) -> m.put(p.title(), p.id()), Map::putAll));
        String outcome = replyKind(line, received);
        LocalDate decided = line.date("decided", "答复日期", outcome != null);
        LocalDate served = line.date("served", "送达日期", false);
        if (outcome == null && !line.unknownOutcome && (decided != null || served != null)) {
            line.reasons.add("有答复或送达日期而没有办理结果");
        }
        List<Timed> steps = new ArrayList<>();
        line.pauses(steps);
        String extended = row.value("extended");
        if (!line.reasons.isEmpty() || received == null) {
            return new Impossible(line.reasons);
        }
        Walk walk = new Walk(definition, id, organ, party, channel, received, line.optional("title", null));
        if (!walk.reasons.isEmpty()) {
            return new Impossible(walk.reasons);
        }
        walk.step("receive", received, Map.of("confirmation", UNRECORDED));
        walk.step("accept", received, Map.of());
        extension(extended, decided, walk).ifPresent(steps::add);
        steps.sort(Comparator.comparing(Timed::on));
        List<Timed> after = new ArrayList<>();
        for (Timed step : steps) {
            if (decided != null && step.on().isAfter(decided)) {
                after.add(step);
            } else {
                walk.step(step.action(), step.on(), step.values());
            }
        }
        if (outcome != null && decided != null) {
            walk.step("record-result", decided, Map.of(Answers.field(1), outcome, Answers.words(1), UNRECORDED));
        }
        after.forEach(step -> walk.step(step.action(), step.on(), step.values()));
        if (served != null) {
            walk.step("serve", served, Map.of("way", UNRECORDED, "proof", "register:" + id));
            walk.step("close", served, Map.of());
        }
        return walk.reasons.isEmpty() ? walk.past() : new Impossible(walk.reasons);
    }

    /** A step of the register with the day it says. */
    private record Timed(String action, LocalDate on, Map<String, String> values) {
    }

    /** {@code 20}, {@code 2020-03-12} or {@code 2020-03-12+10}; without a day it was made on the last lawful one. */
    private Optional<Timed> extension(@Nullable String said, @Nullable LocalDate decided, Walk walk) {
        if (said == null || !walk.reasons.isEmpty()) {
            return Optional.empty();
        }
        try {
            String[] parts = said.split("\\+", 2);
            LocalDate day = parts[0].matches("\\d{1,3}") ? null : WrittenDay.ofCell(parts[0]).day();
            String days = parts.length > 1 ? parts[1] : day == null ? said : "20";
            Reading clock = street.clock(walk.state).orElseThrow();
            LocalDate on = day != null ? day
                    : decided != null && decided.isBefore(clock.due()) ? decided : clock.due();
            return Optional.of(new Timed("extend", on, Map.of("days", String.valueOf(Integer.parseInt(days.strip())), "reason", UNRECORDED)));
        } catch (NumberFormatException unreadable) {
            walk.reasons.add("“extended”应写成工作日数、日期或“日期+工作日数”，现为“" + said + "”");
            return Optional.empty();
        }
    }

    /** A code of the reply kinds, or a row of the form: then the first kind in force that counts there. */
    private @Nullable String replyKind(Line line, @Nullable LocalDate received) {
        String said = line.optional("outcome", null);
        if (said == null || replyKinds.find(said).isPresent() || received == null) {
            return said;
        }
        Optional<ReplyKind> counted = replyKinds.forReceiptOn(received).stream()
                .filter(kind -> kind.rows().containsValue(said) || kind.title().equals(said)).findFirst();
        if (counted.isEmpty()) {
            line.reasons.add("“" + said + "”不是答复类型的代码，也不是表格的行；" + received + " 收到的可以写："
                    + replyKinds.forReceiptOn(received).stream().map(kind -> kind.code() + " " + kind.title()).collect(Collectors.joining("、")));
            line.unknownOutcome = true;
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
        private final String evidence;
        private final String sourceId;
        private CaseState state;

        Walk(CaseType type, String id, String organ, String party, String channel, LocalDate received, @Nullable String title) {
            List<Map<String, String>> items = List.of(title == null ? Map.of() : Map.of("title", title));
            evidence = "register:" + id;
            sourceId = sourceId(type.id(), id);
            Submit submit = new Submit(type.id(), channel, party, List.of(organ), Actor.system(), Map.of(), Map.of(),
                    items, received, null, sourceId, REASON, evidence);
            submitting.mayTakeOver(submit).forEach(refusal -> reasons.add(refusal.sentence()));
            application = new Application(Identifier.fresh(), type.id(), "", channel, party, received, Map.of(), Map.of(), items);
            state = reasons.isEmpty() ? CaseState.begunBy(type, ledger.prepare(Submitting.draft(type, application,
                    submit, organ, Identifier.fresh(), ""))) : CaseState.none(type, organ, party, channel);
        }

        void step(String action, LocalDate on, Map<String, String> values) {
            if (!reasons.isEmpty()) {
                return;
            }
            Street.Step step = street.attempt(state, new Perform(state.id(), action, Actor.system(), on, values, null,
                    REASON, evidence, false, 0));
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

        Past past() {
            return new Past(application, sourceId, state, facts, street.clock(state));
        }
    }

    /** Reads the cells of a row and gathers what is wrong with them. */
    private static final class Line {

        private final RegisterRow row;
        private final List<String> reasons = new ArrayList<>();
        private boolean unknownOutcome;

        Line(RegisterRow row) {
            this.row = row;
        }

        String required(String column, String title) {
            String value = row.value(column);
            if (value == null) {
                reasons.add("缺少" + title + "（" + column + "）");
                return "";
            }
            return value;
        }

        @Nullable String optional(String column, @Nullable String otherwise) {
            String value = row.value(column);
            return value == null ? otherwise : value;
        }

        @Nullable LocalDate date(String column, String title, boolean required) {
            String value = row.value(column);
            if (value == null) {
                if (required) {
                    reasons.add("缺少" + title + "（" + column + "）");
                }
                return null;
            }
            WrittenDay.Read read = WrittenDay.ofCell(value);
            if (read.fault() != null) {
                reasons.add(title + "“" + value + "”不是 2020-03-12 这样的日期");
            }
            return read.day();
        }

        void pauses(List<Timed> steps) {
            String said = row.value("paused");
            for (String pause : said == null ? new String[0] : said.split("[;；]")) {
                String[] ends = pause.strip().split("\\.\\.|至|~|～|—", 2);
                LocalDate from = WrittenDay.ofCell(ends[0]).day();
                LocalDate to = ends.length > 1 && !ends[1].isBlank() ? WrittenDay.ofCell(ends[1]).day() : null;
                if (from == null || to == null && ends.length > 1 && !ends[1].isBlank()) {
                    reasons.add("“paused”应写成 2026-01-12..2026-01-20，多段用分号隔开，现为“" + pause.strip() + "”");
                } else {
                    steps.add(new Timed("consult", from, Map.of("thirdParty", UNRECORDED, "matter", UNRECORDED)));
                    if (to != null) {
                        if (to.isBefore(from)) {
                            reasons.add("征求意见 " + pause.strip() + " 的结束早于开始");
                        }
                        steps.add(new Timed("opinion", to, Map.of("opinion", UNRECORDED)));
                    }
                }
            }
        }
    }
}
