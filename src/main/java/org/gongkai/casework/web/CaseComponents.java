package org.gongkai.casework.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.ReplyKind;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.papers.Instead;
import org.gongkai.casework.theirs.Theirs;
import org.gongkai.face.Choice;
import org.gongkai.face.Problem;
import org.gongkai.face.TimelineAct;
import org.gongkai.face.Wording;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Field.Kind;
import org.gongkai.procedure.FieldValue;
import org.gongkai.redaction.FileKind;
import org.jspecify.annotations.Nullable;

/** What is declared and decided about a case, in the terms of the face's components. */
public final class CaseComponents {

    private static final int FEW = 6;
    /** Kinds that are said by themselves; persons, organs and kinds of reply are named elsewhere on the page. */
    private static final Set<Kind> RECORDED = Set.of(Kind.LINE, Kind.DATE, Kind.MONTH, Kind.TIME, Kind.NUMBER, Kind.MONEY, Kind.CHOICE, Kind.SEVERAL, Kind.YES_NO);

    private CaseComponents() {
    }

    /** Whether all its answers are shown at once. */
    public static boolean isChosenAtSight(Field field) {
        return field.kind() == Kind.YES_NO || isSeveral(field) || field.kind() == Kind.CHOICE && field.options().size() <= FEW;
    }

    public static boolean isSeveral(Field field) {
        return field.kind() == Kind.SEVERAL;
    }

    /** The answers chosen so far. */
    public static List<String> chosen(Field field, String value) {
        return isSeveral(field) ? FieldValue.codes(value) : List.of(value);
    }

    /** What is said beside a field: what its file says, else how its kind is written where a browser does not help. */
    public static @Nullable String hint(Field field) {
        if (field.hint() != null) {
            return Wording.t(field.hint());
        }
        return switch (field.kind()) {
            case MONEY -> Wording.t("以元为单位，最多两位小数，如 1280.50");
            case MONTH -> Wording.t("年和月，如 2026-03");
            case TIME -> Wording.t("时和分，如 14:30");
            default -> null;
        };
    }

    /** Whether a form asks for files, so that it is sent in parts. */
    public static boolean asksForFiles(List<Field> fields) {
        return fields.stream().anyMatch(field -> field.kind() == Kind.FILE);
    }

    /** The kinds of file that a field takes, as people call them. */
    public static List<String> kinds(Field.Files files) {
        return endings(files).map(kind -> kind.ending().toUpperCase(Locale.ROOT)).toList();
    }

    /** The same as a browser asks for them. */
    public static String accepted(Field.Files files) {
        return endings(files).map(kind -> kind == FileKind.JPEG ? ".jpg,.jpeg" : "." + kind.ending()).collect(Collectors.joining(","));
    }

    private static Stream<FileKind> endings(Field.Files files) {
        return Arrays.stream(FileKind.values()).filter(kind -> files.kinds().isEmpty() || files.kinds().contains(kind.ending()));
    }

    /** How many characters of what is written are counted while it is typed; null where a value has a form of its own and nobody counts its characters. */
    public static @Nullable Integer counted(Field field) {
        return field.isWritten() ? field.longest() : null;
    }

    /** The keyboard of a touch screen. */
    public static @Nullable String mode(Field field) {
        return field.kind() == Kind.MONEY ? "decimal" : field.kind() == Kind.POSTCODE ? "numeric" : null;
    }

    /** The type of the face's field. */
    public static String type(Field field) {
        return switch (field.kind()) {
            case TEXT -> "textarea";
            case DATE -> "date";
            case NUMBER -> "number";
            case EMAIL -> "email";
            case PHONE -> "tel";
            case MONTH -> "month";
            case TIME -> "time";
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

    /** What the office recorded and an action would confirm, a line for each field; null where it confirms nothing. */
    public static @Nullable String recorded(CaseFolder folder, String action) {
        return Theirs.asked(folder.state(), action).map(act -> Wording.date(act.effectiveOn()) + "\n" + words(folder, act)).orElse(null);
    }

    /** What was recorded with an act: what is kept in it with its title, what was written beside it in its own words, a line for each field. */
    private static String words(CaseFolder folder, Act act) {
        List<String> lines = new ArrayList<>();
        Map<String, Field> fields = new HashMap<>();
        folder.state().type().action(act.verb()).filter(action -> !action.who().equals(Set.of(Actor.SYSTEM))).ifPresent(action -> {
            for (Field field : action.fields()) {
                String kept = field.kept() == Field.Keeping.ACT && RECORDED.contains(field.kind()) ? act.text(field.name()) : null;
                if (kept != null && !kept.isBlank()) {
                    lines.add(Wording.t("{0}：{1}", Wording.t(field.title()), field.kind() == Kind.DATE ? Wording.date(Objects.requireNonNull(act.date(field.name())))
                            : FieldValue.shown(field, kept, Wording::said)));
                }
                fields.put(field.name(), field);
            }
        });
        folder.wordsOf(act.id()).forEach((name, said) -> lines.add(fields.containsKey(name) ? FieldValue.shown(fields.get(name), said, Wording::said) : said));
        return String.join("\n", lines);
    }

    /**
     * @param withWords whether what people wrote is shown, which only those who handle the case may read
     * @param names     of people; empty where nobody of the house is named
     */
    public static List<TimelineAct> acts(List<MatterView.Event> events, CaseFolder folder, boolean withWords, Map<String, String> names) {
        Map<String, Act> recorded = folder.state().acts().stream().collect(Collectors.toMap(Act::id, Function.identity()));
        List<TimelineAct> acts = new ArrayList<>();
        for (MatterView.Event event : events) {
            String words = withWords ? words(folder, recorded.get(event.actId())) : "";
            acts.add(new TimelineAct(event.on(), Wording.t(event.title()), event.article(), by(where(event), recorded.get(event.actId()), names), words.isEmpty() ? null : words));
        }
        return acts;
    }

    /** Who acted for somebody else is named, where people of the house read it. */
    private static @Nullable String by(@Nullable String where, Act act, Map<String, String> names) {
        String instead = names.isEmpty() || act.text(Actor.INSTEAD) == null ? null : Instead.said(act, names);
        return instead == null ? where : where == null ? instead : where + " · " + instead;
    }

    private static @Nullable String where(MatterView.Event event) {
        return event.at() == null ? event.where() : event.where() == null ? event.at() : event.at() + " · " + event.where();
    }
}
