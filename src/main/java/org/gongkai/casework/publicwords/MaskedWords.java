package org.gongkai.casework.publicwords;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.gongkai.casework.Application;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.identity.Identity;
import org.gongkai.casework.identity.Identity.Stretch;
import org.gongkai.procedure.Refusal;
import org.springframework.stereotype.Component;

/**
 * Words that another site has shown to everyone already, on their way in by the thousand: whatever tells of a person is written otherwise,
 * nothing of it is kept. How they are worded stands as it was published; what is left beyond that is a person's to look at (个人信息保护法第二十八条).
 */
@Component
public class MaskedWords {

    private static final String HIDDEN = "某某";
    /** Rules about persons; all others are about how a text is worded. */
    private static final String OF_PERSONS = "P-";
    /** What is written otherwise may bring forth another place, such as a name that stood beside a name. */
    private static final int ROUNDS = 3;

    private final PublicAnswerGate gate;
    private final PublicWordsCheck check;
    private final Mentions mentions;

    MaskedWords(PublicAnswerGate gate, PublicWordsCheck check, Mentions mentions) {
        this.gate = gate;
        this.check = check;
        this.mentions = mentions;
    }

    /** @param left what a person has still to look at before the words may become public, as sentences */
    public record Masked(PublicWords words, List<String> left) {

        /** The fields of the step that makes them public. */
        public Map<String, String> values() {
            Map<String, String> values = new LinkedHashMap<>(words.values());
            values.put(Checked.CHECKED, "yes");
            return values;
        }
    }

    public Masked of(CaseState state, Application application, PublicWords said) {
        Map<String, String> texts = new LinkedHashMap<>(said.values());
        Identity writer = Identity.of(application);
        texts.replaceAll((field, text) -> hidden(writer, text));
        PublicWords words = PublicWords.of(texts);
        for (int round = 0; round < ROUNDS; round++) {
            List<Mentions.Asked> asked = mentions.asked(application, words);
            if (asked.isEmpty()) {
                break;
            }
            words = Mentions.written(asked, words, new Checked(false, asked.stream().filter(one -> !one.instead().isEmpty())
                    .collect(Collectors.toMap(Mentions.Asked::key, one -> Checked.INSTEAD + 0, (one, same) -> one, TreeMap::new))));
        }
        List<String> left = new ArrayList<>();
        for (PublicWordsCheck.Found found : check.look(application, words)) {
            if (found.concern().asks() && found.concern().rule().startsWith(OF_PERSONS)) {
                left.add(found.concern().message());
            }
        }
        gate.refuse(state, application, words, new Checked(true, Map.of())).stream().map(Refusal::sentence).forEach(left::add);
        return new Masked(words, left);
    }

    private static String hidden(Identity writer, String text) {
        BitSet told = new BitSet(text.length());
        writer.traces(text).stream().filter(Identity.Trace::stops).forEach(trace -> told.set(trace.from(), trace.to()));
        return Stretch.all(text, told).stream().map(stretch -> stretch.tells() ? HIDDEN : stretch.text()).collect(Collectors.joining());
    }
}
