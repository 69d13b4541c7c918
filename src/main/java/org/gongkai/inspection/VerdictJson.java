package org.gongkai.inspection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A verdict as one line of JSON, as the command prints it and the interface answers. */
public final class VerdictJson {

    private static final JsonMapper JSON = new JsonMapper();

    private VerdictJson() {
    }

    /** @param claims whether to tell the numbers that were read, too */
    public static String of(Verdict verdict, boolean claims) {
        Map<String, @Nullable Object> map = map(verdict);
        if (claims) {
            map.put("claims", verdict.understood());
        }
        return JSON.writeValueAsString(map);
    }

    /** The shape of an answer: {file, form, year, organ, findings}. */
    public static Map<String, @Nullable Object> map(Verdict verdict) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("file", verdict.file());
        map.put("form", verdict.form());
        map.put("year", verdict.year());
        map.put("organ", verdict.organ());
        List<Map<String, @Nullable Object>> findings = verdict.findings().stream().map(VerdictJson::map).toList();
        map.put("findings", findings);
        return map;
    }

    private static Map<String, @Nullable Object> map(Finding finding) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("rule", finding.rule());
        map.put("severity", finding.severity().key());
        map.put("place", finding.place());
        map.put("message", finding.message());
        map.put("left", finding.left());
        map.put("right", finding.right());
        map.put("difference", finding.difference());
        Finding.Proposal proposal = finding.proposal();
        map.put("proposal", proposal == null ? null : Map.of("before", proposal.before(), "after", proposal.after()));
        return map;
    }
}
