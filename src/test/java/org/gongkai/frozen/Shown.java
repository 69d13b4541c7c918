package org.gongkai.frozen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.gongkai.casework.Cases;
import org.gongkai.clock.Reading;
import org.gongkai.directory.Attempt;
import org.gongkai.frozen.FrozenTable.Row;
import org.gongkai.reporting.AnnualReport;
import org.gongkai.reporting.AnnualReports;
import org.gongkai.reporting.Edition;
import org.gongkai.reporting.ReportScope;
import org.gongkai.reporting.form.Cell;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a running installation shows of its matters, numbers and pages, as rows of a {@link FrozenTable}. */
@TestComponent
class Shown {

    private final JdbcClient jdbc;
    private final Cases cases;
    private final AnnualReports reports;

    Shown(JdbcClient jdbc, Cases cases, AnnualReports reports) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.reports = reports;
    }

    /** Of every matter, derived from its acts: stage, clock, last day, what the applicant was told, outcome. */
    List<Row> cases(LocalDate since) {
        Map<String, String> numbers = new TreeMap<>();
        jdbc.sql("select number, id from casework.cases").query(row -> {
            numbers.put(row.getString(1), row.getString(2));
        });
        List<Row> rows = new ArrayList<>();
        numbers.forEach((number, id) -> {
            var state = cases.state(id);
            var clock = cases.clock(state);
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("type", state.type().id());
            shown.put("stage", state.stage());
            shown.put("clock", clock.map(Reading::state).map(Enum::name).orElse(""));
            shown.put("received", Objects.toString(state.receivedOn(), ""));
            shown.put("last-day", clock.map(Reading::due).map(LocalDate::toString).orElse(""));
            shown.put("told", Objects.toString(state.told(), ""));
            shown.put("outcome", Objects.toString(state.outcome(), ""));
            shown.put("concluded", Objects.toString(state.concludedOn(), ""));
            shown.put("answers", state.answers().isEmpty() ? "" : new TreeMap<>(state.answers()).toString());
            shown.forEach((what, value) -> {
                if (!value.toString().isEmpty()) {
                    rows.add(new Row(number, what, value.toString(), since, ""));
                }
            });
        });
        return rows;
    }

    /** Every cell that is not empty and not zero, of the live report of every organ and year, and of each locked report. */
    List<Row> cells(LocalDate since, List<String> organs, int firstYear, int lastYear) {
        List<Row> rows = new ArrayList<>();
        for (String organ : organs) {
            for (int year = firstYear; year <= lastYear; year++) {
                for (ReportScope scope : ReportScope.values()) {
                    String subject = organ + " " + year + " " + scope + " live";
                    if (reports.live(organ, year, scope) instanceof Attempt.Done<AnnualReport>(AnnualReport report)) {
                        rows.addAll(cells(subject, report, since));
                    }
                }
            }
        }
        jdbc.sql("select id from reporting.edition where locked_at is not null order by organ, year, scope, number").query(String.class).list().forEach(id -> {
            Edition edition = reports.edition(id).orElseThrow();
            String subject = edition.organ() + " " + edition.year() + " " + edition.scope() + " locked " + edition.number();
            rows.addAll(cells(subject, reports.locked(edition).orElseThrow(), since));
        });
        return rows;
    }

    private static List<Row> cells(String subject, AnnualReport report, LocalDate since) {
        List<Row> rows = new ArrayList<>();
        for (Cell cell : report.figures().form().cells()) {
            var value = report.figures().at(cell);
            if (value != null && value.signum() != 0) {
                rows.add(new Row(subject, cell.toString(), value.stripTrailingZeros().toPlainString(), since, ""));
            }
        }
        return rows;
    }

    /** A page as words and addresses: status, each block of text of its main part in order, each link out of it. */
    static List<Row> page(int port, String address, LocalDate since) {
        return rows(address, fetched(port, address), since);
    }

    /** What somebody sees who asks by number and code, at {@code /matters} or wherever else such a form stands. */
    static List<Row> matter(int port, String number, String code, LocalDate since) {
        return rows("matter " + number, lookedUp(port, "/matters", number, code), since);
    }

    /** The answer to number and code on the page with the form for them. */
    static HttpResponse<String> lookedUp(int port, String path, String number, String code) {
        try (HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL).build()) {
            URI lookUp = URI.create("http://localhost:" + port + path);
            Document form = Jsoup.parse(send(client, HttpRequest.newBuilder(lookUp).build()).body());
            Map<String, String> fields = new LinkedHashMap<>();
            form.select("main form[method=post] input[type=hidden]").forEach(hidden -> fields.put(hidden.attr("name"), hidden.val()));
            fields.put("number", number);
            fields.put("code", code);
            String body = fields.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return send(client, HttpRequest.newBuilder(lookUp).header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(body)).build());
        }
    }

    static HttpResponse<String> fetched(int port, String address) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return send(client, HttpRequest.newBuilder(URI.create("http://localhost:" + port + address)).build());
        }
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static List<Row> rows(String subject, HttpResponse<String> answer, LocalDate since) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(subject, "status", String.valueOf(answer.statusCode()), since, ""));
        int number = 0;
        for (String words : words(answer)) {
            rows.add(new Row(subject, "words " + ++number, words, since, ""));
        }
        for (String link : links(answer)) {
            rows.add(new Row(subject, "link " + link, link, since, ""));
        }
        return rows;
    }

    /** Text that stands in a block of its own; forms and their buttons are tools, not what was told. */
    static Set<String> words(HttpResponse<String> answer) {
        Set<String> words = new LinkedHashSet<>();
        Document page = read(answer);
        if (isPage(answer)) {
            Element main = page.selectFirst("main");
            Element shown = (main == null ? page.body() : main).clone();
            shown.select("form, nav, script, dialog, svg, template").remove();
            for (Element block : shown.getAllElements()) {
                if (block.isBlock() && block.children().stream().noneMatch(Element::isBlock)) {
                    words.add(plain(block.text()));
                }
            }
        } else {
            page.select("title, summary, name").forEach(element -> words.add(plain(element.text())));
        }
        words.remove("");
        return words;
    }

    /** Everything that can be read on a page, in one line without spaces that only part. */
    static String everything(HttpResponse<String> answer) {
        return plain(isPage(answer) ? read(answer).body().text() : answer.body());
    }

    static Set<String> links(HttpResponse<String> answer) {
        Document page = read(answer);
        Set<String> links = new LinkedHashSet<>();
        if (isPage(answer)) {
            page.select("main a[href^=/]").forEach(link -> links.add(link.attr("href")));
        } else {
            page.select("loc, link[href], id").forEach(element -> links.add(element.hasAttr("href") ? element.attr("href") : element.text()));
        }
        return links.stream().map(link -> link.replaceAll("^https?://[^/]*", "")).filter(link -> link.startsWith("/"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean isPage(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
    }

    private static Document read(HttpResponse<String> answer) {
        boolean xml = answer.headers().firstValue("Content-Type").orElse("").contains("xml");
        return xml ? Jsoup.parse(answer.body(), Parser.xmlParser()) : Jsoup.parse(isPage(answer) ? answer.body() : "");
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ').strip().replaceAll("\\s+", " ");
    }
}
