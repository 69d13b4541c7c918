package org.gongkai.registers.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.face.Wording;
import org.gongkai.registers.Register;
import org.gongkai.registers.RegisterField;
import org.gongkai.registers.datatype.ChoiceType;
import org.gongkai.registers.datatype.Datatype;
import org.gongkai.registers.datatype.NamedType;
import org.gongkai.registers.datatype.NumberType;
import org.gongkai.registers.datatype.PlaceType;
import org.gongkai.registers.datatype.RowsType;
import org.gongkai.registers.datatype.SeveralType;
import org.gongkai.registers.datatype.ShareType;

/** What the fields of a register are, for people who take its data. */
public final class FieldWords {

    private FieldWords() {
    }

    /**
     * @param name  in interfaces
     * @param kind  what its values are, with unit, denominator or system
     * @param notes whether it is always said, is part of the key, what was hinted at
     */
    public record Line(String name, String title, String kind, List<String> notes, Map<String, String> options) {
    }

    public static List<Line> of(Register register) {
        return register.publicFields().stream().map(field -> new Line(field.name(), Wording.t(field.title()), kind(field), notes(register, field), options(field))).toList();
    }

    /** Code and title of what may be chosen; empty where nothing is. */
    static Map<String, String> options(RegisterField field) {
        return options(field.type());
    }

    static Map<String, String> options(Datatype type) {
        return switch (type) {
            case ChoiceType choice -> choice.options();
            case SeveralType several -> several.of().options();
            default -> Map.of();
        };
    }

    static String unit(RegisterField field) {
        return field.type() instanceof NumberType number ? number.unit() : "";
    }

    private static String kind(RegisterField field) {
        return switch (field.type()) {
            case NumberType number -> number.unit().isEmpty() ? Wording.t("数") : Wording.t("数，单位{0}", Wording.t(number.unit()));
            case ShareType share -> Wording.t("几分之几，分母是{0}", share.of());
            case PlaceType place -> Wording.t("地点，经纬度用{0}", Wording.t(place.system().title()));
            case NamedType named -> Wording.t("编号，指一个{0}", Wording.t(named.what()));
            default -> Wording.t(switch (field.kind()) {
                case LINE -> "一行文字";
                case TEXT -> "多行文字";
                case CHOICE -> "几项里的一项";
                case SEVERAL -> "几项里的几项，用逗号分开";
                case DAY -> "日期";
                case MONTH -> "年月";
                case YES_NO -> "yes 或者 no";
                case WEB -> "网址";
                case ROWS -> "一张表：JSON 的数组，一行一个对象";
                case FILE -> "文件：摘要（SHA-256）、字节数和名称，用斜线分开";
                default -> "文字";
            });
        };
    }

    private static List<String> notes(Register register, RegisterField field) {
        List<String> notes = new ArrayList<>();
        if (register.key().contains(field.name())) {
            notes.add(Wording.t("记录凭它认出来"));
        } else if (field.required()) {
            notes.add(Wording.t("每条都有"));
        }
        if (field.type() instanceof RowsType rows) {
            notes.add(rows.columns().stream().map(column -> column.name() + " " + Wording.t(column.title())).collect(Collectors.joining("、")));
        }
        if (field.hint() != null) {
            notes.add(Wording.t(field.hint()));
        }
        return notes;
    }
}
