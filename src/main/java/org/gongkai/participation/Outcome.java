package org.gongkai.participation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.gongkai.ledger.CanonicalJson;
import org.gongkai.ledger.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking: which opinions were taken over, which not and why.
 *
 * @param became   id of the document that came of it; null where none did
 * @param groups   each answer with the numbers of the opinions that it answers
 * @param minutes  of a gathering; null for what is none
 * @param setAside how many were not answered, by the rule under which they are not
 */
public record Outcome(String summary, @Nullable String became, @Nullable String minutes, List<Answered> groups, Map<String, Long> setAside) {

    public record Answered(AnswerGroup group, List<Long> numbers) {
    }

    /** What the act that publishes it binds. */
    String digest() {
        Map<String, Object> form = new TreeMap<>();
        form.put("summary", summary);
        form.put("became", became == null ? "" : became);
        if (minutes != null) {
            form.put("minutes", minutes);
        }
        List<Map<String, Object>> answers = new ArrayList<>();
        for (Answered one : groups) {
            Map<String, Object> answer = new TreeMap<>();
            answer.put("title", one.group().title());
            answer.put("verdict", one.group().verdict() == null ? "" : one.group().verdict().name());
            answer.put("reason", one.group().reason());
            answer.put("numbers", one.numbers());
            answers.add(answer);
        }
        form.put("groups", answers);
        form.put("setAside", new TreeMap<>(setAside));
        return Sha256.hex(CanonicalJson.of(form));
    }

    public long answered() {
        return groups.stream().mapToLong(one -> one.numbers().size()).sum();
    }
}
