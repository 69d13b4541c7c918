package org.gongkai.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("网站访问量：从访问日志数，不留人；同一份日志不数两遍，变长了、改了名接着数；看不懂的行数出来")
class VisitsWithoutPersonsTest extends OpenTrainings {

    private static final String PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148";
    private static final String COMPUTER = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";
    private static final String ROBOT = "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)";

    @Autowired
    VisitLog visits;

    @Test
    @DisplayName("一份日志：人和机器分开，资源、表单、出错的不算，IPv6 照数，坏行说明；再来一遍一次不加；变长了只加新的；轮换以后接着")
    void counted() throws Exception {
        time.to("2026-05-20");
        List<String> lines = new ArrayList<>(List.of(
                line("203.0.113.7", "12/Feb/2026:08:00:01 +0800", "GET / HTTP/2.0", 200, COMPUTER),
                line("203.0.113.7", "12/Feb/2026:08:00:01 +0800", "GET /assets/1/gongkai.css HTTP/2.0", 200, COMPUTER),
                line("2001:db8::1:7", "12/Feb/2026:08:00:09 +0800", "GET /documents/abc?elder=on HTTP/2.0", 200, PHONE),
                line("fe80::1%eth0", "12/Feb/2026:08:00:10 +0800", "GET /documents/abc HTTP/1.1", 304, COMPUTER),
                line("203.0.113.9", "12/Feb/2026:08:01:00 +0800", "GET /documents/abc HTTP/1.1", 200, ROBOT),
                line("203.0.113.9", "12/Feb/2026:08:01:00 +0800", "GET /api/v1/documents HTTP/1.1", 200, "-"),
                line("203.0.113.9", "12/Feb/2026:08:01:02 +0800", "GET /documents/none HTTP/1.1", 404, COMPUTER),
                line("203.0.113.9", "12/Feb/2026:08:01:03 +0800", "POST /requests/new HTTP/1.1", 302, COMPUTER),
                line("203.0.113.9", "28/Feb/2026:16:30:00 +0000", "GET /search?q=x HTTP/1.1", 200, COMPUTER),
                line("203.0.113.9", "12/Feb/2026:08:01:04 +0800", "\\x16\\x03\\x01", 400, "-"),
                "half a line 203.0.113.9 - - [12/Feb",
                line("203.0.113.9", "12/Xyz/2026:08:01:04 +0800", "GET / HTTP/1.1", 200, COMPUTER),
                line("203.0.113.9", "01/Jan/2030:08:01:04 +0800", "GET / HTTP/1.1", 200, COMPUTER)));
        VisitLog.Taken taken = visits.take(part(lines));
        assertThat(taken.imported()).isEqualTo(6);
        assertThat(taken.rejected()).extracting(VisitLog.Rejected::line).containsExactly(11L, 12L, 13L);
        assertThat(taken.findings()).containsValue(4L);
        assertThat(counts()).containsEntry("2026-02-12 documents phone", "1/0").containsEntry("2026-02-12 documents computer", "1/1").containsEntry("2026-02-12 home computer", "1/0")
                .containsEntry("2026-02-12 interfaces interface", "0/1").as("在这里已经是三月").containsEntry("2026-03-01 search computer", "1/0").hasSize(5);

        VisitLog.Taken again = visits.take(part(lines));
        assertThat(again.imported()).isZero();
        assertThat(again.unchanged()).isEqualTo(13);
        assertThat(again.rejected()).isEmpty();

        lines.add(line("203.0.113.7", "12/Feb/2026:23:59:59 +0800", "GET / HTTP/2.0", 200, COMPUTER));
        assertThat(visits.take(part(lines))).satisfies(grown -> {
            assertThat(grown.imported()).isEqualTo(1);
            assertThat(grown.unchanged()).isEqualTo(13);
        });
        assertThat(visits.take(part(List.of(line("203.0.113.7", "13/Feb/2026:00:00:01 +0800", "GET / HTTP/2.0", 200, COMPUTER)))).imported()).as("轮换以后的下一份").isEqualTo(1);
        assertThat(counts()).containsEntry("2026-02-12 home computer", "2/0").containsEntry("2026-02-13 home computer", "1/0");

        await().atMost(Duration.ofSeconds(20)).until(() -> get("/registers/visits").body().contains("共 5 条"));
        String page = get("/registers/visits").body();
        assertThat(page).contains("每月被看了多少次").containsSubsequence(">2026-02</th>", ">2026-03</th>").contains("手机").contains("文件");
        assertThat(get("/api/v1/registers/visits/records.csv").body()).contains("首页").doesNotContain("203.0.113").doesNotContain("Firefox");
        assertThat(jdbc.sql("select count(*) from ledger.act where kind = 'registers.visits' and canonical like '%203.0.113%'").query(Long.class).single()).isZero();
        assertThat(verify.run(true, reached -> { }).differences()).isEmpty();
    }

    private Map<String, String> counts() {
        return jdbc.sql("select day || ' ' || sort || ' ' || channel, visits || '/' || robots from registers.visit").query((row, n) -> Map.entry(row.getString(1), row.getString(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static VisitLog.Part part(List<String> lines) {
        List<VisitLog.Line> numbered = new ArrayList<>();
        lines.forEach(line -> numbered.add(new VisitLog.Line(numbered.size() + 1, line)));
        return new VisitLog.Part(lines.getFirst(), numbered);
    }

    private static String line(String from, String at, String request, int status, String agent) {
        return "%s - - [%s] \"%s\" %d 512 \"https://www.example.gov.cn/?q=x\" \"%s\"".formatted(from, at, request, status, agent);
    }
}
