package org.gongkai.letters;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.definition.Blanks;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Organs;
import org.gongkai.face.Site;
import org.gongkai.ledger.SealedColumn;
import org.gongkai.ledger.Sealing;
import org.gongkai.ledger.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Issues letters from the wording in force on their day, numbered by organ and year, and keeps them as issued. */
@Component
public class Letters implements SealedColumn.Keeper {

    private static final String PLACE = "letters.letter/";

    private final JdbcClient client;
    private final LetterTemplates templates;
    private final Wordings wordings;
    private final Organs organs;
    private final Sealing sealing;
    private final LetterPdf pdf;
    private final LetterOfd ofd;
    private final LetterFont font;
    private final Site site;

    Letters(JdbcClient client, LetterTemplates templates, Wordings wordings, Organs organs, Sealing sealing, LetterPdf pdf, LetterOfd ofd, LetterFont font, Site site) {
        this.site = site;
        this.font = font;
        this.client = client;
        this.templates = templates;
        this.wordings = wordings;
        this.organs = organs;
        this.sealing = sealing;
        this.pdf = pdf;
        this.ofd = ofd;
    }

    /** The letter as it would be issued; its number still open. */
    public LetterText preview(LetterOrder order) {
        LetterTemplate declared = templates.inForce(order.template(), order.law());
        LetterTemplate template = worded(declared, order).map(wording -> declared.saying(wording.body())).orElse(declared);
        return text(order, template, number(template, order, "〔编号待发〕"));
    }

    /** The letter as it would be issued in other words. */
    public LetterText specimen(LetterOrder order, List<String> body) {
        LetterTemplate template = templates.inForce(order.template(), order.law()).saying(body);
        return text(order, template, number(template, order, "〔编号待发〕"));
    }

    /**
     * How the organ words it on the day of the letter; empty where as it is declared. A wording that asks for what the matter does not say, or tells somebody else than whoever asked
     * more than is declared, is left aside for this letter: an answer never waits for it, and nobody is named by it.
     */
    private Optional<Wording> worded(LetterTemplate declared, LetterOrder order) {
        return wordings.used(declared.id(), declared.from(), order.organ(), order.on()).filter(wording -> wording.body().stream().flatMap(line -> Blanks.in(line).stream())
                .allMatch(word -> LetterBlank.OF_ORGAN.contains(word) || (declared.recipient() == Letter.Recipient.APPLICANT ? order.words().containsKey(word) : declared.says(word))));
    }

    /** Issues the letter in the running transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Letter issue(LetterOrder order) {
        LetterTemplate declared = templates.inForce(order.template(), order.law());
        Wording wording = worded(declared, order).orElse(null);
        LetterTemplate template = wording == null ? declared : declared.saying(wording.body());
        int serial = client.sql("""
                insert into letters.serial (organ, template, year, last) values (?, ?, ?, 1)
                on conflict (organ, template, year) do update set last = letters.serial.last + 1 returning last""")
                .params(order.organ(), order.template(), order.on().getYear()).query(Integer.class).single();
        LetterText text = text(order, template, number(template, order, String.valueOf(serial)));
        byte[] words = new LetterRecord(sealing.salt(), text).canonical();
        Letter letter = new Letter(Identifier.fresh(), order.subject(), order.actId(), order.organ(), template.id(),
                text.number(), text.title(), order.on(), template.recipient());
        client.sql("""
                insert into letters.letter
                    (id, subject, act_id, organ, template, in_force, number, title, issued_on, recipient, format, sealed, digest, wording)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(letter.id(), letter.subject(), letter.actId(), letter.organ(), letter.template(), template.from(),
                        letter.number(), letter.title(), letter.issuedOn(), letter.recipient().name(), Kept.WORDS.name(),
                        sealing.seal(PLACE + letter.id(), words), Sha256.hex(words), wording == null ? null : wording.id()).update();
        return letter;
    }

    /** Destroys what these records' letters and messages say and to whom; that one was issued, under which number and when, stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Collection<String> subjects) {
        client.sql("update letters.letter set sealed = '', digest = '' where subject = any(?)").param(subjects.toArray(String[]::new)).update();
        client.sql("update letters.outgoing set sealed = '' where subject = any(?)").param(subjects.toArray(String[]::new)).update();
    }

    /** How many letters and messages of these records can still be read. */
    public int kept(Collection<String> subjects) {
        return client.sql("""
                select (select count(*) from letters.letter where subject = any(:subjects) and length(sealed) > 0)
                     + (select count(*) from letters.outgoing where subject = any(:subjects) and length(sealed) > 0)""")
                .param("subjects", subjects.toArray(String[]::new)).query(Integer.class).single();
    }

    /** The words for which the wording in which an organ issues a letter on a day, or the declared one that stands in for it, has a place. */
    public Set<String> blanks(String letter, LocalDate law, String organ, LocalDate on) {
        LetterTemplate declared = templates.inForce(letter, law);
        List<String> worded = wordings.used(letter, declared.from(), organ, on).map(Wording::body).orElse(List.of());
        return Stream.concat(declared.body().stream(), worded.stream()).flatMap(line -> Blanks.in(line).stream()).collect(Collectors.toSet());
    }

    /** What a letter is called under the law of that day, or under that which first knew it. */
    public Letter.Recipient recipient(String template, LocalDate law) {
        return templates.inForce(template, law).recipient();
    }

    public String title(String template, LocalDate law) {
        return templates.titled(template, law).replace("{organ}", "");
    }

    /** The letters of one record, oldest first; those of a day by their numbers, the ninth before the tenth. */
    public List<Letter> of(String subject) {
        return client.sql("""
                select id, subject, act_id, organ, template, number, title, issued_on, recipient from letters.letter
                where subject = ? order by issued_on, regexp_replace(number, '[0-9]+[^0-9]*$', ''), length(number), number""").param(subject).query(Letter.class).list();
    }

    /** Whose letters bear these numbers: ids of records, by number. */
    public Map<String, String> subjects(Collection<String> organIds, Collection<String> numbers) {
        return client.sql("select number, subject from letters.letter where organ = any(?) and number = any(?)")
                .params(organIds.toArray(String[]::new), numbers.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    public Optional<Letter> find(String id) {
        return client.sql("""
                select id, subject, act_id, organ, template, number, title, issued_on, recipient from letters.letter
                where id = ?""").param(id).query(Letter.class).optional();
    }

    /** The letter as a Word file: drawn from its words, or the very file where one was the record. */
    public byte[] docx(Letter letter) {
        Opened opened = open(letter);
        return opened.kept() == Kept.DOCX ? opened.bytes() : LetterFile.docx(opened.words());
    }

    /** Whether the wording of a letter, in any version, has one of these words. */
    public boolean tells(Letter letter, Collection<String> words) {
        return templates.all(letter.template()).anyMatch(template -> words.stream().anyMatch(template::says));
    }

    /** The words of a letter as it was issued. */
    public LetterText words(Letter letter) {
        return open(letter).words();
    }

    /** The letter as a PDF in the words in which it was issued; empty where no typeface is at hand. */
    public Optional<byte[]> pdf(Letter letter) {
        return file(letter, LetterFormat.PDF);
    }

    /** Characters of a letter for which there is no typeface: it can be had as a Word file alone. */
    public List<String> lacking(LetterText letter) {
        return font.lacking(letter.everyWord());
    }

    /** Empty where no typeface is at hand that has every character; a Word file needs none. */
    public Optional<byte[]> file(Letter letter, LetterFormat format) {
        return switch (format) {
            case DOCX -> Optional.of(docx(letter));
            case PDF -> pdf.of(words(letter));
            case OFD -> ofd.of(words(letter));
        };
    }

    /** The same letter for somebody else who gets one, with their name at its head; empty where no typeface is at hand that has every character. */
    public Optional<byte[]> copy(Letter letter, String addressee, LetterFormat format) {
        LetterText text = words(letter).to(addressee);
        return switch (format) {
            case DOCX -> Optional.of(LetterFile.docx(text));
            case PDF -> pdf.of(text);
            case OFD -> ofd.of(text);
        };
    }

    /** What is sealed of a letter: its words, or the Word file that was the record of the earliest letters. */
    private enum Kept { WORDS, DOCX }

    private record Opened(Kept kept, byte[] bytes, LocalDate issuedOn) {

        LetterText words() {
            return kept == Kept.WORDS ? LetterRecord.read(bytes).letter() : LetterFile.text(bytes, issuedOn);
        }
    }

    private Opened open(Letter letter) {
        return client.sql("select format, sealed from letters.letter where id = ?").param(letter.id())
                .query((row, n) -> new Opened(Kept.valueOf(row.getString(1)), sealing.openBytes(PLACE + letter.id(), row.getBytes(2)),
                        letter.issuedOn())).single();
    }

    private LetterText text(LetterOrder order, LetterTemplate template, String number) {
        Organ organ = organs.require(order.organ());
        Map<String, String> words = new HashMap<>(order.words());
        words.put("organ", organ.name());
        words.put("contact", contact(organ));
        words.put("site", site.home().isEmpty() ? "本机关网站" : site.name() + "（" + site.home() + "）");
        return LetterText.of(template, words, number, organ.name(), order.on());
    }

    /** Where whoever reads a letter asks; empty where the organ's profile says nothing. */
    private static String contact(Organ organ) {
        OrganProfile profile = organ.profile();
        String ways = Stream.of(profile.disclosureOffice(), profile.phone() == null ? null : "电话 " + profile.phone(), profile.address() == null ? null
                : "地址 " + profile.address() + (profile.postcode() == null ? "" : "（邮编 " + profile.postcode() + "）"))
                .filter(Objects::nonNull).collect(Collectors.joining("，"));
        return ways.isEmpty() ? "" : "联系方式：" + ways + "。";
    }

    private String number(LetterTemplate template, LetterOrder order, String serial) {
        return template.number().replace("{mark}", organs.require(order.organ()).documentWord())
                .replace("{year}", String.valueOf(order.on().getYear())).replace("{serial}", serial);
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("letters.letter", "id", "sealed", PLACE));
    }
}
