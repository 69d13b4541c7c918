package org.gongkai.casework.casetype;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.gongkai.procedure.Field;

/** The fields with which numbered items are answered: a reply kind and what the letter says about it. */
public final class Answers {

    public static final String OUTCOME = "outcome";

    private static final int LONGEST = 5000;

    private Answers() {
    }

    /** Name of the field with the reply kind of an item, from 1. */
    public static String field(int item) {
        return "item" + item + "Reply";
    }

    /** Name of the field with the words for an item, from 1. */
    public static String words(int item) {
        return "item" + item + "Words";
    }

    /** Name of a further field of an item, from 1. */
    public static String field(int item, String name) {
        return "item" + item + name;
    }

    private static String title(int item) {
        return "第" + item + "项的";
    }

    /** The fields of all items: those declared, else reply kind and words alone. */
    public static List<Field> fields(int items, List<Consequence.ItemField> declared) {
        List<Field> fields = new ArrayList<>();
        for (int item = 1; item <= items; item++) {
            for (Consequence.ItemField asked : declared) {
                Field field = asked.field();
                fields.add(new Field(field(item, field.name()), title(item) + field.title(), field.hint(), field.kind(),
                        field.kept(), field.required(), field.options(), field.max(), field.article(), field.limits()));
            }
            if (!declared.isEmpty()) {
                continue;
            }
            fields.add(new Field(field(item), "第" + item + "项的答复类型", null, Field.Kind.REPLY_KIND, Field.Keeping.ACT,
                    true, Map.of(), 0, "第三十六条"));
            fields.add(new Field(words(item), "第" + item + "项的告知内容", null, Field.Kind.TEXT, Field.Keeping.SEALED,
                    false, Map.of(), LONGEST, "第三十六条"));
        }
        return fields;
    }
}
