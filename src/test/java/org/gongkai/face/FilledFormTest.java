package org.gongkai.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A form is given back what was typed into it")
class FilledFormTest {

    private static final String FORM = """
            <input type="hidden" name="token" value="new"><input id="t" name="title" value="" maxlength="9"><input type="password" name="password" value="">
            <textarea name="words">
            </textarea><select name="organ"><option value="a">甲</option><option value="b" selected>乙</option></select>
            <label><input type="radio" name="way" value="post" checked> 邮寄</label><label><input type="radio" name="way" value="mail"> 邮件</label>
            <input type="checkbox" name="item" value="1" checked><input type="checkbox" name="item" value="2"><input type="file" name="scan">""";

    @Test
    @DisplayName("fields, choices and several of one name; not hidden fields, passwords and files")
    void fills() {
        FilledForm.Result filled = FilledForm.of(FORM, Map.of("token", List.of("old"), "title", List.of("\"甲\" & <乙>"), "password", List.of("secret"),
                "words", List.of("第一行\r\n</textarea>"), "organ", List.of("a"), "way", List.of("mail"), "item", List.of("2"), "scan", List.of("x")));
        assertThat(filled.changed()).isTrue();
        assertThat(filled.html()).contains("name=\"token\" value=\"new\"", "value=\"&quot;甲&quot; &amp; &lt;乙&gt;\"", "name=\"password\" value=\"\"",
                "第一行\n&lt;/textarea&gt;</textarea>", "<option value=\"a\" selected>", "<option value=\"b\">", "value=\"post\">", "value=\"mail\" checked>",
                "name=\"item\" value=\"1\">", "name=\"item\" value=\"2\" checked>", "<input type=\"file\" name=\"scan\">").doesNotContain("secret", "old");
    }

    @Test
    @DisplayName("what the page says by itself is no change; what is no longer offered is left")
    void unchanged() {
        assertThat(FilledForm.of(FORM, Map.of("title", List.of(""), "organ", List.of("b"), "way", List.of("post"), "item", List.of("1"), "words", List.of("")))
                .changed()).isFalse();
        assertThat(FilledForm.of(FORM, Map.of("organ", List.of("gone"), "item", List.of("1"))).html()).isEqualTo(FORM);
    }
}
