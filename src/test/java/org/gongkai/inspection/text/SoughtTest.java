package org.gongkai.inspection.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

@DisplayName("只在可能开头的地方问，找到的与处处都问一样")
class SoughtTest {

    private static final Path CHECKS = Path.of("regulations/checks");
    /** What holds one is a piece of a pattern only. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z]+}");
    private static final Path TEXTS = Path.of("src/test/resources/inspection");

    @Test
    @DisplayName("表达式能从哪些字开始")
    void beginnings() {
        Map.ofEntries(Map.entry("主动公开", "主"), Map.entry("甲乙|丙丁", "甲丙"), Map.entry("(?:甲|乙?丙)丁", "甲乙丙"), Map.entry("(?<=前)(?!不)中(?=后)", "中"),
                Map.entry("[一-丁\\d]后", "一丁0123456789"), Map.entry("\\(\\d{1,2}\\)", "("), Map.entry("甲*乙+?丙", "甲乙"), Map.entry("甲{0,3}(乙)\\1", "甲乙"),
                Map.entry("(?<name>\\u4e00|丁)", "一丁"), Map.entry("(?:^|\\n)概述$", "概\n")).forEach((regex, characters) -> {
            BitSet firsts = new BitSet();
            characters.chars().forEach(firsts::set);
            assertThat(Beginnings.of(regex)).as(regex).isEqualTo(firsts);
        });
    }

    @Test
    @DisplayName("说不准的就处处都问")
    void anywhere() {
        for (String regex : List.of("甲?", "甲|", "(?=甲)", "(?i)甲", "甲|(乙)?", "[甲[乙]]", "[甲&&乙]")) {
            assertThat(Beginnings.of(regex)).as(regex).isNull();
        }
    }

    @Test
    @DisplayName("regulations/checks 里的每一条表达式，在测试的每一份报告上")
    void sameAsAlone() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path file : files(TEXTS.resolve("reports"), TEXTS.resolve("recall"))) {
            texts.add(Folded.of(Files.readString(file)).text());
        }
        List<Pattern> patterns = patterns();
        assertThat(patterns).hasSizeGreaterThan(100);
        int found = 0;
        for (Pattern pattern : patterns) {
            Sought sought = Sought.of(pattern);
            for (String text : texts) {
                List<String> alone = pattern.matcher(text).results().map(each -> each.start() + each.group()).toList();
                List<String> here = new ArrayList<>();
                for (Sought.Search search = sought.in(text); search.find();) {
                    here.add(search.found().start() + search.found().group());
                }
                assertThat(here).as(pattern.pattern()).isEqualTo(alone);
                found += here.size();
            }
        }
        assertThat(found).isGreaterThan(1000);
    }

    private static List<Pattern> patterns() throws IOException {
        List<Pattern> patterns = new ArrayList<>();
        for (Path file : files(CHECKS)) {
            JsonNode declared = new YAMLMapper().readTree(Files.readString(file));
            declared.path("rules").forEach(rule -> rule.path("words").propertyStream().forEach(entry -> {
                if (entry.getKey().equals("replacements")) {
                    entry.getValue().propertyStream().forEach(each -> patterns.add(Pattern.compile(each.getKey())));
                } else if (entry.getKey().equals("sections")) {
                    entry.getValue().forEach(each -> patterns.add(Pattern.compile(each.path("pattern").asString())));
                } else if (entry.getValue().isString() && !PLACEHOLDER.matcher(entry.getValue().asString()).find()) {
                    patterns.add(Pattern.compile(entry.getValue().asString(), Pattern.MULTILINE));
                } else if (entry.getKey().equals("certain")) {
                    entry.getValue().forEach(each -> patterns.add(Pattern.compile(each.asString())));
                }
            }));
        }
        return patterns;
    }

    private static List<Path> files(Path... folders) throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().matches(".*\\.(?:txt|md|html|yaml)")).sorted().forEach(all::add);
            }
        }
        return all;
    }
}
