package org.gongkai.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("电子邮箱地址：中文域名写成服务器认得的；谁也送不到的，不去送")
class MailAddressTest {

    @ParameterizedTest(name = "{0} 交给服务器的是 {1}")
    @CsvSource({"wang@例子.中国, wang@xn--fsqu00a.xn--fiqs8s", "wang.min+gov@Example.CN, wang.min+gov@example.cn",
        "li@政务。例子。中国, li@xn--zfr164b.xn--fsqu00a.xn--fiqs8s", "zhao@mail.qinglan.gov.cn, zhao@mail.qinglan.gov.cn"})
    void deliverable(String written, String given) {
        assertThat(MailAddress.deliverable(written)).hasValue(given);
    }

    @ParameterizedTest(name = "{0} 送不到")
    @ValueSource(strings = {"王敏@example.cn", "wang", "@example.cn", "wang@", "wang@cn", "wang@exa mple.cn", "wang@-example.cn", "wang@example..cn", "wang@192.168.1.1",
        "wang.@example.cn", "wang@nowhere.invalid", "wang@server.localhost", "a b@example.cn", "wang@example.c", "王\r\nBcc:x@example.cn"})
    void never(String written) {
        assertThat(MailAddress.deliverable(written)).isEmpty();
    }
}
