package org.gongkai.operation.measure;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody of the demo's cast at the desk, by way of its pages and forms. */
final class Officer implements AutoCloseable {

    private static final Pattern FORM_TOKEN = Pattern.compile("<input type=\"hidden\" name=\"(_[^\"]+)\" value=\"([^\"]+)\">");

    private static final Pattern CASE = Pattern.compile("href=\"/desk/cases/([a-z0-9]{12})\"");
    private static final Pattern WRONG = Pattern.compile("<li><a href=\"#[^\"]*\">([^<]+)</a>");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Server server;
    private final Map<String, String> token;

    private Officer(Server server, String login, String password, String firstPage) throws IOException, InterruptedException {
        this.server = server;
        this.token = new HashMap<>();
        Matcher form = FORM_TOKEN.matcher(page("/sign-in"));
        if (!form.find()) {
            throw new IOException("the page to sign in has no form token");
        }
        token.put(form.group(1), form.group(2));
        send("/sign-in", Map.of("login", login, "password", password));
        form = FORM_TOKEN.matcher(page(firstPage));
        if (!form.find()) {
            throw new IOException(login + " was not let in");
        }
        token.clear();
        token.put(form.group(1), form.group(2));
    }

    static Officer signedIn(Server server, String login) throws IOException, InterruptedException {
        return new Officer(server, login, "qinglan-demo-2026", "/desk");
    }

    /** Signs in with a one-time password and chooses one. */
    static Officer withNewPassword(Server server, String login, String oneTime, String wanted) throws IOException, InterruptedException {
        Officer officer = new Officer(server, login, oneTime, "/desk/password");
        officer.send("/desk/password", Map.of("old", oneTime, "wanted", wanted, "repeated", wanted));
        return officer;
    }

    String page(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(server.address(path)).build(), BodyHandlers.ofString()).body();
    }

    /** What is taken away, as it comes. */
    InputStream stream(String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(HttpRequest.newBuilder(server.address(path)).build(), BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    HttpResponse<String> send(String path, Map<String, String> values) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(values);
        all.putAll(token);
        String form = all.entrySet().stream().map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return client.send(HttpRequest.newBuilder(server.address(path)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)).build(), BodyHandlers.ofString());
    }

    /** Sends a file by a form that has nothing else. */
    HttpResponse<String> attach(String path, String name, byte[] content) throws IOException, InterruptedException {
        String border = "gongkai-" + Long.toHexString(System.nanoTime());
        StringBuilder before = new StringBuilder();
        token.forEach((field, value) -> before.append("--").append(border).append("\r\nContent-Disposition: form-data; name=\"").append(field)
                .append("\"\r\n\r\n").append(value).append("\r\n"));
        before.append("--").append(border).append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"").append(name)
                .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        return client.send(HttpRequest.newBuilder(server.address(path)).header("Content-Type", "multipart/form-data; boundary=" + border)
                .POST(BodyPublishers.concat(BodyPublishers.ofString(before.toString()), BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofString("\r\n--" + border + "--\r\n"))).build(), BodyHandlers.ofString());
    }

    /** What a page says is wrong. */
    static String error(HttpResponse<String> answer) {
        Matcher said = WRONG.matcher(answer.body());
        return said.find() ? said.group(1) : "";
    }

    /** The requests that are open to this person, by id. */
    List<String> openCases() throws IOException, InterruptedException {
        List<String> cases = new ArrayList<>();
        String address = "/desk/cases?type=inforequest";
        while (address != null) {
            String page = page(address);
            CASE.matcher(page).results().map(found -> found.group(1)).forEach(cases::add);
            Matcher next = NEXT.matcher(page);
            address = next.find() ? "/desk/cases" + next.group(1).replace("&amp;", "&") : null;
        }
        return cases;
    }

    @Override
    public void close() {
        client.close();
    }
}
