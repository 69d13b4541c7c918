package org.gongkai.registers.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.face.Choice;
import org.gongkai.face.Wording;
import org.gongkai.registers.RegisterField;
import org.gongkai.registers.RowFault;
import org.gongkai.registers.datatype.ChoiceType;
import org.gongkai.registers.datatype.Datatype;
import org.gongkai.registers.datatype.FileType;
import org.gongkai.registers.datatype.NamedType;
import org.gongkai.registers.datatype.NumberType;
import org.gongkai.registers.datatype.RowsType;
import org.gongkai.registers.datatype.SeveralType;
import org.gongkai.registers.datatype.TextType;
import org.gongkai.registers.datatype.YesNoType;
import org.jspecify.annotations.Nullable;

/**
 * A declared field as a form asks for it.
 *
 * @param value as it was typed or is kept
 * @param fixed whether a record is known by it, so that it stays as it is
 */
public record DeskField(RegisterField field, String value, @Nullable RowFault fault, boolean fixed, List<Choice> organs) {

    /** What its name begins with in a form, so that it is never one of the form's own. */
    static final String PREFIX = "value.";
    /** Before the name of the input by which a file is chosen, and of the one that takes it away. */
    static final String CHOSEN = "file.";
    static final String WITHOUT = "without.";
    private static final String ORGAN = "机关";

    public String name() {
        return PREFIX + field.name();
    }

    public String id() {
        return "value-" + field.name();
    }

    /** How a component asks for it: {@code choices} for several, else a type of input. */
    public String input() {
        return switch (field.kind()) {
            case TEXT -> "textarea";
            case SEVERAL -> "choices";
            case CHOICE, YES_NO -> isOffered() ? "select" : "text";
            case NAMED -> !organs.isEmpty() && isOffered() ? "select" : "text";
            case FILE -> "file";
            case ROWS -> "rows";
            case DAY -> value.isEmpty() || value.matches("\\d{4}-\\d{2}-\\d{2}") ? "date" : "text";
            default -> "text";
        };
    }

    /** What was brought from elsewhere may be none of the choices: it is shown as it is, then. */
    private boolean isOffered() {
        return value.isBlank() || field.type().read(value) instanceof Datatype.Value;
    }

    public List<Choice> choices() {
        return switch (field.type()) {
            case ChoiceType choice -> choices(choice.options());
            case SeveralType several -> choices(several.of().options());
            case YesNoType yesNo -> List.of(Choice.of("yes", yesNo.shown("yes")), Choice.of("no", yesNo.shown("no")));
            case NamedType named -> organs;
            default -> List.of();
        };
    }

    private static List<Choice> choices(Map<String, String> options) {
        return options.entrySet().stream().map(option -> Choice.of(option.getKey(), option.getValue())).toList();
    }

    /** The value as an input holds it: what is offered by its code. */
    public String held() {
        boolean offered = input().equals("select") || input().equals("choices");
        return offered && !value.isBlank() && field.type().read(value) instanceof Datatype.Value(String kept) ? kept : value;
    }

    public List<String> chosen() {
        return Arrays.asList(held().split(","));
    }

    public String shown() {
        return value.isBlank() ? "" : field.type().read(value) instanceof Datatype.Value(String kept) ? PublicRegisterView.shown(field, kept) : value;
    }

    public @Nullable String hint() {
        String unit = field.type() instanceof NumberType number && !number.unit().isEmpty() ? Wording.t("单位：{0}", number.unit()) : "";
        String sealed = field.sealed() ? Wording.t("不公开") : "";
        String form = field.kind() == RegisterField.Kind.MONTH ? Wording.t("写成 2026-03 这样的年月") : field.kind() == RegisterField.Kind.SHARE ? Wording.t("写成 1360/1584 这样，前面是其中的数")
                : field.kind() == RegisterField.Kind.PLACE ? Wording.t("有坐标的在地址后面写 @ 和经度、纬度，如 人民广场路3号 @123.1450,29.0320") : "";
        String file = field.type() instanceof FileType type ? Wording.t("最大 {0} MB", type.most() >> 20) + (type.endings().isEmpty() ? "" : Wording.t("，收 {0}", String.join("、", type.endings())))
                + Wording.t("；上传时检查、查毒，随记录公开") : "";
        String all = Stream.of(Optional.ofNullable(field.hint()).orElse(""), unit, form, file, sealed).filter(part -> !part.isEmpty()).collect(Collectors.joining("；"));
        return all.isEmpty() ? null : all;
    }

    /** The inputs of a table. */
    public DeskTable table() {
        return DeskTable.of(this, (RowsType) field.type());
    }

    /** Name of the input by which a file is chosen, beside the one that holds what was taken. */
    public String chosenFile() {
        return CHOSEN + field.name();
    }

    /** Where a file that was taken is looked at; null where none was. */
    public @Nullable String fileAddress() {
        return field.type() instanceof FileType type && type.read(value) instanceof Datatype.Value(String kept) && !value.isBlank() ? "/desk" + type.shown(kept) : null;
    }

    public String fileWords() {
        return field.type().read(value) instanceof Datatype.Value(String kept) ? FileType.words(kept) : value;
    }

    public @Nullable String accept() {
        return field.type() instanceof FileType type && !type.endings().isEmpty() ? type.endings().stream().map(ending -> "." + ending).collect(Collectors.joining(",")) : null;
    }

    public @Nullable Integer longest() {
        return field.type() instanceof TextType text ? text.longest() : null;
    }

    public @Nullable String mode() {
        return field.kind() == RegisterField.Kind.NUMBER ? "decimal" : null;
    }

    /** Whether an organ is asked for. */
    static boolean isOrgan(RegisterField field) {
        return field.type() instanceof NamedType named && named.what().equals(ORGAN);
    }
}
