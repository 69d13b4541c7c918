package org.gongkai.directory.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("表单文字：只收完整的文字")
class FormTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "申请公开 2025 年预算", "\uD842\uDFB7野家", "<script>alert(1)</script>", "第一行\r\n\t第二行"})
    @DisplayName("生僻字、换行、标签字符照收")
    void acceptsText(String value) {
        assertThat(FormText.isText(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"空\u0000字符", "乱码\uFFFD", "半个\uD842", "\uDFB7半个"})
    @DisplayName("空字符、替换符、半个代理对不收")
    void refusesWhatCannotBeStored(String value) {
        assertThat(FormText.isText(value)).isFalse();
    }
}
