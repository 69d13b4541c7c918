package org.gongkai.casework.history.letters;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.history.CaseHistory;
import org.gongkai.casework.history.HistoryImport;
import org.gongkai.casework.publicwords.Checked;
import org.gongkai.casework.publicwords.PublicWords;
import org.gongkai.casework.register.RequestImport;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.procedure.Field;
import org.gongkai.tables.JsonFault;
import org.gongkai.tables.StorableText;
import org.gongkai.tables.WrittenDay;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes over the letters of an earlier site or message board: one with an answer was answered on its day, one without waits to be accepted.
 * It has only what the source has; who accepted and who signed there is nobody here.
 */
@Component
public class LetterImport {

    /** What is read of a letter, and where it stands unless the settings say otherwise. */
    private static final Map<String, String> FIELDS = fields();
    private static final String WEB = "web";
    private static final JsonMapper JSON = new JsonMapper();

    private final HistoryImport histories;
    private final CaseTypes types;
    private final Organs organs;

    LetterImport(HistoryImport histories, CaseTypes types, Organs organs) {
        this.histories = histories;
        this.types = types;
        this.organs = organs;
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        List.of("id", "title", "content", "received", "reply", "replied", "unit", "purpose", "writer").forEach(field -> fields.put(field, field));
        return fields;
    }

    /**
     * @param organ     whose letters they are where a letter names no unit
     * @param renamed   {@code received=received_date}: where the source names a field otherwise
     * @param published whether everybody could read letters and answers where they come from
     */
    public record Settings(String type, String organ, List<String> renamed, boolean published) {
    }

    /** @throws IllegalArgumentException where the settings cannot be meant */
    public RequestImport.Result take(List<HistoryImport.Line> lines, Settings settings) {
        Map<String, String> names = names(settings.renamed());
        List<RequestImport.Rejection> rejected = new ArrayList<>();
        List<HistoryImport.Read> read = new ArrayList<>();
        for (HistoryImport.Line line : lines) {
            try {
                JsonNode json = JSON.readTree(new String(line.json(), StandardCharsets.UTF_8));
                Letter letter = new Letter(json, names, settings);
                CaseHistory history = json.isObject() ? letter.history() : null;
                if (history == null) {
                    rejected.add(new RequestImport.Rejection(line.number(), letter.said("id"), json.isObject() ? letter.reasons : List.of("一行应是一个 JSON 对象")));
                } else {
                    read.add(new HistoryImport.Read(line.number(), history));
                }
            } catch (JacksonException unreadable) {
                rejected.add(new RequestImport.Rejection(line.number(), "", List.of("读不懂这一行：" + JsonFault.inWords(unreadable))));
            }
        }
        return histories.take(read, rejected, HistoryImport.How.ELSEWHERE);
    }

    private static Map<String, String> names(List<String> renamed) {
        Map<String, String> names = new LinkedHashMap<>(FIELDS);
        for (String one : renamed) {
            String[] parts = one.split("=", 2);
            if (parts.length < 2 || !FIELDS.containsKey(parts[0]) || parts[1].isBlank()) {
                throw new IllegalArgumentException("“" + one + "”不是一个字段：写成 " + String.join("、", FIELDS.keySet()) + " 之一=来源的字段名，如 received=received_date");
            }
            names.put(parts[0], parts[1]);
        }
        return names;
    }

    /** One line, and what is wrong with it. */
    private final class Letter {

        private final JsonNode json;
        private final Map<String, String> names;
        private final Settings settings;
        private final List<String> reasons = new ArrayList<>();

        Letter(JsonNode json, Map<String, String> names, Settings settings) {
            this.json = json;
            this.names = names;
            this.settings = settings;
        }

        String said(String field) {
            JsonNode value = json.path(names.getOrDefault(field, field));
            return value.isValueNode() && !value.isNull() ? value.asString().strip() : "";
        }

        /** Null where it cannot be taken. */
        @Nullable CaseHistory history() {
            LocalDate received = day("received");
            String reply = said("reply");
            LocalDate replied = reply.isEmpty() ? null : day("replied");
            List.of("id", "title", "content").stream().filter(field -> said(field).isEmpty()).forEach(field -> reasons.add("缺少“" + names.get(field) + "”"));
            if (names.values().stream().anyMatch(name -> !StorableText.is(json.path(name).asString("")))) {
                reasons.add("有不能显示的字符，请改正后再导入");
            }
            Optional<CaseType> type = received == null ? Optional.empty() : types.find(settings.type(), received);
            if (received != null && type.isEmpty()) {
                reasons.add("没有“" + settings.type() + "”这种办件");
            }
            String organ = organ(received);
            if (!reasons.isEmpty() || type.isEmpty() || received == null) {
                return null;
            }
            return new CaseHistory(said("id"), settings.type(), organ, WEB, type.get().parties().getFirst().id(), received, null, said("writer").isEmpty() ? Map.of() : Map.of("name", said("writer")),
                    content(type.get()), List.of(Map.of("title", said("title"), "description", said("content"))), replied == null ? List.of() : steps(received, reply, replied));
        }

        private List<CaseHistory.Step> steps(LocalDate received, String reply, LocalDate replied) {
            return List.of(new CaseHistory.Step("accept", received, null, Map.of(), null), new CaseHistory.Step("answer", replied, null, Map.of("answer", reply), null),
                    settings.published() ? new CaseHistory.Step("publish", replied, null, new PublicWords(said("title"), said("content"), reply).values(), null)
                            : new CaseHistory.Step("close", replied, null, Map.of(), null));
        }

        private Map<String, String> content(CaseType type) {
            Map<String, String> content = new LinkedHashMap<>();
            type.content().stream().filter(field -> field.name().equals(Checked.CONSENT)).forEach(field -> content.put(field.name(), settings.published() ? "yes" : "no"));
            for (Field field : type.content()) {
                if (field.name().equals("purpose") && !said("purpose").isEmpty()) {
                    field.options().entrySet().stream().filter(option -> option.getKey().equals(said("purpose")) || option.getValue().equals(said("purpose")))
                            .findFirst().ifPresent(option -> content.put(field.name(), option.getKey()));
                }
            }
            return content;
        }

        private @Nullable LocalDate day(String field) {
            WrittenDay.Read read = WrittenDay.ofCell(said(field));
            if (read.day() == null) {
                reasons.add(said(field).isEmpty() ? "缺少“" + names.get(field) + "”" : String.valueOf(read.fault()));
            }
            return read.day();
        }

        /** The unit that answered, by its id or what it was called on the day; of several the first, which was in charge. */
        private String organ(@Nullable LocalDate on) {
            String unit = said("unit").split("[,，、;；]", 2)[0].strip();
            if (unit.isEmpty() || on == null) {
                return settings.organ();
            }
            Optional<String> known = organs.find(unit).or(() -> organs.named(unit, on)).map(Organ::id);
            if (known.isEmpty()) {
                reasons.add("没有叫“" + unit + "”的机关，请先导入机关（import organs），或者不写这一项");
            }
            return known.orElse("");
        }
    }
}
