package org.gongkai.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What a rule knows in runs of five characters or more comes from the law, the forms and the glossary, so no report can hide in it. */
@DisplayName("规则里没有哪一份报告的原文：连着五个字以上的，都是法条、表格、术语里的话")
class RulesKnowNoReportTest {

    private static final int RUN = 5;
    /** Characters that stand beside each other without saying anything: of surnames, of given names, at the end of a name, before one that is spoken, at the beginning of an illness. */
    private static final Set<String> ALPHABETS = Set.of("surnames", "doubtful", "given", "ends", "placed", "beginnings", "spokenBegins");
    private static final Pattern HAN = Pattern.compile("[\\u4e00-\\u9fff]{" + RUN + ",}");
    /** A choice of characters is no run of them. */
    private static final Pattern CHOICE = Pattern.compile("\\[[^\\]]*\\]");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    @Test
    @DisplayName("regulations/checks 的 pattern、replacements（词表除外）")
    void declaredPatterns() throws IOException {
        Set<String> vocabulary = vocabulary();
        List<String> foreign = new ArrayList<>();
        for (Path file : files("regulations/checks", ".yaml")) {
            new YAMLMapper().readTree(Files.readString(file)).path("rules").forEach(rule ->
                    patterns(rule.path("words")).forEach(pattern -> foreign.addAll(unknown(pattern, vocabulary))));
        }
        assertThat(foreign).isEmpty();
    }

    @Test
    @DisplayName("Java 里的 Pattern")
    void compiledPatterns() throws IOException {
        Set<String> vocabulary = vocabulary();
        List<String> foreign = new ArrayList<>();
        for (Path file : files("src/main/java/org/gongkai/inspection/rules", ".java")) {
            for (String line : Files.readAllLines(file)) {
                if (line.contains("Pattern")) {
                    LITERAL.matcher(line).results().forEach(literal -> foreign.addAll(unknown(literal.group(1), vocabulary)));
                }
            }
        }
        assertThat(foreign).isEmpty();
    }

    @Test
    @DisplayName("测试自己会失败：抄来的一句话认得出来")
    void wouldBeFound() throws IOException {
        assertThat(unknown("(?<=我局)召开全体干部大会传达", vocabulary())).isNotEmpty();
        assertThat(unknown("政府信息公开工作年度报告", vocabulary())).isEmpty();
    }

    /** Plain lists are word lists, and so is what counts only when many of it come together; everything else that is written in words is a pattern or what replaces it. */
    private static List<String> patterns(JsonNode words) {
        List<String> patterns = new ArrayList<>();
        words.propertyStream().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (entry.getKey().equals("sections")) {
                value.forEach(key -> patterns.add(key.path("pattern").asString()));
            } else if (value.isObject() && !words.has("least")) {
                value.propertyStream().forEach(replacement -> {
                    patterns.add(replacement.getKey());
                    patterns.add(replacement.getValue().asString());
                });
            } else if (value.isString() && !entry.getKey().equals("say") && !ALPHABETS.contains(entry.getKey())) {
                patterns.add(value.asString());
            }
        });
        return patterns;
    }

    private static List<String> unknown(String pattern, Set<String> vocabulary) {
        return HAN.matcher(CHOICE.matcher(pattern).replaceAll(" ")).results().flatMap(run -> grams(run.group())).filter(gram -> !vocabulary.contains(gram)).toList();
    }

    private static Set<String> vocabulary() throws IOException {
        Set<String> vocabulary = new HashSet<>();
        List<Path> sources = new ArrayList<>(files("regulations/forms", ".yaml"));
        sources.addAll(List.of(Path.of("regulations/provisions.yaml"), Path.of("regulations/replykinds.yaml"), Path.of("docs/glossary.md")));
        for (Path source : sources) {
            Matcher run = HAN.matcher(Files.readString(source));
            while (run.find()) {
                grams(run.group()).forEach(vocabulary::add);
            }
        }
        return vocabulary;
    }

    private static Stream<String> grams(String run) {
        return Stream.iterate(0, at -> at + RUN <= run.length(), at -> at + 1).map(at -> run.substring(at, at + RUN));
    }

    private static List<Path> files(String folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }
}
