package org.gongkai.casework.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.EnteredLater;
import org.gongkai.casework.casetype.Answers;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.FieldValue;

/** An act as a judge reads it: what was done, by whom, and all that was written with it. */
public final class ActInWords {

    private final CaseFolder folder;
    private final Map<String, String> names;
    private final ReplyKinds replyKinds;
    private final Organs organs;
    private final WorkingCalendar calendar;

    /** @param names of the people who acted, by id */
    public ActInWords(CaseFolder folder, Map<String, String> names, ReplyKinds replyKinds, Organs organs, WorkingCalendar calendar) {
        this.folder = folder;
        this.names = names;
        this.replyKinds = replyKinds;
        this.organs = organs;
        this.calendar = calendar;
    }

    public String title(Act act) {
        String title = action(act).map(Action::title).orElse("提出");
        return act.text(CaseState.STRUCK) != null || folder.state().standing().contains(act) ? title : title + "（登记有误，已撤销）";
    }

    public String who(Act act) {
        if (act.actor() != null) {
            return Instead.said(act, names);
        }
        Set<String> who = action(act).map(Action::who).orElse(Set.of(Actor.APPLICANT));
        return who.contains(Actor.CONSULTED) ? "被征求意见的一方" : who.contains(Actor.APPLICANT) ? "申请人" : "系统";
    }

    /** In which capacity the procedure lets people take the action. */
    public String capacity(Act act) {
        return act.actor() == null ? "" : action(act).map(action -> action.who().stream().flatMap(role -> role(role).stream()).sorted()
                .collect(Collectors.joining("、"))).orElse("");
    }

    private static Optional<String> role(String name) {
        for (var role : org.gongkai.directory.Role.values()) {
            if (role.name().equals(name)) {
                return Optional.of(role.title());
            }
        }
        return Optional.empty();
    }

    /** Every field of the act, kept in it or sealed beside it, one to a line. */
    public String words(Act act) {
        List<String> lines = new ArrayList<>();
        Map<String, String> sealed = folder.wordsOf(act.id());
        for (Field field : fields(act)) {
            Object value = field.kept() == Field.Keeping.ACT ? act.detail().get(field.name()) : sealed.get(field.name());
            if (value != null && !value.toString().isBlank()) {
                lines.add(field.title() + "：" + value(field, value.toString()));
            }
        }
        if (act.text(CaseState.LAPSES_ON) != null) {
            lines.add("最后一日：" + calendar.computed(act.effectiveOn(), Objects.requireNonNull(act.date(CaseState.LAPSES_ON))));
        }
        late(act).forEach(pair -> lines.add(String.join("：", pair)));
        return String.join("\n", lines);
    }

    /** Why it was entered later than it took effect, and what proves the day; empty for what was not. */
    public static List<List<String>> late(Act act) {
        List<List<String>> pairs = new ArrayList<>();
        if (act.lateReason() != null) {
            pairs.add(List.of("补记原因", EnteredLater.inWords(act.lateReason())));
        }
        if (act.evidence() != null) {
            pairs.add(List.of("凭证编号", act.evidence()));
        }
        return pairs;
    }

    private List<Field> fields(Act act) {
        CaseState state = folder.state();
        List<Field> fields = new ArrayList<>();
        if (state.type().consequence(act.verb()).result().ofItems()) {
            fields.addAll(Answers.fields(state.items(), state.type().consequence(act.verb()).perItem()));
        }
        action(act).ifPresent(action -> fields.addAll(action.fields()));
        return fields;
    }

    private String value(Field field, String value) {
        return switch (field.kind()) {
            case PERSON -> names.getOrDefault(value, value);
            case ORGAN -> organs.name(value);
            case REPLY_KIND, REPLY_KINDS -> List.of(value.split("[,，]")).stream().map(String::strip).map(this::kind).collect(Collectors.joining("；"));
            default -> FieldValue.shown(field, value, UnaryOperator.identity());
        };
    }

    private String kind(String code) {
        return replyKinds.find(code).map(ActInWords::cited).orElse(code);
    }

    private static String cited(ReplyKind kind) {
        return kind.title() + "（" + kind.article() + "）";
    }

    private Optional<Action> action(Act act) {
        return folder.state().type().action(act.verb());
    }
}
