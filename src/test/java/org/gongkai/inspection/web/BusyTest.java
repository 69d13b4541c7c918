package org.gongkai.inspection.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.gongkai.face.Screen;
import org.gongkai.inspection.Inspection;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

@DisplayName("别人的文件正在检查，等不到的请过几秒再试")
class BusyTest {

    private final Gate full = new Gate(Inspection.shipped(), 0);

    @Test
    @DisplayName("接口答 503，写明几秒以后再试")
    void programmes() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContent("报告".getBytes(StandardCharsets.UTF_8));
        ResponseEntity<?> answer = new CheckApi(full).check(request, null);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo(Gate.AGAIN_AFTER);
        assertThat(String.valueOf(answer.getBody())).contains("请过几秒再试");
    }

    @Test
    @DisplayName("页面答 503，粘贴的文字还在")
    void people() throws Exception {
        Screen screen = new CheckController(full).check(null, "粘贴的报告");

        assertThat(screen.status()).isEqualTo(503);
        assertThat(screen.value("text")).isEqualTo("粘贴的报告");
        assertThat(String.valueOf(screen.value("refusal"))).contains("请过几秒");
    }
}
