package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.declaration.CaseTypeFile;
import org.gongkai.definition.Extension;
import org.gongkai.ledger.Sha256;
import org.gongkai.procedure.Action;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A matter keeps the definition it began under, so every text that was ever shipped stays in the project and is read for good. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("发布过的每一份办件定义都留着，今天的程序都读得懂")
class ShippedDefinitionsTest {

    private static final Path SHIPPED = Path.of("src/test/resources/frozen/definitions/casetypes");
    /** Where today's are written, with all they inherit, to be kept. */
    private static final Path WRITTEN = Path.of("target/definitions");
    /** What every type has had since errors of registration are put right, and mailboxes since something can be said after they closed. */
    private static final Set<String> LATER = Set.of("strike", "void-entry", "post-returned", "letter-served", "add", "take-up", "receive-again", "answer-addition", "tell-request", "turn", "ask-anonymous", "masked",
            "limit", "lift", "limited", "set-aside");
    private static final Path TODAY = Path.of("regulations/casetypes");

    static List<Path> shipped() throws IOException {
        return filesUnder(SHIPPED);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    @DisplayName("读得懂；其中每一个条件都还在")
    void isStillRead(Path file) throws IOException {
        CaseType type = CaseTypeFile.read(Files.readString(file), ShippedDefinitions.ENDINGS);
        assertThat(type.id()).isEqualTo(file.getParent().getFileName().toString());
        assertThat(type.procedure().guardNames()).isSubsetOf(OnPaper.guards());
        assertThat(type.definition()).isEqualTo(Sha256.hex(Files.readString(file)));
    }

    @Test
    @DisplayName("今天的每一份也留下了")
    void todaysAreKept() throws IOException {
        Set<String> kept = shipped().stream().map(ShippedDefinitionsTest::text).collect(Collectors.toSet());
        assertThat(ShippedDefinitions.files()).allSatisfy(file -> {
            Files.createDirectories(WRITTEN);
            Files.writeString(WRITTEN.resolve(file.id() + ".yaml"), file.resolved());
            assertThat(kept.contains(file.resolved()))
                    .as("keep it: cp %s/%s.yaml %s/%s/<day>-<nn>.yaml; one that no release has shipped yet may be replaced", WRITTEN, file.id(), SHIPPED, file.id()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = "sitemistakes")
    @DisplayName("继承 mailbox 的信箱不超过 25 行，说的与从前自己写全的一样，只是来信可以更长，期限多了几个，说了写给哪种机关，答复可以先拟稿，可以选邮寄，办结以后还可以补充")
    void mailboxesInherit(String id) throws IOException {
        assertThat(Files.readAllLines(TODAY.resolve(id + ".yaml")).size()).isLessThanOrEqualTo(25);
        CaseType before = CaseTypeFile.read(Files.readString(SHIPPED.resolve(id).resolve("2026-11-28-01.yaml")), ShippedDefinitions.ENDINGS);
        CaseType now = ShippedDefinitions.inForce().stream().filter(type -> type.id().equals(id)).findFirst().orElseThrow();
        assertThat(now).usingRecursiveComparison().ignoringFields("heading.definition", "further", "terms", "filing.addressee", "filing.applicant", "filing.content", "filing.needs", "procedure.actions", "procedure.stages", "filing.channels", "consequences").ignoringFieldsMatchingRegexes(".*\\.(max|kept)").isEqualTo(before);
        assertThat(now.procedure().stages().stream().filter(stage -> !stage.id().equals("added")).toList()).isEqualTo(before.procedure().stages());
        assertThat(now.channels().stream().filter(channel -> !channel.id().equals("turned")).toList()).isEqualTo(before.channels());
        assertThat(now.applicant().stream().filter(field -> !field.name().equals("address")).toList()).usingRecursiveComparison().ignoringFieldsMatchingRegexes(".*(max|kept)").isEqualTo(before.applicant());
        assertThat(now.content().stream().filter(field -> !field.name().equals("way")).toList()).usingRecursiveComparison().ignoringFieldsMatchingRegexes(".*(max|kept)").isEqualTo(before.content());
        assertThat(now.procedure().actions().stream().filter(action -> !LATER.contains(action.id())).toList()).usingRecursiveComparison().ignoringFieldsMatchingRegexes(".*max", ".*from")
                .isEqualTo(before.procedure().actions());
        assertThat(now.actions().stream().map(Action::id).filter(action -> !LATER.contains(action))).allSatisfy(action -> assertThat(now.consequence(action)).isEqualTo(before.consequence(action)));
        assertThat(saidThen(now.further().ofType())).isEqualTo(saidThen(before.further().ofType()));
        assertThat(now.further().ofActions()).hasSize(before.further().ofActions().size() + LATER.size());
        assertThat(before.further().ofActions().keySet()).allSatisfy(action -> assertThat(saidThen(now.further().ofActions().get(action))).isEqualTo(saidThen(before.further().ofActions().get(action))));
    }

    /** For how long letters are kept stood in another file then, and what the columns of registers are and whether a day that was told binds nowhere; nothing was drafted first, or went by post. */
    private static Map<Extension<?>, Object> saidThen(Map<Extension<?>, Object> said) {
        return said.entrySet().stream().filter(one -> !one.getKey().shape().getName().matches(".*\\.(retention\\.Keeping|register\\.Registered|delivery\\.Posts|drafting\\.declared\\.DraftingCapability|casework\\.ToldDay|clocks\\.NamedClock)\\$.*"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static List<Path> filesUnder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }
}
