package org.gongkai.face;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What surrounds the content of one page: title, place, entrance, tags; built anew for each answer. */
public final class Page {

    /** A step of 当前位置 above this page. */
    public record Crumb(String label, String address) {
    }

    /** A tag of the page norm (annex of 国办发〔2017〕47号); names are case-sensitive. */
    public record Tag(String name, String content) {
    }

    /** Where all that may be set at the desk is listed. */
    public static final String SETTINGS = "/desk/settings";

    private static final JsonMapper JSON = new JsonMapper();
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter PUBLISHED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(CHINA);
    private static final String COLUMN = "ColumnName";
    private static final String ARTICLE = "ArticleTitle";
    private static final String SOURCE = "ContentSource";
    private static final String SITE_ITSELF = "概况信息";

    private final String title;
    private final List<Crumb> crumbs = new ArrayList<>();
    private @Nullable String here;
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final List<String> scripts = new ArrayList<>();
    private final List<String> styles = new ArrayList<>();
    private final List<Map<String, ?>> linkedData = new ArrayList<>();
    private String description = "";
    private Room room = Room.PUBLIC;
    private @Nullable Entrance entrance;
    private @Nullable String feed;
    private boolean indexed = true;
    private boolean wide;
    private boolean personal;
    private String query = "";
    private @Nullable Resent resent;

    private Page(String title) {
        this.title = title;
    }

    public static Page of(String title) {
        return new Page(title);
    }

    public Page publicSite() {
        room = Room.PUBLIC;
        return this;
    }

    public Page desk() {
        room = Room.DESK;
        return noindex();
    }

    public Page board() {
        room = Room.BOARD;
        return noindex();
    }

    public Page kiosk() {
        return room(Room.KIOSK);
    }

    public Page room(Room density) {
        room = density;
        return this;
    }

    public Page description(String text) {
        description = text;
        return this;
    }

    /** A page above this one; the first after 首页 comes first. */
    public Page crumb(String label, String address) {
        crumbs.add(new Crumb(label, address));
        return this;
    }

    /** A page of the desk on which something is set. */
    public Page settings() {
        return desk().crumb("设置", SETTINGS);
    }

    /** What the page is called at the end of the way to it, where its title says more. */
    public Page here(String label) {
        here = label;
        return this;
    }

    public Page entrance(Entrance active) {
        entrance = active;
        return this;
    }

    /** The tags of a column: name, purpose, comma-separated keywords, and its type after the norm (政策文件, 依申请公开, …). */
    public Page column(String name, String purpose, String keywords, String type) {
        return tag(COLUMN, name).tag("ColumnDescription", purpose).tag("ColumnKeywords", keywords).tag("ColumnType", type);
    }

    /** The tags of a content page; {@code source} is the publisher, or where a repost comes from. */
    public Page article(String articleTitle, ZonedDateTime published, String source) {
        return tag(ARTICLE, articleTitle).tag("PubDate", PUBLISHED.format(published)).tag(SOURCE, source);
    }

    /**
     * The same of something that is of a day.
     *
     * @param written when it was made public, as far as that is known; of another day it says nothing about the hour of this one
     */
    public Page article(String articleTitle, LocalDate day, @Nullable Instant written, String source) {
        ZonedDateTime at = written == null ? null : written.atZone(CHINA);
        return article(articleTitle, at != null && at.toLocalDate().equals(day) ? at : day.atStartOfDay(CHINA), source);
    }

    public boolean isArticle() {
        return tags.containsKey(ARTICLE);
    }

    public Page tag(String name, String content) {
        if (!content.isBlank()) {
            tags.put(name, content);
        }
        return this;
    }

    /** A schema.org description of what the page shows. */
    public Page linkedData(Map<String, ?> description) {
        linkedData.add(description);
        return this;
    }

    /** An {@link Asset} that this page needs beyond the common ones. */
    public Page script(String asset) {
        scripts.add(asset);
        return this;
    }

    /** The same for a style sheet. */
    public Page style(String asset) {
        styles.add(asset);
        return this;
    }

    /** The address of an Atom feed with what this page lists. */
    public Page feed(String address) {
        feed = address;
        return this;
    }

    /** The terms that stay in the search field of the head. */
    public Page query(String terms) {
        query = terms;
        return this;
    }

    /**
     * The form that is sent along when the reader changes language or display, so that nothing typed into it is lost.
     *
     * @param form  its id
     * @param field of the form that says only to show it again, and with which value
     */
    public record Resent(String form, String action, String field, String value) {
    }

    public Page resending(String form, String action, String field, String value) {
        resent = new Resent(form, action, field, value);
        return this;
    }

    public @Nullable Resent resent() {
        return resent;
    }

    /** A page of one person's own matter: whoever reads it can end the use of the machine there. */
    public Page personal() {
        personal = true;
        return noindex();
    }

    /** A page into which people type what is theirs: there too the use of the machine can be ended. */
    public Page typedInto() {
        personal = true;
        return this;
    }

    public boolean isPersonal() {
        return personal;
    }

    public Page noindex() {
        indexed = false;
        return this;
    }

    /** Uses the whole width of the window, for tables as wide as they need. */
    public Page wide() {
        wide = true;
        return this;
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    public Room room() {
        return room;
    }

    public List<Crumb> crumbs() {
        return crumbs;
    }

    public String here() {
        return here == null ? title : here;
    }

    public @Nullable Entrance entrance() {
        return entrance;
    }

    /** Those that were given and those that follow: a public page that is in no column is one itself, and an article is described as its page is. */
    public List<Tag> tags() {
        Map<String, String> all = new LinkedHashMap<>();
        if (room == Room.PUBLIC && !tags.containsKey(COLUMN)) {
            all.put(COLUMN, here());
            all.put("ColumnDescription", description.isBlank() ? title : description);
            all.put("ColumnKeywords", entrance == null ? here() : here() + "," + entrance.label());
            all.put("ColumnType", entrance == null ? SITE_ITSELF : entrance.columnType());
        }
        all.putAll(tags);
        if (isArticle()) {
            all.putIfAbsent("Author", tags.getOrDefault(SOURCE, ""));
            all.putIfAbsent("Description", description.isBlank() ? title : description);
            all.putIfAbsent("Keywords", tags.getOrDefault("ColumnKeywords", all.get(COLUMN)));
        }
        all.values().removeIf(String::isBlank);
        return all.entrySet().stream().map(tag -> new Tag(tag.getKey(), tag.getValue())).toList();
    }

    public List<String> scripts() {
        return scripts;
    }

    public List<String> styles() {
        return styles;
    }

    public @Nullable String feed() {
        return feed;
    }

    public String query() {
        return query;
    }

    public boolean indexed() {
        return indexed;
    }

    public boolean isWide() {
        return wide;
    }

    /** JSON-LD blocks, safe inside a script element. */
    public List<String> linkedData() {
        return linkedData.stream().map(data -> JSON.writeValueAsString(data).replace("<", "\\u003c")).toList();
    }
}
