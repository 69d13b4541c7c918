package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.gongkai.face.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

@DisplayName("定义里的每一个名称、选项和提示，英文页面上都有英文：新加的没有译文，这里列出来")
class DefinitionsInEnglishTest {

    private static final Path REGULATIONS = Path.of("regulations");
    /** Files whose titles and choices stand on pages for people. */
    private static final List<String> READ = List.of("casetypes", "reviewchains", "roles.yaml", "endings.yaml", "evidence.yaml", "replykinds.yaml",
            "publication/catalogue.yaml", "publication/withdrawals.yaml", "documentkinds");

    @AfterEach
    void forget() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    @DisplayName("没有译文的一个也没有")
    void everyTitleHasEnglish() throws IOException {
        Set<String> named = new TreeSet<>();
        for (String place : READ) {
            try (Stream<Path> files = Files.walk(REGULATIONS.resolve(place))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    named.addAll(named(YAMLMapper.builder().build().readTree(Files.readString(file))));
                }
            }
        }
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(named).hasSizeGreaterThan(600);
        assertThat(named.stream().filter(title -> title.chars().anyMatch(c -> c > 0x2E80)).filter(title -> Wording.t(title).equals(title))).as("without English in wording/en*.yaml").isEmpty();
    }

    /** Titles, hints and the words of choices, however deep they stand. */
    private static List<String> named(JsonNode node) {
        List<String> named = new ArrayList<>();
        if (node.isObject()) {
            node.properties().forEach(entry -> {
                if (entry.getValue().isString() && (entry.getKey().equals("title") || entry.getKey().equals("hint"))) {
                    named.add(entry.getValue().asString());
                } else if (entry.getKey().equals("options") && entry.getValue().isObject()) {
                    entry.getValue().forEach(choice -> named.add(choice.asString()));
                } else {
                    named.addAll(named(entry.getValue()));
                }
            });
        } else if (node.isArray()) {
            node.forEach(one -> named.addAll(named(one)));
        }
        return named;
    }
}
