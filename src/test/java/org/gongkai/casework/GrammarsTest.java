package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.alike.Suggesting;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.declaration.CaseTypeFile;
import org.gongkai.casework.declaration.FirstGrammar;
import org.gongkai.casework.delivery.Posts;
import org.gongkai.casework.mail.Mailing;
import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Fault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("办件定义的写法：第一种已经封存，凭它开始的办件照旧读；新文件写明是哪一种")
class GrammarsTest {

    private static final Path FROZEN = Path.of("src/test/resources/frozen/definitions/casetypes");

    private static List<String> faults(String text) {
        return faultsOf("casetypes/recordcorrection.yaml", text);
    }

    private static List<String> faultsOf(String file, String text) {
        return DefinitionKinds.check(DefinitionTree.shipped().over(List.of(new DefinitionText(file, text, DefinitionText.Origin.OWN))))
                .faults().stream().map(Fault::toString).toList();
    }

    @Test
    @DisplayName("没有写明写法的是第一种：结束方式、邮件、建议公开都读出来，摘要仍是原文的")
    void firstIsTranslated() throws IOException {
        String text = Files.readString(FROZEN.resolve("inforequest/2026-11-22-20.yaml"));
        assertThat(text).doesNotContain("grammar:").contains("suggestsRelease: true", "sends: way");
        CaseType type = CaseTypeFile.read(text, ShippedDefinitions.ENDINGS);
        assertThat(type.definition()).isEqualTo(DefinitionText.digest(text));
        assertThat(type.consequence("withdraw").result().ending()).isEqualTo("withdrawn");
        assertThat(type.consequence("decide").result().ending()).isEqualTo("answered");
        assertThat(Mailing.of(type, "dispatch").by()).isEqualTo("way");
        assertThat(Mailing.recording(type, Mailing.Result.RETURNED)).contains("mail-returned");
        assertThat(Suggesting.isDoneBy(type, "suggest-release")).isTrue();
    }

    @Test
    @DisplayName("写明了写法的不翻译：逐字读")
    void secondIsLeft() throws IOException {
        String text = Files.readString(Path.of("regulations/casetypes/recordcorrection.yaml"));
        assertThat(FirstGrammar.translated(text)).isSameAs(text);
        assertThat(faults(text)).isEmpty();
    }

    @Test
    @DisplayName("新文件没有写明写法、还用旧写法的，说出哪一行")
    void newFilesSayIt() throws IOException {
        String text = Files.readString(Path.of("regulations/casetypes/recordcorrection.yaml"));
        assertThat(faults(text.replace("grammar: 2\n", ""))).singleElement().asString().contains("文件的写法应写明：grammar: 2");
        assertThat(faults(text.replace("mailing: {by: way}", "sends: way"))).anySatisfy(fault -> assertThat(fault).contains("不认识“sends”"));
    }

    @Test
    @DisplayName("有结果的动作都写明怎样结束")
    void endingIsSaid() throws IOException {
        String text = Files.readString(Path.of("regulations/casetypes/recordcorrection.yaml"));
        assertThat(faults(text.replaceFirst("(?m)^ +ending: .*\n", ""))).singleElement().asString().contains("有结果而没有写 ending");
    }

    @Test
    @DisplayName("由哪个字段选邮寄，写在类型里；还没有写的旧文件照旧；写了没有的选择，说出来")
    void postIsChosenByWhatIsSaid() throws IOException {
        String text = Files.readString(Path.of("regulations/casetypes/inforequest.yaml"));
        String before = Files.readString(FROZEN.resolve("inforequest/2026-11-30-02.yaml"));
        assertThat(before).doesNotContain("is: post");
        for (String file : List.of(text, before)) {
            CaseType type = CaseTypeFile.read(file, ShippedDefinitions.ENDINGS);
            assertThat(Posts.isWanted(type, "receipt", asked(Map.of("way", "post")))).isTrue();
            assertThat(Posts.isWanted(type, "receipt", asked(Map.of("way", "online")))).isFalse();
        }
        CaseType pickedUp = CaseTypeFile.read(text.replace("is: post", "is: pickup"), ShippedDefinitions.ENDINGS);
        assertThat(Posts.isWanted(pickedUp, "receipt", asked(Map.of("way", "post")))).isFalse();
        assertThat(Posts.isWanted(pickedUp, "receipt", asked(Map.of("way", "pickup")))).isTrue();
        CaseType unasked = CaseTypeFile.read(Files.readString(Path.of("regulations/casetypes/recordcorrection.yaml")), ShippedDefinitions.ENDINGS);
        assertThat(Posts.isWanted(unasked, "correction-notice", asked(Map.of()))).as("留了地址，没有留邮箱").isTrue();
        assertThat(faultsOf("casetypes/inforequest.yaml", text.replace("is: post", "is: pigeon"))).anySatisfy(fault -> assertThat(fault).contains("提出时没有这样的选择：way、pigeon"));
        assertThat(faultsOf("casetypes/inforequest.yaml", text.replace(", is: post", ""))).anySatisfy(fault -> assertThat(fault).contains("提出时没有这样的选择：way"));
    }

    private static Application asked(Map<String, String> content) {
        return new Application("a", "inforequest", "1", "web", "nat", LocalDate.of(2026, 11, 30), Map.of("name", "林小舟", "address", "柳岸街1号"), content, List.of());
    }
}
