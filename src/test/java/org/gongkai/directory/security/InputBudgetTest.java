package org.gongkai.directory.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.face.Form;
import org.gongkai.face.KeptForms;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

@DisplayName("大的提交在读第一个字节之前就计入内存，放不下的请过一会儿再试")
class InputBudgetTest {

    private static final String FILE = "application/octet-stream";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PAGE = "/requests/new?organ=qinglan";

    private final List<Refusal> refused = new CopyOnWriteArrayList<>();
    private final Set<HttpServletRequest> keeps = ConcurrentHashMap.newKeySet();
    private final InputBudget budget = new InputBudget(DataSize.ofMegabytes(20), DataSize.ofMegabytes(56), forms()) {
        @Override
        void answer(Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
            refused.add(refusal);
        }
    };

    private ObjectProvider<KeptForms> forms() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("forms", new KeptForms() {
            @Override
            public Optional<Form.Typed> rule(String action) {
                return Optional.empty();
            }

            @Override
            public Optional<Kept> of(HttpServletRequest request, String action, String id) {
                return Optional.empty();
            }

            @Override
            public Optional<String> keep(HttpServletRequest request, HttpServletResponse response) {
                keeps.add(request);
                return Optional.of(PAGE);
            }

            @Override
            public Optional<String> page(HttpServletRequest request) {
                return Optional.empty();
            }

            @Override
            public boolean awaitsSignIn(HttpServletRequest request) {
                return false;
            }
        });
        return beans.getBeanProvider(KeptForms.class);
    }

    @Test
    @DisplayName("两个二十兆的在读，没有说明长度的第三个在门外，小的和填好的表照常进来；走了一个就放进一个")
    void countsWhatIsAnnounced() throws Exception {
        MockHttpServletRequest endless = sent("192.0.2.3", -1, FILE);
        endless.addHeader("Transfer-Encoding", "chunked");
        whileReading(List.of(sent("192.0.2.1", 20 << 20, FILE), sent("192.0.2.2", 20 << 20, FILE)), () -> {
            assertThat(entered(sent("192.0.2.3", 100, FORM))).isTrue();
            assertThat(entered(sent("192.0.2.3", 1 << 20, FORM))).as("what somebody typed").isTrue();
            assertThat(entered(endless)).isFalse();
            assertThat(refused).singleElement().satisfies(refusal -> assertThat(refusal.onward()).isNull());
            assertThat(keeps).as("a file is not kept").isEmpty();
        });
        assertThat(entered(endless)).isTrue();
    }

    @Test
    @DisplayName("填好的表也放不下时，填的字留下来，页面给出回到表单的路")
    void whatWasTypedIsKept() throws Exception {
        whileReading(List.of(sent("192.0.2.1", 1 << 20, FORM), sent("192.0.2.1", 1 << 20, FORM), sent("192.0.2.2", 1 << 20, FORM), sent("192.0.2.2", 1 << 20, FORM)), () -> {
            MockHttpServletRequest typed = sent("192.0.2.3", 1 << 20, FORM);
            assertThat(entered(typed)).isFalse();
            assertThat(keeps).containsExactly(typed);
            assertThat(refused).singleElement().satisfies(refusal -> {
                assertThat(refusal.status()).isEqualTo(503);
                assertThat(refusal.onward()).isEqualTo(new Refusal.Onward("打开表单，继续提交", PAGE));
            });
        });
    }

    @Test
    @DisplayName("一个网络地址最多占一半，别的地址总有地方；IPv6 按网段算")
    void oneAddressHasHalf() throws Exception {
        whileReading(List.of(sent("2001:db8::1", 20 << 20, FILE)), () -> {
            assertThat(entered(sent("2001:db8::2", 2 << 20, FILE))).isFalse();
            assertThat(entered(sent("2001:db8:0:1::1", 20 << 20, FILE))).isTrue();
        });
        assertThat(entered(sent("2001:db8::2", 2 << 20, FILE))).isTrue();
    }

    @Test
    @DisplayName("带文件的大表单放不下时，填的字也留下来；文件的内容不留")
    void whatWasTypedBesideFilesIsKept() throws Exception {
        whileReading(List.of(sent("192.0.2.1", 20 << 20, FILE), sent("192.0.2.2", 20 << 20, FILE)), () -> {
            MockHttpServletRequest form = sent("192.0.2.3", 20 << 20, "multipart/form-data; boundary=here");
            form.setContent(("--here\r\nContent-Disposition: form-data; name=\"scan\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n" + "x".repeat(3 << 20)
                    + "\r\n--here\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n路灯不亮\r\n--here--\r\n").getBytes(StandardCharsets.UTF_8));
            assertThat(entered(form)).isFalse();
            assertThat(keeps).singleElement().satisfies(kept -> {
                assertThat(kept.getParameter("title")).isEqualTo("路灯不亮");
                assertThat(kept.getParameter("scan")).isNull();
            });
            assertThat(refused).singleElement().satisfies(refusal -> assertThat(refusal.onward()).isEqualTo(new Refusal.Onward("打开表单，继续提交", PAGE)));
        });
    }

    private interface Meanwhile {

        void look() throws Exception;
    }

    private void whileReading(List<MockHttpServletRequest> slow, Meanwhile meanwhile) throws Exception {
        CountDownLatch inside = new CountDownLatch(slow.size());
        CountDownLatch leave = new CountDownLatch(1);
        try (ExecutorService clients = Executors.newFixedThreadPool(slow.size())) {
            List<Future<Object>> reading = slow.stream().map(request -> clients.submit(() -> {
                budget.doFilter(request, new MockHttpServletResponse(), (in, out) -> {
                    inside.countDown();
                    try {
                        leave.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                });
                return null;
            })).toList();
            try {
                assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();
                meanwhile.look();
            } finally {
                leave.countDown();
            }
            for (Future<Object> each : reading) {
                each.get();
            }
        }
    }

    private boolean entered(MockHttpServletRequest request) throws Exception {
        boolean[] entered = {false};
        budget.doFilter(request, new MockHttpServletResponse(), (in, out) -> entered[0] = true);
        return entered[0];
    }

    private static MockHttpServletRequest sent(String address, int length, String type) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/check") {
            @Override
            public long getContentLengthLong() {
                return length;
            }
        };
        request.setContentType(type);
        request.setRemoteAddr(address);
        return request;
    }
}
