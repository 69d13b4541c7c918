package org.gongkai.publication.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.gongkai.ledger.Sha256;
import org.gongkai.publication.Categories;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.Disclosure;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.DocumentNumber;
import org.gongkai.publication.IndexNumber;
import org.gongkai.publication.Validity;
import org.gongkai.publication.intake.FieldMapping.Item;
import org.gongkai.publication.proposal.Proposal;
import org.gongkai.publication.proposal.Signs;
import org.gongkai.publication.text.Paragraphs;
import org.gongkai.reading.Refusal;
import org.gongkai.tables.JsonFault;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one line of JSON Lines into a document, or says why it cannot. */
@Component
public class LineReader {

    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_BODY = 5_000_000;
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_SUMMARY = 5_000;
    private static final int LONGEST_ADDRESS = 2_000;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Categories categories;

    private final DocumentKinds kinds;

    public LineReader(Categories categories, DocumentKinds kinds) {
        this.categories = categories;
        this.kinds = kinds;
    }

    /** Why a line is not imported, as a sentence. */
    public static final class Rejected extends Exception {

        Rejected(String reason) {
            super(reason);
        }
    }

    public SourceDocument read(byte[] line, FieldMapping mapping, LocalDate today) throws Rejected {
        SourceFields fields = new SourceFields(parse(line), mapping, today);
        String title = fields.text(Item.TITLE, LONGEST_TITLE).orElseThrow(() -> new Rejected(fields.why(Item.TITLE, "没有标题")));
        String text = fields.text(Item.BODY, LONGEST_BODY).orElseThrow(() -> new Rejected(fields.why(Item.BODY, "没有正文")));
        String body = body(text);
        if (body.isEmpty()) {
            throw new Rejected("没有正文");
        }
        Optional<String> given = fields.text(Item.ID, LONGEST_ID);
        if (given.isEmpty() && fields.isSaid(Item.ID)) {
            throw new Rejected(fields.why(Item.ID, "没有编号"));
        }
        CatalogueEntry entry = entry(fields, mapping, title, text);
        Validity validity = validity(fields, entry, today);
        String indexNumber = fields.text(Item.INDEX, LONGEST_NAME).orElse(null);
        if (indexNumber != null) {
            IndexNumber.faultOf(indexNumber).ifPresent(fault -> fields.note("index", "索引号：" + fault));
        }
        List<String> attachments = fields.addresses(Item.ATTACHMENTS);
        KindReader.Read kind = KindReader.read(fields, kinds);
        Proposal proposal = kind.particulars().kind() != null ? null : kinds.propose(Signs.of(title, entry.number(), fields.text(Item.CATEGORY, LONGEST_TITLE).orElse(null),
                entry.issuer(), text)).orElse(null);
        return new SourceDocument(given.orElseGet(() -> digest(title)), given.isPresent(),
                kinds.find(kind.particulars().kind()).map(found -> entry.of(kind.particulars(), found.columnFor(entry.column()))).orElse(entry), validity, indexNumber, body,
                attachments, fields.digest(kind.taken()), fields.findings(), kind.links(), proposal);
    }

    private static String body(String text) throws Rejected {
        try {
            return Paragraphs.html(text);
        } catch (Refusal unread) {
            throw new Rejected("正文：" + unread.getMessage());
        }
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
            throw new Rejected("不是完整的 JSON：" + JsonFault.inWords(broken));
        } catch (StackOverflowError tooDeep) {
            throw new Rejected("不是完整的 JSON：嵌套太深");
        }
    }

    private CatalogueEntry entry(SourceFields fields, FieldMapping mapping, String title, String text) {
        BodyHead head = BodyHead.of(text);
        LocalDate formed = fields.date(Item.FORMED, true);
        LocalDate published = fields.date(Item.PUBLISHED, true);
        if (formed == null && published == null) {
            formed = fields.proposed("成文日期", head.formed(), "正文首部");
            published = fields.proposed("发布日期", head.published(), "正文首部");
        }
        String summary = fields.text(Item.SUMMARY, LONGEST_SUMMARY).orElse(null);
        if (formed == null && published == null && summary != null) {
            formed = fields.proposed("成文日期", BodyHead.enactedIn(summary), "摘要");
        }
        if (formed == null && published == null) {
            fields.note("date", "没有日期");
        }
        if (formed != null && published != null && published.isBefore(formed)) {
            fields.note("date-order", "发布日期 " + published + " 早于成文日期 " + formed);
        }
        Optional<DocumentNumber> number = number(fields, head);
        String issuer = fields.text(Item.ISSUER, LONGEST_NAME).orElse(null);
        if (issuer == null) {
            fields.note("issuer", "没有发布机构");
        }
        String genre = categories.genreOf(title);
        var rule = mapping.classOf(fields.text(Item.CATEGORY, LONGEST_TITLE).orElse(""), title);
        String category = rule.map(FieldMapping.ClassRule::category).orElse(Categories.OTHER);
        String column = rule.map(FieldMapping.ClassRule::column).orElseGet(() -> categories.columnFor(category, genre));
        return new CatalogueEntry(title, issuer, number.map(DocumentNumber::text).orElse(null),
                fields.text(Item.SUBJECT, LONGEST_NAME).orElse(null), genre, category, column, Disclosure.PROACTIVE, formed, published,
                fields.date(Item.EFFECTIVE, false), fields.date(Item.EXPIRES, false),
                summary, fields.text(Item.SOURCE, LONGEST_ADDRESS).orElse(null));
    }

    private static Optional<DocumentNumber> number(SourceFields fields, BodyHead head) {
        Optional<String> given = fields.text(Item.NUMBER, LONGEST_NUMBER);
        if (given.isPresent()) {
            Optional<DocumentNumber> known = DocumentNumber.parse(given.get());
            if (known.isEmpty()) {
                fields.note("number-form", "文号“" + given.get() + "”没有年份或序号，照原样保留" + head.number().map(said -> "；正文首部写的是 " + said).orElse(""));
            }
            return known.or(() -> given.map(DocumentNumber::new));
        }
        head.number().ifPresentOrElse(said -> fields.note("number-proposed", "文号 " + said + " 取自正文首部，请核对"), () -> fields.note("number", "没有文号"));
        return head.number();
    }

    private static Validity validity(SourceFields fields, CatalogueEntry entry, LocalDate today) {
        Optional<String> said = fields.text(Item.VALIDITY, LONGEST_NAME);
        for (Validity validity : Validity.values()) {
            if (said.isPresent() && said.get().equals(validity.title())) {
                return validity;
            }
        }
        said.ifPresent(unknown -> fields.note("validity", "有效性“" + unknown + "”不在可用的值中"));
        if (entry.effectiveOn() != null && entry.effectiveOn().isAfter(today)) {
            return Validity.NOT_YET;
        }
        return fields.truth(Item.EXPIRED).map(expired -> expired ? Validity.EXPIRED : Validity.IN_FORCE).orElse(Validity.UNSTATED);
    }

    private static String digest(String text) {
        return Sha256.hex(text).substring(0, 32);
    }
}
