package org.gongkai.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("GB 32100-2015 统一社会信用代码的校验位")
class CreditCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"11441700007280420Y", "11370812004339255B", "113325000026455663"})
    @DisplayName("真实机关的代码全部通过")
    void acceptsCodesOfRealOrgans(String code) {
        assertThat(CreditCode.faultOf(code)).isEmpty();
    }

    @Test
    @DisplayName("末位错一个字符，指出应为哪个字符")
    void namesTheRightCheckCharacter() {
        assertThat(CreditCode.faultOf("11441700007280420X")).hasValueSatisfying(fault ->
                assertThat(fault).contains("第 18 位").contains("应为 Y"));
    }

    @Test
    @DisplayName("组织机构代码校验位单独核对")
    void checksTheOrganisationCodeInside() {
        assertThat(CreditCode.faultOf("11441700007280421Y")).hasValueSatisfying(fault ->
                assertThat(fault).contains("第 17 位").contains("应为 0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1144170000728042", "11441700007280420YY", "1144170000728042OY", "中文一二三四五六七八九十一二三四五"})
    @DisplayName("长度或字符不对的代码被拒绝")
    void refusesOtherShapes(String code) {
        assertThat(CreditCode.faultOf(code)).hasValueSatisfying(fault -> assertThat(fault).contains("18 位"));
    }
}
