package org.gongkai.casework.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.gongkai.calendar.ReplyKind;
import org.gongkai.casework.CaseFolder;
import org.gongkai.face.Choice;
import org.gongkai.face.Problem;
import org.gongkai.face.TimelineAct;
import org.gongkai.face.Wording;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Field.Kind;

/** What is declared and decided about a case, in the terms of the face's components. */
public final class CaseComponents {

    private static final int FEW = 6;

    private CaseComponents() {
    }

    /** Whether all its answers are shown at once. */
    public static boolean isChosenAtSight(Field field) {
        return field.kind() == Kind.YES_NO || field.kind() == Kind.CHOICE && field.options().size() <= FEW;
    }

    /** The type of the face's field. */
    public static String type(Field field) {
        return switch (field.kind()) {
            case TEXT -> "textarea";
            case DATE -> "date";
            case NUMBER -> "number";
            case EMAIL -> "email";
            case PHONE -> "tel";
            case CHOICE -> "select";
            default -> "text";
        };
    }

    public static List<Choice> choices(Field field) {
        if (field.kind() == Kind.YES_NO) {
            return List.of(Choice.of("yes", Wording.t("是")), Choice.of("no", Wording.t("否")));
        }
        return field.options().entrySet().stream().map(option -> Choice.of(option.getKey(), Wording.t(option.getValue()))).toList();
    }

    /** What each item was answered with, in words. */
    public static Map<Integer, String> answers(Map<Integer, String> codes, List<ReplyKind> kinds) {
        Map<Integer, String> answers = new TreeMap<>(codes);
        answers.replaceAll((item, code) -> kinds.stream().filter(kind -> kind.code().equals(code)).map(ReplyKind::title).findFirst().orElse(code));
        return answers;
    }

    /** What a browser may fill in by itself (WCAG 2.1, 1.3.5). */
    public static String autocomplete(Field field) {
        return switch (field.name()) {
            case "name" -> "name";
            case "phone" -> "tel";
            case "email" -> "email";
            case "address" -> "street-address";
            case "postcode" -> "postal-code";
            default -> "off";
        };
    }

    /** @param prefix what stands before the names of the fields in the ids of the page */
    public static List<Problem> problems(Filled filled, String prefix) {
        return filled.reasons().stream().map(reason -> new Problem(
                reason.field() == null ? null : prefix + reason.field().replace('.', '-'), reason.sentence(), reason.article())).toList();
    }

    /** @param withWords whether what people wrote is shown, which only those who handle the case may read */
    public static List<TimelineAct> acts(List<MatterView.Event> events, CaseFolder folder, boolean withWords) {
        List<TimelineAct> acts = new ArrayList<>();
        for (MatterView.Event event : events) {
            String words = withWords ? String.join("\n", folder.wordsOf(event.actId()).values()) : "";
            acts.add(new TimelineAct(event.on(), Wording.t(event.title()), event.article(), event.where(), words.isEmpty() ? null : words));
        }
        return acts;
    }
}
