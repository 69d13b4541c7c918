package org.gongkai.casework.diagram;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provision;
import org.gongkai.calendar.Provisions;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.casework.casetype.Turn;
import org.gongkai.casework.clocks.NamedClock;
import org.gongkai.letters.Letters;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Permissions;
import org.gongkai.procedure.Procedure;
import org.gongkai.procedure.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A case type in words, drawn from its definition: who, in which stage, may do what, on which ground, with what effect on
 * the clock. Buttons and checks obey the same procedure and the same guards.
 */
@Component
public class ProcedureTable {

    private final CaseTypes types;
    private final Permissions<CaseState> permissions;
    private final Letters letters;
    private final Now now;

    ProcedureTable(CaseTypes types, Permissions<CaseState> permissions, Letters letters, Now now) {
        this.types = types;
        this.permissions = permissions;
        this.letters = letters;
        this.now = now;
    }

    /** A condition and the article it rests on. */
    public record Condition(String title, @Nullable String article) {
    }

    /** An action with all that it takes and does. */
    public record Row(Action action, List<String> who, List<String> from, @Nullable String to, List<Condition> conditions,
            List<String> clock, List<String> letters, @Nullable String outcome, boolean counted) {
    }

    /** A way from one stage to another, with the actions that lead along it. */
    public record Way(String from, String to, List<String> actions) {
    }

    /** What one organ does: the matter itself, or a part that was sent to others. */
    public record Part(String title, Map<Stage, List<Way>> ways, List<Row> rows) {
    }

    /** The matter and then each kind of part, apart. */
    public List<Part> parts(CaseType type) {
        Map<Stage, List<Way>> ways = ways(type);
        List<Row> rows = rows(type);
        return Stream.concat(Stream.of(Map.entry(type.title(), type.procedure())), type.turns().stream().map(turn -> Map.entry(turn.title(), turn.procedure()))).map(part -> {
            Map<Stage, List<Way>> own = new LinkedHashMap<>();
            part.getValue().stages().forEach(stage -> own.put(stage, ways.get(stage)));
            return new Part(part.getKey(), own, rows.stream().filter(row -> part.getValue().action(row.action().id()).isPresent()).toList());
        }).toList();
    }

    public List<Row> rows(CaseType type) {
        LocalDate today = now.today();
        return type.actions().stream().map(action -> row(type, action, today)).toList();
    }

    /** The ways out of each stage, in the order of the stages; what leaves the stage as it is has none. */
    public Map<Stage, List<Way>> ways(CaseType type) {
        Map<Stage, List<Way>> ways = new LinkedHashMap<>();
        Set<String> sent = type.procedure().actions().stream().filter(action -> !type.consequence(action.id()).hands().dispatch().isEmpty())
                .flatMap(action -> action.to() == null ? action.from().stream() : Stream.of(action.to())).collect(Collectors.toSet());
        Stream.concat(Stream.of(type.procedure()), type.turns().stream().map(Turn::procedure)).forEach(procedure -> {
            for (Stage stage : procedure.stages()) {
                Map<String, List<String>> byTarget = new LinkedHashMap<>();
                procedure.actions().stream().filter(action -> action.from().contains(stage.id()) && action.to() != null)
                        .forEach(action -> byTarget.computeIfAbsent(String.valueOf(action.to()), to -> new ArrayList<>()).add(action.title()));
                if (sent.contains(stage.id())) {
                    passed(type, byTarget);
                }
                ways.put(stage, byTarget.entrySet().stream().map(way -> new Way(stage.id(), way.getKey(), way.getValue().stream().distinct().toList())).toList());
            }
        });
        return ways;
    }

    /** Where the matter goes when those end their part to whom it was sent. */
    private static void passed(CaseType type, Map<String, List<String>> byTarget) {
        for (Action action : type.actions()) {
            Consequence.Passing passes = type.consequence(action.id()).hands().passes();
            if (passes != null) {
                Stream.of(Optional.ofNullable(passes.to()), Optional.ofNullable(passes.again())).flatMap(Optional::stream)
                        .forEach(to -> byTarget.computeIfAbsent(to, one -> new ArrayList<>()).add(action.title()));
            }
        }
    }

    private Row row(CaseType type, Action action, LocalDate today) {
        Consequence effect = type.consequence(action.id());
        Procedure procedure = type.procedureOf(action.from().iterator().next());
        List<String> inOrder = procedure.stages().stream().map(Stage::id).toList();
        return new Row(action, action.who().stream().map(Permissions::title).sorted().toList(),
                action.from().stream().sorted(Comparator.comparingInt(inOrder::indexOf)).map(id -> procedure.stage(id).title()).toList(),
                action.to() == null ? null : procedure.stage(action.to()).title(), conditions(action), clocks(type, action, today),
                effect.papers().all().stream().map(letter -> letters.title(letter, today)).toList(), effect.result().outcome(), !effect.facts().isEmpty());
    }

    private List<Condition> conditions(Action action) {
        return action.guards().stream().map(name -> {
            Guard<? super CaseState> guard = permissions.guard(name);
            return new Condition(guard.title(), guard.article());
        }).toList();
    }

    /** What the action does to the main term and to the named clocks. */
    private List<String> clocks(CaseType type, Action action, LocalDate today) {
        Consequence effect = type.consequence(action.id());
        List<String> says = clock(effect.clock(), today);
        for (NamedClock clock : NamedClock.of(type)) {
            if (clock.isBegunBy(action.id(), effect)) {
                says.add("“" + clock.title() + "”开始计算 " + types.provisions().find(clock.term(), today).map(term -> term.amount() + " " + term.unit().label()).orElse(""));
            }
            if (clock.until().contains(action.id())) {
                says.add("“" + clock.title() + "”办到");
            }
        }
        return says;
    }

    private List<String> clock(Consequence.Clocking effect, LocalDate today) {
        List<String> says = new ArrayList<>();
        says(says, "开始计算", effect.start(), today);
        says(says, "暂停计算，最长", effect.pause(), today);
        says(says, "自此日起算到", effect.lapse(), today);
        says(says, "可以延长，最长", effect.extend(), today);
        if (effect.resume()) {
            says.add("恢复计算");
        }
        if (effect.restart()) {
            says.add("重新计算");
        }
        if (effect.until() != null) {
            says.add("延至所定之日");
        }
        if (effect.end()) {
            says.add("终止计算");
        }
        return says;
    }

    private void says(List<String> says, String what, @Nullable String provision, LocalDate today) {
        if (provision != null) {
            Provisions provisions = types.provisions();
            says.add(what + provisions.find(provision, today).map(ProcedureTable::length).map(length -> " " + length).orElse(""));
        }
    }

    private static String length(Provision provision) {
        return provision.amount() + " " + provision.unit().label() + (provision.article().isEmpty() ? "" : "（" + provision.article() + "）");
    }

    /** The titles of stages, by id. */
    public static Map<String, String> titles(CaseType type) {
        return Stream.concat(type.procedure().stages().stream(), type.turns().stream().flatMap(turn -> turn.procedure().stages().stream())).collect(Collectors.toMap(Stage::id, Stage::title));
    }
}
