package org.gongkai.casework.publicanswer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.casework.Application;
import org.gongkai.casework.identity.Identity;
import org.gongkai.procedure.Refusal;
import org.gongkai.publication.Concern;
import org.gongkai.publication.Concern.Weight;
import org.gongkai.publication.PublicationCheck;
import org.springframework.stereotype.Component;

/** Looks at every value before it becomes public: for whoever wrote, by the sealed letter; for anybody, by the checks of all own texts (Arts. 6, 15). */
@Component
public class PublicWordsCheck {

    /** Found here too, in more writings, and with the field in which they stand. */
    private static final Set<String> FOUND_HERE = Set.of("P-IDENTITY", "P-PHONE", "P-CARD", "P-NAME", "P-HEALTH");
    private static final String WRITER = "P-WRITER";
    private static final Map<String, String> FIELDS = fields();

    private static final String ARTICLE = "个人信息保护法第二十五条、第二十八条";

    private final PublicationCheck check;
    private final Mentions mentions;

    PublicWordsCheck(PublicationCheck check, Mentions mentions) {
        this.check = check;
        this.mentions = mentions;
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(PublicWords.TITLE, "公开的标题");
        fields.put(PublicWords.QUESTION, "公开的来信");
        fields.put(PublicWords.ANSWER, "公开的答复");
        return fields;
    }

    /** @param field the field in which it stands; empty where it is about all of it */
    public record Found(String field, Concern concern) {
    }

    public List<Found> look(Application application, PublicWords words) {
        Identity writer = Identity.of(application);
        List<Found> found = new ArrayList<>();
        words.values().forEach((field, text) -> {
            for (Identity.Trace trace : writer.traces(text)) {
                String place = FIELDS.getOrDefault(field, field);
                if (trace.stops()) {
                    found.add(new Found(field, new Concern(WRITER, Weight.STOPS, place, "“" + place + "”里有" + trace.title() + "：" + masked(trace.text()) + "，请隐去")));
                }
            }
        });
        for (Concern concern : check.concerns(words.title(), paragraph(words.question()) + paragraph(words.answer()))) {
            if (!FOUND_HERE.contains(concern.rule())) {
                found.add(new Found("", concern));
            }
        }
        return found.stream().distinct().toList();
    }

    /** What is not settled yet of what tells, or may tell, of a person. */
    List<Refusal> unsettled(Application application, PublicWords words, Checked checked) {
        return mentions.asked(application, words).stream().filter(one -> mentions.keptFor(one, checked).isEmpty())
                .map(one -> new Refusal("“" + String.join("”、“", one.fields()) + "”里有" + one.title() + "：" + masked(one.text())
                        + "，请选择改成什么，或者为什么保留", ARTICLE, one.name())).toList();
    }

    /** The titles of the fields that say something. */
    static List<String> fieldsWith(PublicWords words, String text) {
        return words.values().entrySet().stream().filter(field -> field.getValue().contains(text)).map(field -> FIELDS.getOrDefault(field.getKey(), field.getKey())).toList();
    }

    private static String paragraph(String text) {
        return "<p>" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "</p><p>") + "</p>";
    }

    /** Enough to find the place; a finding does not say it all again. */
    private static String masked(String text) {
        int shown = text.length() > 6 ? 3 : 1;
        return text.substring(0, text.offsetByCodePoints(0, Math.min(shown, text.codePointCount(0, text.length())))) + "…";
    }
}
