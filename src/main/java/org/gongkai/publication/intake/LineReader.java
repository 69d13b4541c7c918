package org.gongkai.publication.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import org.gongkai.ledger.Sha256;
import org.gongkai.publication.Categories;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.Disclosure;
import org.gongkai.publication.DocumentNumber;
import org.gongkai.publication.IndexNumber;
import org.gongkai.publication.Validity;
import org.gongkai.publication.intake.FieldMapping.Item;
import org.gongkai.publication.intake.SourceDocument.Finding;
import org.gongkai.publication.text.Paragraphs;
import org.gongkai.reading.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one line of JSON Lines into a document, or says why it cannot. */
@Component
public class LineReader {

    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[ T].*)?");
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_BODY = 5_000_000;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Categories categories;

    public LineReader(Categories categories) {
        this.categories = categories;
    }

    /** Why a line is not imported, as a sentence. */
    public static final class Rejected extends Exception {

        Rejected(String reason) {
            super(reason);
        }
    }

    public SourceDocument read(byte[] line, FieldMapping mapping, LocalDate today) throws Rejected {
        mapping.requireKnown(categories);
        JsonNode fields = parse(line);
        List<Finding> findings = new ArrayList<>();
        String title = mapping.text(fields, Item.TITLE).orElseThrow(() -> new Rejected("没有标题"));
        String text = mapping.text(fields, Item.BODY).orElseThrow(() -> new Rejected("没有正文"));
        if (title.length() > LONGEST_TITLE || text.length() > LONGEST_BODY) {
            throw new Rejected("标题超过 " + LONGEST_TITLE + " 字或正文超过 " + LONGEST_BODY + " 字");
        }
        String body = body(text);
        if (body.isEmpty()) {
            throw new Rejected("没有正文");
        }
        String id = mapping.text(fields, Item.ID).orElseGet(() -> digest(title));
        CatalogueEntry entry = entry(fields, mapping, title, text, findings);
        Validity validity = validity(fields, mapping, entry, today, findings);
        String indexNumber = mapping.text(fields, Item.INDEX).orElse(null);
        if (indexNumber != null) {
            IndexNumber.faultOf(indexNumber).ifPresent(fault -> findings.add(new Finding("index", "索引号：" + fault)));
        }
        List<String> attachments = attachments(fields, mapping);
        return new SourceDocument(id, entry, validity, indexNumber, body, attachments, digest(fields, mapping), findings);
    }

    private static String body(String text) throws Rejected {
        try {
            return Paragraphs.html(text);
        } catch (Refusal unread) {
            throw new Rejected("正文：" + unread.getMessage());
        }
    }

    /** Of what the source said, not of what we made of it: a better reader does not change a document. */
    private static String digest(JsonNode fields, FieldMapping mapping) {
        StringBuilder said = new StringBuilder();
        for (Item item : Item.values()) {
            said.append(mapping.find(fields, item).map(JsonNode::toString).orElse("")).append('\n');
        }
        return digest(said.toString());
    }

    private JsonNode parse(byte[] line) throws Rejected {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(line)).toString();
        } catch (CharacterCodingException otherEncoding) {
            throw new Rejected("不是 UTF-8 编码；如果是 GB18030，请先转换：iconv -f GB18030 -t UTF-8");
        }
        try {
            JsonNode fields = json.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
            if (!fields.isObject()) {
                throw new Rejected("一行应是一个 JSON 对象");
            }
            return fields;
        } catch (JacksonException broken) {
            throw new Rejected("不是完整的 JSON:" + broken.getOriginalMessage());
        }
    }

    private CatalogueEntry entry(JsonNode fields, FieldMapping mapping, String title, String text, List<Finding> findings) {
        Optional<DocumentNumber> number = mapping.text(fields, Item.NUMBER).map(given -> DocumentNumber.parse(given)
                .orElseGet(() -> new DocumentNumber(given))).or(() -> DocumentNumber.atHeadOf(text));
        LocalDate formed = date(fields, mapping, Item.FORMED, findings);
        LocalDate published = date(fields, mapping, Item.PUBLISHED, findings);
        String issuer = mapping.text(fields, Item.ISSUER).orElse(null);
        if (formed == null && published == null) {
            findings.add(new Finding("date", "没有日期"));
        }
        if (formed != null && published != null && published.isBefore(formed)) {
            findings.add(new Finding("date-order", "发布日期 " + published + " 早于成文日期 " + formed));
        }
        if (number.isEmpty()) {
            findings.add(new Finding("number", "没有文号"));
        }
        if (issuer == null) {
            findings.add(new Finding("issuer", "没有发布机构"));
        }
        String genre = categories.genreOf(title);
        var rule = mapping.classOf(mapping.text(fields, Item.CATEGORY).orElse(""), title);
        String category = rule.map(FieldMapping.ClassRule::category).orElse(Categories.OTHER);
        String column = rule.map(FieldMapping.ClassRule::column).orElseGet(() -> categories.columnFor(category, genre));
        return new CatalogueEntry(title, issuer, number.map(DocumentNumber::text).orElse(null),
                mapping.text(fields, Item.SUBJECT).orElse(null), genre, category, column, Disclosure.PROACTIVE, formed, published,
                date(fields, mapping, Item.EFFECTIVE, findings), null,
                mapping.text(fields, Item.SUMMARY).orElse(null), mapping.text(fields, Item.SOURCE).orElse(null));
    }

    private static Validity validity(JsonNode fields, FieldMapping mapping, CatalogueEntry entry, LocalDate today,
            List<Finding> findings) {
        Optional<String> said = mapping.text(fields, Item.VALIDITY);
        for (Validity validity : Validity.values()) {
            if (said.isPresent() && said.get().equals(validity.title())) {
                return validity;
            }
        }
        said.ifPresent(unknown -> findings.add(new Finding("validity", "有效性“" + unknown + "”不在可用的值中")));
        if (entry.effectiveOn() != null && entry.effectiveOn().isAfter(today)) {
            return Validity.NOT_YET;
        }
        return mapping.find(fields, Item.EXPIRED).filter(JsonNode::isBoolean)
                .map(expired -> expired.asBoolean() ? Validity.EXPIRED : Validity.IN_FORCE).orElse(Validity.UNSTATED);
    }

    private static @Nullable LocalDate date(JsonNode fields, FieldMapping mapping, Item item, List<Finding> findings) {
        Optional<String> written = mapping.text(fields, item);
        if (written.isEmpty()) {
            return null;
        }
        Matcher date = DATE.matcher(written.get());
        try {
            if (date.matches()) {
                return LocalDate.of(Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)), Integer.parseInt(date.group(3)));
            }
        } catch (DateTimeException impossible) {
            findings.add(new Finding("date", "日期“" + written.get() + "”不存在"));
            return null;
        }
        findings.add(new Finding("date", "日期“" + written.get() + "”无法识别"));
        return null;
    }

    private static List<String> attachments(JsonNode fields, FieldMapping mapping) {
        return mapping.find(fields, Item.ATTACHMENTS).map(given -> (given.isArray()
                ? StreamSupport.stream(given.spliterator(), false).map(JsonNode::asString)
                : Pattern.compile("[;；\\s]+").splitAsStream(given.asString()))
                .map(String::strip).filter(address -> address.startsWith("http")).toList()).orElse(List.of());
    }

    private static String digest(String text) {
        return Sha256.hex(text).substring(0, 32);
    }
}
