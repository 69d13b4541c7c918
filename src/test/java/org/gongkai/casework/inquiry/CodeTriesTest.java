package org.gongkai.casework.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

@DisplayName("查询码按编号限次：谁猜谁等，越猜等得越久；许多地方一起猜，每处一次；别人猜不出本人的门")
class CodeTriesTest {

    private Instant at = Instant.parse("2026-03-02T02:00:00Z");
    private final CodeTries tries = new CodeTries(() -> at);

    @Test
    @DisplayName("一处错五次，等一分钟，再错等两分钟，最长一小时多；等的时候对的也不看")
    void whoGuessesWaits() {
        for (int n = 0; n < CodeTries.FREE; n++) {
            assertThat(look("198.51.100.1", "wrong").again()).isZero();
        }
        assertThat(look("198.51.100.1", "right").again()).isEqualTo(Duration.ofMinutes(1));
        int evaluated = 0;
        for (int minute = 0; minute < 24 * 60; minute++) {
            at = at.plus(Duration.ofMinutes(1));
            evaluated += look("198.51.100.1", "wrong").again().isZero() ? 1 : 0;
        }
        assertThat(evaluated).as("一处一天").isLessThan(32);
    }

    @Test
    @DisplayName("六十处猜过以后，没有猜过的人照常打开；猜的每处只有一次；对的人不因别人而等")
    void nobodyIsLockedOutByOthers() {
        int evaluated = 0;
        for (int place = 1; place <= 60; place++) {
            for (int n = 0; n < 3; n++) {
                evaluated += look("203.0.113." + place, "wrong").again().isZero() ? 1 : 0;
            }
        }
        assertThat(evaluated).isLessThan(80);
        for (int n = 0; n < 10; n++) {
            assertThat(look("198.51.100.7", "right").found()).contains("opened");
        }
        assertThat(look("2001:db8:1:2:3::1", "wrong").again()).isZero();
        assertThat(look("2001:db8:1:2:9::9", "wrong").again()).as("同一个 IPv6 网络").isPositive();
    }

    private CodeTries.Outcome<String> look(String address, String code) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return tries.look("青政公申〔2026〕51号", request, () -> Optional.of("opened").filter(any -> code.equals("right")));
    }
}
