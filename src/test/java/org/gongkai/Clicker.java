package org.gongkai;

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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** Somebody who reads pages and sends their forms without a browser: hundreds of them in seconds. */
public final class Clicker implements AutoCloseable {

    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL).build();
    private final URI site;

    public Clicker(int port) {
        this.site = URI.create("http://localhost:" + port + "/");
    }

    /** What came back, wherever redirects led. */
    public record Seen(int status, Document page) {
    }

    /** Something typed into a field. */
    record Entry(String name, String value, boolean file) {
    }

    public Seen open(String path) {
        return exchange(HttpRequest.newBuilder(site.resolve(path)));
    }

    public void signIn(String login, String password) {
        FormElement form = (FormElement) open("/sign-in").page().selectFirst("main form");
        form.selectFirst("[name=login]").val(login);
        form.selectFirst("[name=password]").val(password);
        Seen desk = send(form, entries(form, ""));
        if (desk.page().selectFirst("form[action=/sign-out]") == null) {
            throw new IllegalStateException(login + " was not let in: " + desk.page().text());
        }
    }

    /** Every field of a form: hidden ones as they are, texts with the words, of choices the last. */
    static List<Entry> entries(FormElement form, String words) {
        List<Entry> entries = new ArrayList<>();
        for (Element field : form.elements()) {
            String name = field.attr("name");
            String type = field.attr("type");
            if (name.isEmpty() || type.equals("submit")) {
                continue;
            }
            String value = switch (field.normalName()) {
                case "select" -> field.select("option").isEmpty() ? "" : field.select("option").last().val();
                case "textarea" -> words.isEmpty() ? field.text() : words;
                default -> switch (type) {
                    case "hidden", "radio", "checkbox" -> field.val();
                    case "date" -> "2026-11-20";
                    case "number" -> "1";
                    case "file" -> "附件";
                    default -> words.isEmpty() ? field.val() : words;
                };
            };
            if (type.equals("radio")) {
                entries.removeIf(entry -> entry.name().equals(name));
            }
            entries.add(new Entry(name, value, type.equals("file")));
        }
        return entries;
    }

    Seen send(FormElement form, List<Entry> entries) {
        URI to = site.resolve(form.attr("action").isEmpty() ? form.ownerDocument().location() : form.absUrl("action"));
        if (!form.attr("method").equalsIgnoreCase("post")) {
            return exchange(HttpRequest.newBuilder(URI.create(to.toString().replaceAll("\\?.*", "") + "?" + encoded(entries))));
        }
        if (!form.attr("enctype").equals("multipart/form-data")) {
            return exchange(HttpRequest.newBuilder(to).header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(encoded(entries))));
        }
        String between = "----part";
        StringBuilder body = new StringBuilder();
        for (Entry entry : entries) {
            body.append("--").append(between).append("\r\nContent-Disposition: form-data; name=\"").append(entry.name()).append('"')
                    .append(entry.file() ? "; filename=\"<img src=x onerror=alert(1)>.txt\"\r\nContent-Type: text/plain" : "")
                    .append("\r\n\r\n").append(entry.value()).append("\r\n");
        }
        body.append("--").append(between).append("--\r\n");
        return exchange(HttpRequest.newBuilder(to).header("Content-Type", "multipart/form-data; boundary=" + between)
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private Seen exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            boolean html = response.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
            return new Seen(response.statusCode(), takenApart(Jsoup.parse(html ? response.body() : "", response.uri().toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The forms of a page as the script of the page takes them apart, each with its own fields. */
    private static Document takenApart(Document page) {
        for (Element field : page.select("form[data-joins] [form=page-forms], [data-form]")) {
            field.attr("name", field.attr("name").replaceFirst("^\\d+~", "")).removeAttr("form").removeAttr("formaction").removeAttr("formenctype");
            if (field.hasAttr("data-form")) {
                field.attr("form", field.attr("data-form"));
            }
            if (field.hasAttr("data-formaction")) {
                field.attr("formaction", field.attr("data-formaction"));
            }
        }
        return page;
    }

    private static String encoded(List<Entry> entries) {
        return entries.stream().map(entry -> entry.name() + "=" + URLEncoder.encode(entry.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        client.close();
    }
}
