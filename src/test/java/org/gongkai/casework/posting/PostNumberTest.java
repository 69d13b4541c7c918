package org.gongkai.casework.posting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("挂号信、快递的号码：扫进来就认得，扫错一位的认得出")
class PostNumberTest {

    @ParameterizedTest
    @CsvSource({"RR473124829CN, RR473124829CN", "' ra123456785cn ', RA123456785CN", "ＸＡ１２３４５６７８９３２, XA12345678932", "1234 5678 90123, 1234567890123", "SF-1020304050607, SF1020304050607"})
    @DisplayName("大小写、全角、空格和连字号不碍事")
    void read(String typed, String number) {
        assertThat(PostNumber.read(typed).orThrow()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RR473124828CN", "RR473124892CN", "RA123456780CN"})
    @DisplayName("万国邮联的号码（S10）校验位不对的，请再扫一次")
    void checkDigit(String typed) {
        assertThat(PostNumber.read(typed).reasons()).singleElement().asString().contains("校验位不对");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "1234567", "临教公复〔2026〕1号", "ABCDEFGHIJ", "RR473124829CN;DROP"})
    @DisplayName("文号、空的、太短的、没有数字的都不是")
    void notANumber(String typed) {
        assertThat(PostNumber.read(typed).reasons()).singleElement().asString().contains("不是挂号信或者快递的号码");
    }
}
