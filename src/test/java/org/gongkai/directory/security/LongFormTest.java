package org.gongkai.directory.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

@DisplayName("太长的表单：每一栏都从头读起，读到任何一栏都收不下为止；切在半个字上的，去掉那半个字")
class LongFormTest {

    private static WithoutFiles read(String body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/requests/new");
        request.setContentType("application/x-www-form-urlencoded");
        request.setContent(body.getBytes(StandardCharsets.US_ASCII));
        assertThat(LongForm.isOne(request)).isTrue();
        return LongForm.read(request);
    }

    @Test
    @DisplayName("前后各栏都在，同名的几个都在，空的、没有等号的也读得懂")
    void everyField() {
        String sent = URLEncoder.encode("路灯".repeat(200_000), StandardCharsets.UTF_8);
        WithoutFiles form = read("name=%E6%9E%97+%26&way=a&long=" + sent + "&way=b&empty=&bare&last=%E5%B0%BE");
        assertThat(form.getParameter("name")).isEqualTo("林 &");
        assertThat(form.getParameterValues("way")).containsExactly("a", "b");
        assertThat(form.getParameter("empty")).isEmpty();
        assertThat(form.getParameter("bare")).isEmpty();
        assertThat(form.getParameter("last")).isEqualTo("尾");
        assertThat(form.getParameter("long")).hasSizeBetween(25_000, 30_000).matches("[路灯]+");
    }

    @Test
    @DisplayName("全部合起来不超过每人能保存的；读不懂的一栏是空的，别的照读")
    void altogether() {
        StringBuilder body = new StringBuilder("bad=%zz&good=1");
        for (int n = 0; n < 40; n++) {
            body.append("&f").append(n).append('=').append("x".repeat(300_000));
        }
        WithoutFiles form = read(body.toString());
        assertThat(form.getParameter("bad")).isEmpty();
        assertThat(form.getParameter("good")).isEqualTo("1");
        assertThat(form.getParameterMap().values().stream().mapToInt(values -> values[0].length()).sum()).isLessThanOrEqualTo(1 << 20);
    }
}
