package org.gongkai.channels.wechat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The platform of official accounts, as its interface is described: what it holds can be looked at, and how it answers can be said. */
final class StandInPlatform implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final AtomicInteger ids = new AtomicInteger();
    /** By media id. */
    final Map<String, JsonNode> drafts = new LinkedHashMap<>();
    /** By id of the article. */
    final Map<String, JsonNode> articles = new LinkedHashMap<>();
    private final Map<String, String> publishing = new LinkedHashMap<>();
    /** Paths that were asked, in order. */
    final List<String> asked = new ArrayList<>();
    private String token = "token-1";
    /** What publishing comes to. */
    int status;
    /** What the next question is answered, whatever it is; null for what it should be. */
    String answersNext;
    /** After which path the line is cut, so that the other side has done it and nobody hears so. */
    String cutsAfter;

    StandInPlatform() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/cgi-bin/", this::answer);
        server.start();
    }

    WechatSettings settings() {
        return new WechatSettings("http://127.0.0.1:" + server.getAddress().getPort(), "wx-test", "hidden", "cover-1");
    }

    /** The token that it gave is over. */
    void forgetsTheToken() {
        token = "token-" + ids.incrementAndGet();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/cgi-bin/".length());
        asked.add(path);
        JsonNode said = JSON.readTree(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String answer = answersNext != null ? answersNext : path.equals("stable_token") ? "{\"access_token\":\"" + token + "\",\"expires_in\":7200}"
                : !("access_token=" + token).equals(exchange.getRequestURI().getQuery()) ? "{\"errcode\":42001,\"errmsg\":\"access_token expired\"}" : done(path, said);
        answersNext = null;
        if (path.equals(cutsAfter)) {
            cutsAfter = null;
            exchange.close();
            return;
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String done(String path, JsonNode said) {
        return switch (path) {
            case "draft/add" -> {
                String id = "media-" + ids.incrementAndGet();
                drafts.put(id, said.path("articles").get(0));
                yield "{\"media_id\":\"" + id + "\"}";
            }
            case "draft/delete" -> drafts.remove(said.path("media_id").asString()) == null ? "{\"errcode\":40007,\"errmsg\":\"invalid media_id\"}" : "{\"errcode\":0,\"errmsg\":\"ok\"}";
            case "draft/batchget" -> listed("media_id", drafts, said);
            case "freepublish/batchget" -> listed("article_id", articles, said);
            case "freepublish/submit" -> {
                JsonNode draft = drafts.get(said.path("media_id").asString());
                if (draft == null) {
                    yield "{\"errcode\":40007,\"errmsg\":\"invalid media_id\"}";
                }
                String id = "publish-" + ids.incrementAndGet();
                publishing.put(id, said.path("media_id").asString());
                if (status == 0) {
                    publish(id);
                }
                yield "{\"errcode\":0,\"errmsg\":\"ok\",\"publish_id\":\"" + id + "\"}";
            }
            case "freepublish/get" -> {
                String id = said.path("publish_id").asString();
                yield status == 0 ? "{\"publish_id\":\"" + id + "\",\"publish_status\":0,\"article_id\":\"" + publish(id) + "\"}" : "{\"publish_id\":\"" + id + "\",\"publish_status\":" + status + "}";
            }
            case "freepublish/delete" -> articles.remove(said.path("article_id").asString()) == null ? "{\"errcode\":53600,\"errmsg\":\"article_id not exist\"}" : "{\"errcode\":0,\"errmsg\":\"ok\"}";
            default -> "{\"errcode\":43004,\"errmsg\":\"no such interface\"}";
        };
    }

    private String publish(String publishId) {
        String article = "article-of-" + publishId;
        Optional.ofNullable(drafts.remove(publishing.get(publishId))).ifPresent(draft -> articles.put(article, draft));
        return article;
    }

    private static String listed(String name, Map<String, JsonNode> all, JsonNode said) {
        ObjectNode answer = JSON.createObjectNode().put("total_count", all.size());
        var items = answer.putArray("item");
        all.entrySet().stream().skip(said.path("offset").asInt()).limit(said.path("count").asInt()).forEach(one -> items.addObject().put(name, one.getKey()).putObject("content")
                .putArray("news_item").addObject().put("title", one.getValue().path("title").asString()).put("content_source_url", one.getValue().path("content_source_url").asString()));
        return answer.toString();
    }

    /** How many articles and drafts lead to a page. */
    synchronized int leadingTo(String source) {
        return (int) (drafts.values().stream().filter(one -> source.equals(one.path("content_source_url").asString())).count()
                + articles.values().stream().filter(one -> source.equals(one.path("content_source_url").asString())).count());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
