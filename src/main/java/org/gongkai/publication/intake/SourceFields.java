package org.gongkai.publication.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import org.gongkai.ledger.Sha256;
import org.gongkai.publication.intake.FieldMapping.Item;
import org.gongkai.publication.intake.SourceDocument.Finding;
import org.gongkai.tables.StorableText;
import org.gongkai.tables.WrittenDay;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of one line: whatever kind of value stands in one, it is read, or noted and left out; it never stops the line. */
final class SourceFields {

    private static final Pattern BETWEEN_ADDRESSES = Pattern.compile("[;；\\s]+");
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[;；,，]");
    private static final Set<Item> LATER = Set.of(Item.KIND, Item.EXPIRES);
    private static final int LONGEST_ADDRESS = 2_000;
    private static final int MOST_ADDRESSES = 200;

    private final JsonNode line;
    private final FieldMapping mapping;
    private final LocalDate today;
    private final Map<String, String> notes = new LinkedHashMap<>();
    private final Map<Item, String> unusable = new EnumMap<>(Item.class);

    SourceFields(JsonNode line, FieldMapping mapping, LocalDate today) {
        this.line = line;
        this.mapping = mapping;
        this.today = today;
    }

    /** What a person should know of the line; several of one kind become one. */
    void note(String code, String sentence) {
        notes.merge(code, sentence, (said, more) -> said.equals(more) ? said : said + "；" + more);
    }

    List<Finding> findings() {
        return notes.entrySet().stream().map(note -> new Finding(note.getKey(), note.getValue())).toList();
    }

    boolean isSaid(Item item) {
        return mapping.find(line, item).isPresent();
    }

    /** Why an item cannot be had, as far as something was said of it. */
    String why(Item item, String otherwise) {
        return unusable.getOrDefault(item, otherwise);
    }

    /** Words, or a number as words; too many of them, or another kind of value, is noted and left out. */
    Optional<String> text(Item item, int longest) {
        Optional<JsonNode> found = mapping.find(line, item);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        JsonNode value = found.get();
        if (!value.isString() && !value.isNumber()) {
            return unusable(item, title(item) + "应是文字，现为" + kind(value));
        }
        String said = value.asString();
        String mended = StorableText.mended(said);
        if (mended.length() != said.length() || !mended.equals(said)) {
            note("characters", title(item) + "中有不能显示的字符，已去掉");
        }
        String text = mended.strip();
        return text.isEmpty() ? Optional.empty()
                : text.length() > longest ? unusable(item, title(item) + "超过 " + longest + " 字") : Optional.of(text);
    }

    private Optional<String> unusable(Item item, String sentence) {
        unusable.put(item, sentence);
        note("field", sentence + "，没有采用");
        return Optional.empty();
    }

    /** @param past whether a day that is still to come cannot be meant */
    @Nullable LocalDate date(Item item, boolean past) {
        Optional<String> written = text(item, 200);
        if (written.isEmpty()) {
            return null;
        }
        WrittenDay.Read read = WrittenDay.read(written.get());
        if (read.fault() != null) {
            note("date", title(item) + "：" + read.fault());
        } else if (past && read.day() != null && read.day().isAfter(today)) {
            note("date-future", title(item) + " " + read.day() + " 还没有到，没有采用");
            return null;
        }
        return read.day();
    }

    /** @param from where it stands */
    @Nullable LocalDate proposed(String what, @Nullable LocalDate day, String from) {
        if (day == null || day.isAfter(today)) {
            return null;
        }
        note("date-proposed", what + " " + day + " 取自" + from + "，请核对");
        return day;
    }

    Optional<Boolean> truth(Item item) {
        Optional<JsonNode> value = mapping.find(line, item);
        if (value.isPresent() && !value.get().isBoolean()) {
            note("field", title(item) + "应是 true 或 false，现为" + kind(value.get()) + "，没有采用");
        }
        return value.filter(JsonNode::isBoolean).map(JsonNode::asBoolean);
    }

    /** Addresses in a list or in one text; what is none is noted. */
    List<String> addresses(Item item) {
        Optional<JsonNode> value = mapping.find(line, item);
        if (value.isEmpty()) {
            return List.of();
        }
        List<String> said = new ArrayList<>();
        if (value.get().isArray()) {
            StreamSupport.stream(value.get().spliterator(), false).forEach(one -> said.add(address(one)));
        } else if (value.get().isString()) {
            BETWEEN_ADDRESSES.splitAsStream(value.get().asString()).filter(one -> !one.isBlank() && !one.startsWith("无")).forEach(said::add);
        } else {
            said.add("");
        }
        List<String> addresses = said.stream().map(StorableText::mended).map(String::strip)
                .filter(one -> one.startsWith("http") && one.length() <= LONGEST_ADDRESS).limit(MOST_ADDRESSES).toList();
        if (addresses.size() < said.size()) {
            note("field", title(item) + "中有 " + (said.size() - addresses.size()) + " 个不是网址，没有采用");
        }
        return addresses;
    }

    private static String address(JsonNode one) {
        JsonNode said = one.isObject() ? one.path("url") : one;
        return said.isString() ? said.asString() : "";
    }

    /** What stands in one of these fields of the source, in the order of their names: words, or a number as words; empty where none does. */
    String plain(List<String> names) {
        return names.stream().map(line::path).filter(value -> value.isString() || value.isNumber()).map(JsonNode::asString).map(StorableText::mended).map(String::strip)
                .filter(said -> !said.isEmpty()).findFirst().orElse("");
    }

    /** The words of a list, or of one text with a comma between them. */
    List<String> several(String name) {
        JsonNode value = line.path(name);
        return (value.isArray() ? StreamSupport.stream(value.spliterator(), false).map(JsonNode::asString) : BETWEEN_NAMES.splitAsStream(value.isString() ? value.asString() : ""))
                .map(String::strip).filter(said -> !said.isEmpty()).distinct().toList();
    }

    /**
     * Of what the source said, not of what we made of it: a better reader does not change a document. Items that were not read at first count
     * only where they are said, so that what came before them has the digest it had.
     *
     * @param more what was read because of the kind
     */
    String digest(Map<String, ?> more) {
        StringBuilder said = new StringBuilder();
        for (Item item : Item.values()) {
            Optional<JsonNode> value = mapping.find(line, item);
            if (!LATER.contains(item)) {
                said.append(value.map(JsonNode::toString).orElse("")).append('\n');
            } else {
                value.ifPresent(one -> said.append(item).append('=').append(one).append('\n'));
            }
        }
        new TreeMap<>(more).forEach((name, value) -> said.append(name).append('=').append(value).append('\n'));
        return Sha256.hex(said.toString()).substring(0, 32);
    }

    private static String kind(JsonNode value) {
        return value.isArray() ? "一组值" : value.isObject() ? "一个对象" : value.isBoolean() ? "是非值" : value.isNumber() ? "数字" : "文字";
    }

    private static String title(Item item) {
        return switch (item) {
            case ID -> "编号";
            case TITLE -> "标题";
            case BODY -> "正文";
            case ISSUER -> "发布机构";
            case NUMBER -> "文号";
            case INDEX -> "索引号";
            case FORMED -> "成文日期";
            case PUBLISHED -> "发布日期";
            case EFFECTIVE -> "施行日期";
            case CATEGORY -> "类别";
            case SUBJECT -> "主题";
            case VALIDITY -> "有效性";
            case EXPIRED -> "是否失效";
            case SUMMARY -> "摘要";
            case SOURCE -> "来源网址";
            case ATTACHMENTS -> "附件";
            case KIND -> "文件种类";
            case EXPIRES -> "失效日期";
        };
    }
}
