package org.gongkai.casework.anonymity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.identity.Folded;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Refusal;
import org.springframework.stereotype.Component;

/** The words that writers want no longer to be read in public; what still has one of them does not become public. */
@Component
public class WantedHidden {

    private static final String ARTICLE = "个人信息保护法第四十七条";

    private final CaseFiles files;

    WantedHidden(CaseFiles files) {
        this.files = files;
    }

    /** Everything that the writer of a letter asked to be left out, however long ago. */
    private Set<String> of(CaseState state) {
        Set<String> words = new LinkedHashSet<>();
        List<Act> asked = Anonymity.asked(state);
        if (!asked.isEmpty()) {
            Map<String, Map<String, String>> said = files.words(state.id());
            asked.forEach(act -> words.addAll(words(said.getOrDefault(act.id(), Map.of()).getOrDefault(Anonymity.HIDE, ""))));
        }
        return words;
    }

    /** What is only signs is no word: folded, everything would contain it. */
    static List<String> words(String said) {
        return List.of(said.split("[\\s、，,；;。]+")).stream().filter(word -> folded(word).codePoints().anyMatch(Character::isLetterOrDigit)).toList();
    }

    /** As it is compared. */
    private static String folded(String text) {
        return Folded.of(text).plain().text();
    }

    /** @param fields what is to become public, by name of the field */
    public List<Refusal> refuse(CaseState state, Map<String, String> fields) {
        List<Refusal> refusals = new ArrayList<>();
        Set<String> wanted = of(state);
        fields.forEach((name, text) -> {
            String folded = folded(text);
            wanted.stream().filter(word -> folded.contains(folded(word))).forEach(word ->
                    refusals.add(new Refusal("写信人要求隐去“" + word + "”，这里还有", ARTICLE, name)));
        });
        return refusals;
    }
}
