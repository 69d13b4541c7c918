package org.gongkai.reporting.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.gongkai.calendar.ReplyKinds;
import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An installation may have a form in its own folder, written as it was shipped then. */
@DisplayName("发布过的每一份表格文件，今天的程序都读得懂")
class LandedFormsTest {

    private static final Path LANDED = Path.of("src/test/resources/frozen/definitions/forms");

    static List<Path> landed() throws IOException {
        try (Stream<Path> files = Files.walk(LANDED)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("landed")
    @DisplayName("放在本安装的目录里，没有错处，读出来是年度报告的一版，格子一个不少")
    void isStillRead(Path file) throws IOException {
        String id = String.valueOf(file.getParent().getFileName());
        DefinitionTree tree = DefinitionTree.shipped().over(List.of(new DefinitionText("forms/" + id + ".yaml", Files.readString(file), DefinitionText.Origin.OWN)));
        assertThat(DefinitionKinds.check(tree).faults()).isEmpty();
        Form then = new Forms(new ReplyKinds(), tree).all().stream().filter(form -> form.id().equals(id)).findFirst().orElseThrow();
        assertThat(then.isAnnual()).isTrue();
        assertThat(then.periods()).containsExactly(Period.Kind.YEAR);
        assertThat(Reports.FORMS.require(id).cells()).containsAll(then.cells());
    }
}
