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
import org.gongkai.inspection.rules.Rulebook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
@DisplayName("定义里给人看的每一句话——名称、选项、提示、说明、办理前问的、起算的日子——英文页面上都有英文：新加的没有译文，这里列出来")
class DefinitionsInEnglishTest {

    private static final Path REGULATIONS = Path.of("regulations");
    /** Files whose titles and choices stand on pages for people. */
    private static final List<String> READ = List.of("casetypes", "reviewchains", "roles.yaml", "endings.yaml", "evidence.yaml", "replykinds.yaml",
            "publication/catalogue.yaml", "publication/withdrawals.yaml", "publication/guide.yaml", "provisions.yaml", "outsiders.yaml", "documentkinds", "registers", "participations");
    /** Words of the files that pages show beside titles: what it is, what is asked before it is done, from when a period counts, what a number is of, what can be done about a step that stays. */
    private static final Set<String> SHOWN = Set.of("title", "hint", "description", "text", "countsFrom", "counts-from", "numbered");
    /** Of a whole file: for whoever writes it, and on no page. Those of types, columns and the guide are on pages. */
    private static final Set<String> FOR_WRITERS = Set.of("reviewchains/publication.yaml", "roles.yaml", "endings.yaml", "evidence.yaml", "replykinds.yaml", "publication/catalogue.yaml",
            "publication/withdrawals.yaml", "provisions.yaml", "outsiders.yaml", "documentkinds");

    private static final Set<String> CHOICES = Set.of("options", "stand");
    private static final Set<String> SENTENCES = Set.of("asks", "confirm");

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
                    JsonNode root = YAMLMapper.builder().build().readTree(Files.readString(file));
                    if (root instanceof ObjectNode whole && FOR_WRITERS.contains(REGULATIONS.relativize(file).toString())) {
                        whole.remove("description");
                    }
                    named.addAll(named(root));
                }
            }
        }
        Rulebook.shipped().chapters().forEach((chapter, rules) -> {
            named.add(chapter);
            rules.forEach(rule -> named.addAll(List.of(rule.title(), rule.sentence())));
        });
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(named).hasSizeGreaterThan(900);
        assertThat(named.stream().filter(title -> title.chars().anyMatch(c -> c > 0x2E80)).filter(title -> Wording.t(title).equals(title))).as("without English in wording/en*.yaml").isEmpty();
    }

    /** Titles, hints, descriptions, the words of choices and sentences that are shown, however deep they stand. */
    private static List<String> named(JsonNode node) {
        List<String> named = new ArrayList<>();
        if (node.isObject()) {
            node.properties().forEach(entry -> {
                if (entry.getValue().isString() && SHOWN.contains(entry.getKey())) {
                    named.add(entry.getValue().asString());
                } else if (CHOICES.contains(entry.getKey()) && entry.getValue().isObject()) {
                    entry.getValue().forEach(choice -> named.add(choice.asString()));
                } else if (SENTENCES.contains(entry.getKey()) && entry.getValue().isArray()) {
                    entry.getValue().forEach(sentence -> named.add(sentence.asString()));
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
