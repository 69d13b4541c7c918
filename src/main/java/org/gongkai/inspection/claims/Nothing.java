package org.gongkai.inspection.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.gongkai.inspection.claims.Measure.None;
import org.jspecify.annotations.Nullable;

/** Sentences that say that nothing of a measure happened. */
final class Nothing {

    private static final String NOT_OF_IT = "(?!人|书|表|者|法|条例|机关|决定|中|程序|渠道|指南|相关|费用|的费用)";

    /** Where something is said not to have happened. */
    record Said(Measure measure, @Nullable String doubt, int from, int to) {
    }

    private record Way(Measure measure, None none, Pattern pattern) {
    }

    private final List<Way> ways;
    private final Pattern negation;

    Nothing(Measures measures) {
        String not = joined(measures.negations());
        this.negation = Pattern.compile(not);
        this.ways = measures.measures().stream().filter(measure -> measure.none() != null).map(measure -> way(measure, measures, not)).toList();
    }

    private static Way way(Measure measure, Measures measures, String not) {
        None none = Objects.requireNonNull(measure.none());
        List<String> verbs = none.verbs() == null ? List.of() : none.verbs();
        String happened = not + "(?:" + joined(verbs.isEmpty() ? measures.happen() : verbs) + ")[^,。;\\d]{0,28}?";
        String bare = verbs.isEmpty() ? "|(?<!有)无(?!法|效|偿|障|线|论|形|故|关)[^,。;\\d]{0,20}?" : "";
        String after = verbs.isEmpty() ? "|" + joined(none.nouns()) + "[^,。;\\d]{0,12}(?:均|都|全部)?(?:未发生|没有发生|未出现|为零)" : "";
        return new Way(measure, none, Pattern.compile("(?:" + happened + bare + ")" + joined(none.nouns()) + NOT_OF_IT + after));
    }

    List<Said> in(String words) {
        if (!negation.matcher(words).find()) {
            return List.of();
        }
        List<Said> said = new ArrayList<>();
        for (Way way : ways) {
            Matcher found = way.pattern.matcher(words);
            while (found.find()) {
                List<String> unless = way.none.unless() == null ? List.of() : way.none.unless();
                List<String> and = way.none.and() == null ? List.of() : way.none.and();
                boolean doubtful = unless.stream().anyMatch(found.group()::contains) || !and.stream().allMatch(found.group()::contains);
                said.add(new Said(way.measure, doubtful ? "说的不全是没有发生" : null, found.start(), found.end()));
            }
        }
        return said;
    }

    private static String joined(List<String> words) {
        return words.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
    }
}
