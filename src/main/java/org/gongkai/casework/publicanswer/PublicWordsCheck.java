package org.gongkai.casework.publicanswer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.casework.Application;
import org.gongkai.casework.identity.Identity;
import org.gongkai.publication.Concern;
import org.gongkai.publication.Concern.Weight;
import org.gongkai.publication.PublicationCheck;
import org.springframework.stereotype.Component;

/** Looks at every value before it becomes public: for whoever wrote, by the sealed letter; for anybody, by the checks of all own texts (Arts. 6, 15). */
@Component
public class PublicWordsCheck {

    /** Found here too, in more writings, and with the field in which they stand. */
    private static final Set<String> FOUND_HERE = Set.of("P-IDENTITY", "P-PHONE", "P-CARD");
    private static final String WRITER = "P-WRITER";
    private static final Map<String, String> FIELDS = fields();

    private final PublicationCheck check;

    PublicWordsCheck(PublicationCheck check) {
        this.check = check;
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
                String what = "“" + place + "”里有" + trace.title() + "：" + masked(trace.text());
                found.add(new Found(field, new Concern(WRITER, trace.stops() ? Weight.STOPS : Weight.ASKS, place,
                        trace.stops() ? what + "，请隐去" : what + "，请核对是不是办公用的；个人的请隐去")));
            }
        });
        for (Concern concern : check.concerns(words.title(), paragraph(words.question()) + paragraph(words.answer()))) {
            if (!FOUND_HERE.contains(concern.rule())) {
                found.add(new Found("", concern));
            }
        }
        return found.stream().distinct().toList();
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
