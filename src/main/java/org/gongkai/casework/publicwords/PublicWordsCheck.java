package org.gongkai.casework.publicwords;

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
    /** After what asks for a look. */
    static final String LOOK = "；核对过的，请勾选“已逐条核对”";
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
                    found.add(new Found(field, new Concern(WRITER, Weight.STOPS, place, told(place, trace))));
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
        return mentions.unsettled(mentions.asked(application, words), checked);
    }

    /**
     * What stands against lines of a matter that everybody is to read and that go no other way, such as a title in a list.
     *
     * @param lines by the title of the field in which each stands
     */
    public List<Refusal> refuse(Application application, Map<String, String> lines, Checked checked) {
        Identity writer = Identity.of(application);
        List<Refusal> refusals = new ArrayList<>();
        lines.forEach((field, text) -> writer.traces(text).stream().filter(Identity.Trace::stops)
                .forEach(trace -> refusals.add(Refusal.because(told(field, trace), ARTICLE))));
        for (Concern concern : concerns(lines)) {
            if (concern.stops() || concern.asks() && !checked.all()) {
                refusals.add(Refusal.because(concern.message() + (concern.stops() ? "" : LOOK)));
            }
        }
        refusals.addAll(mentions.unsettled(mentions.asked(application, lines), checked));
        return refusals.stream().distinct().toList();
    }

    /** What the checks of all own texts say of such lines. */
    public List<Concern> concerns(Map<String, String> lines) {
        return check.values(lines).stream().filter(concern -> !FOUND_HERE.contains(concern.rule())).toList();
    }

    /** The words by the titles of their fields. */
    static Map<String, String> titled(PublicWords words) {
        Map<String, String> titled = new LinkedHashMap<>();
        words.values().forEach((field, text) -> titled.put(FIELDS.getOrDefault(field, field), text));
        return titled;
    }

    private static String told(String place, Identity.Trace trace) {
        return "“" + place + "”里有" + trace.title() + "：" + Mentions.masked(trace.text()) + "，请隐去";
    }

    private static String paragraph(String text) {
        return "<p>" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "</p><p>") + "</p>";
    }
}
