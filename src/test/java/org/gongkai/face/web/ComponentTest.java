package org.gongkai.face.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import org.gongkai.face.Problem;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A component: one folder, every option said, every example rendered")
class ComponentTest {

    private static final Path COMPONENTS = Path.of("src/main/java/org/gongkai/face/components");
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);
    private static final String HOSTILE = "\"><script>alert('清河')</script>";

    static Stream<Piece> pieces() {
        return new Gallery().components().stream();
    }

    @Test
    @DisplayName("each folder has a template and its declaration")
    void foldersAreWhole() throws IOException {
        List<String> declared = pieces().map(Piece::name).toList();
        try (Stream<Path> folders = Files.list(COMPONENTS)) {
            assertThat(folders.map(folder -> folder.getFileName().toString())).containsExactlyInAnyOrderElementsOf(declared);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pieces")
    @DisplayName("describes exactly the options that its template takes")
    void describesItsOptions(Piece piece) {
        assertThat(piece.options().keySet()).containsExactlyInAnyOrderElementsOf(piece.parameters().stream().map(Parameter::getName).toList());
        assertThat(piece.options().values()).allSatisfy(words -> assertThat(words).isNotBlank());
        assertThat(piece.examples()).isNotEmpty().allSatisfy(example -> assertThat(piece.options().keySet()).containsAll(example.options().keySet()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pieces")
    @DisplayName("renders each example, without inline script or style, with whole labels and ids used once")
    void rendersItsExamples(Piece piece) {
        for (Piece.Example example : piece.examples()) {
            Document html = Jsoup.parseBodyFragment(rendered(piece, example));
            assertThat(html.body().children()).as(example.title()).isNotEmpty();
            assertThat(html.select("[style], style, script, [onclick]")).isEmpty();
            assertThat(html.select("input:not([type=hidden]):not([type=radio]):not([type=checkbox]), select, textarea"))
                    .allSatisfy(input -> assertThat(html.select("label[for=" + input.id() + "]")).hasSize(1));
            assertThat(html.select("[aria-describedby]")).allSatisfy(input -> Stream.of(input.attr("aria-describedby").split(" "))
                    .forEach(id -> assertThat(html.getElementById(id)).as(id).isNotNull()));
            assertThat(html.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pieces")
    @DisplayName("shows what people wrote as text, in every option of text")
    void escapes(Piece piece) {
        Map<String, Object> first = piece.examples().getFirst().options();
        for (Parameter option : piece.parameters()) {
            if (option.getType() == String.class) {
                Map<String, Object> hostile = new LinkedHashMap<>(first);
                hostile.put(option.getName(), HOSTILE);
                Document html = Jsoup.parseBodyFragment(rendered(piece, new Piece.Example("hostile", hostile)));
                assertThat(html.select("script")).as(option.getName()).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("an error stands at its field, in its description, and in the summary with a link to it")
    void errorsAreAtTheirField() {
        StringOutput field = new StringOutput();
        TEMPLATES.render("org/gongkai/face/components/field/field.jte",
                Map.of("name", "applicant.phone", "label", "联系电话", "error", "请填写联系电话"), field);
        Document html = Jsoup.parseBodyFragment(field.toString());
        assertThat(html.select("input[aria-invalid=true]").attr("aria-describedby")).isEqualTo("applicant-phone-error");
        StringOutput summary = new StringOutput();
        TEMPLATES.render("org/gongkai/face/components/errors/errors.jte",
                Map.of("problems", List.of(Problem.at("applicant-phone", "请填写联系电话"))), summary);
        assertThat(Jsoup.parseBodyFragment(summary.toString()).select("[role=alert] a").attr("href")).isEqualTo("#applicant-phone");
    }

    @Test
    @DisplayName("the light says its word beside its colour")
    void lightsHaveWords() {
        assertThat(pieces().filter(piece -> piece.name().equals("light")).findFirst().orElseThrow().examples())
                .extracting(example -> example.options().get("colour")).containsExactly("green", "yellow", "red", "black");
    }

    private static String rendered(Piece piece, Piece.Example example) {
        StringOutput output = new StringOutput();
        assertThatCode(() -> piece.rendered(example, TEMPLATES).writeTo(new OwaspHtmlTemplateOutput(output)))
                .as("%s: %s", piece.name(), example.title()).doesNotThrowAnyException();
        return output.toString();
    }
}
