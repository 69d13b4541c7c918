package org.gongkai.directory.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

@DisplayName("大的提交在读第一个字节之前就计入内存，放不下的请过一会儿再试")
class InputBudgetTest {

    private final AtomicInteger refused = new AtomicInteger();
    private final InputBudget budget = new InputBudget(DataSize.ofMegabytes(20), DataSize.ofMegabytes(40)) {
        @Override
        void refuse(HttpServletRequest request, HttpServletResponse response) {
            refused.incrementAndGet();
        }
    };

    @Test
    @DisplayName("两个二十兆的在读，没有说明长度的第三个在门外，小的照常进来；走了一个就放进一个")
    void countsWhatIsAnnounced() throws Exception {
        CountDownLatch inside = new CountDownLatch(2);
        CountDownLatch leave = new CountDownLatch(1);
        AtomicInteger read = new AtomicInteger();
        FilterChain slow = (request, response) -> {
            read.incrementAndGet();
            inside.countDown();
            try {
                leave.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };
        try (ExecutorService clients = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 2; i++) {
                clients.submit(() -> {
                    budget.doFilter(sent(20 << 20, "application/octet-stream"), new MockHttpServletResponse(), slow);
                    return null;
                });
            }
            inside.await();
            assertThat(entered(sent(100, "application/x-www-form-urlencoded"))).isTrue();
            MockHttpServletRequest endless = sent(-1, "application/octet-stream");
            endless.addHeader("Transfer-Encoding", "chunked");
            assertThat(entered(endless)).isFalse();
            assertThat(refused).hasValue(1);
            leave.countDown();
            assertThat(entered(endless)).isTrue();
        }
        assertThat(read).hasValue(2);
    }

    private boolean entered(MockHttpServletRequest request) throws Exception {
        boolean[] entered = {false};
        budget.doFilter(request, new MockHttpServletResponse(), (in, out) -> entered[0] = true);
        return entered[0];
    }

    private static MockHttpServletRequest sent(int length, String type) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/check") {
            @Override
            public long getContentLengthLong() {
                return length;
            }
        };
        request.setContentType(type);
        return request;
    }
}
