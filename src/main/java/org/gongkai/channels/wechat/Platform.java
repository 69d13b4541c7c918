package org.gongkai.channels.wechat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.gongkai.channels.Carrier.Outcome;
import org.gongkai.channels.wechat.Reply.Not;
import org.gongkai.channels.wechat.Reply.Said;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The interface of the platform for one account: each question a POST of JSON under a token, which is asked for when one is needed and once more when
 * one is refused. Nothing it is told or answers is logged.
 */
final class Platform {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int OK = 200;
    /** What the platform has no token for any more, or never had. */
    private static final Set<Integer> OTHER_TOKEN = Set.of(40001, 40014, 42001);
    /** Busy, or asked too often. */
    private static final Set<Integer> NOT_NOW = Set.of(-1, 45009, 45011);
    private static final int PAGE = 20;
    /** Pages that are looked through for an article that a stopped program may have left. */
    private static final int PAGES = 10;

    /** How far publishing has come, as the platform numbers it: 0 done, 1 under way, else not. @param article its id where it is done */
    record Progress(int status, @Nullable String article) {

        static final int DONE = 0;
        static final int UNDER_WAY = 1;
    }

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER).build();
    private final JsonMapper json = JsonMapper.builder().build();
    private final WechatSettings settings;
    private @Nullable String token;

    Platform(WechatSettings settings) {
        this.settings = settings;
    }

    /** @return media id of the draft */
    Reply<String> write(Article article) {
        return ask("draft/add", Map.of("articles", new Object[] {article.said(settings.cover())})).then(answer -> text(answer, "media_id"));
    }

    /** @return id of the publishing */
    Reply<String> submit(String draft) {
        return ask("freepublish/submit", Map.of("media_id", draft)).then(answer -> text(answer, "publish_id"));
    }

    Reply<Progress> progress(String publishing) {
        return ask("freepublish/get", Map.of("publish_id", publishing)).then(answer -> answer.path("publish_status").isNumber()
                ? new Said<>(new Progress(answer.path("publish_status").asInt(), answer.path("article_id").asString(null))) : nonsense());
    }

    Reply<JsonNode> throwAway(String draft) {
        return ask("draft/delete", Map.of("media_id", draft));
    }

    Reply<JsonNode> takeDown(String article) {
        return ask("freepublish/delete", Map.of("article_id", article, "index", 0));
    }

    /** Media id of the draft that leads to a page. */
    Reply<Optional<String>> draftOf(String source) {
        return among("draft/batchget", "media_id", source, 0);
    }

    /** Id of the article, public now, that leads to a page. */
    Reply<Optional<String>> articleOf(String source) {
        return among("freepublish/batchget", "article_id", source, 0);
    }

    private Reply<Optional<String>> among(String list, String id, String source, int page) {
        return ask(list, Map.of("offset", page * PAGE, "count", PAGE, "no_content", 1)).then(answer -> {
            for (JsonNode item : answer.path("item")) {
                for (JsonNode news : item.path("content").path("news_item")) {
                    if (source.equals(news.path("content_source_url").asString("")) && !news.path("is_deleted").asBoolean(false)) {
                        return new Said<>(Optional.ofNullable(item.path(id).asString(null)));
                    }
                }
            }
            return answer.path("item").size() < PAGE || page + 1 >= PAGES ? new Said<>(Optional.empty()) : among(list, id, source, page + 1);
        });
    }

    private Reply<JsonNode> ask(String what, Map<String, ?> said) {
        Reply<JsonNode> answer = token().then(token -> post(what + "?access_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8), said));
        if (answer instanceof Not<JsonNode> not && OTHER_TOKEN.contains(not.code()) && token != null) {
            token = null;
            return token().then(token -> post(what + "?access_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8), said));
        }
        return answer;
    }

    private Reply<String> token() {
        return token != null ? new Said<>(token) : post("stable_token", Map.of("grant_type", "client_credential", "appid", settings.appId(), "secret", settings.secret())).then(answer -> text(answer, "access_token"))
                .map(fresh -> token = fresh);
    }

    private Reply<JsonNode> post(String path, Map<String, ?> said) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.address() + "/cgi-bin/" + path)).timeout(PATIENCE).header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(said), StandardCharsets.UTF_8)).build();
        try {
            var response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() != OK) {
                return new Not<>(0, new Outcome.NotNow("公众平台答 " + response.statusCode()));
            }
            JsonNode answer = json.readTree(response.body());
            int number = answer.path("errcode").asInt(0);
            return !answer.isObject() ? nonsense() : number == 0 ? new Said<>(answer) : new Not<>(number, NOT_NOW.contains(number) || OTHER_TOKEN.contains(number)
                    ? new Outcome.NotNow("公众平台现在不办（" + number + "）") : new Outcome.Refused("公众平台不收（错误 " + number + "），请在公众平台的文档里查这个号"));
        } catch (JacksonException unreadable) {
            return nonsense();
        } catch (IOException silent) {
            return new Not<>(0, new Outcome.NotNow("连不上公众平台"));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Not<>(0, new Outcome.NotNow("程序正在停止"));
        }
    }

    private static Reply<String> text(JsonNode answer, String name) {
        String text = answer.path(name).asString("");
        return text.isEmpty() ? nonsense() : new Said<>(text);
    }

    private static <T> Reply<T> nonsense() {
        return new Not<>(0, new Outcome.NotNow("公众平台的答复读不懂，没有当作办成"));
    }
}
