package org.gongkai.redaction;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sealing;
import org.gongkai.ledger.Sha256;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps original files sealed, their marks and the proved copies. Acts name digests and grounds, never a word: the original is
 * bound by a salted digest, so that destroying it leaves nothing to guess from.
 */
@Component
public class Originals {

    private final OriginalRows rows;
    private final Sealing sealing;
    private final Ledger ledger;
    private final Now now;
    private final Redaction redaction;
    private final TransactionTemplate transaction;

    Originals(OriginalRows rows, Sealing sealing, Ledger ledger, Now now, Redaction redaction, TransactionTemplate transaction) {
        this.rows = rows;
        this.sealing = sealing;
        this.ledger = ledger;
        this.now = now;
        this.redaction = redaction;
        this.transaction = transaction;
    }

    public List<Original> of(String record) {
        return rows.of(record);
    }

    /** Files of these records of which a copy was given and not taken back, record by record, with those copies alone: in one query. */
    public List<Original> given(List<String> records) {
        return rows.given(records);
    }

    public Optional<Original> find(String record, String originalId) {
        return rows.of(record).stream().filter(original -> original.id().equals(originalId)).findFirst();
    }

    /**
     * @param record id of what the file belongs to, whose organ answers for it
     * @param part   of that record, from 1, or {@link Original#WHOLE}
     */
    public Attempt<Original> add(String record, int part, String organ, String name, byte[] content, String person) {
        return switch (redaction.look(content)) {
            case Redaction.Answer.No<Redaction.Pages>(String reason) -> Attempt.refused(reason);
            case Redaction.Answer.Yes<Redaction.Pages>(Redaction.Pages pages) -> {
                Original original = new Original(Identifier.fresh(), record, part, organ, FileKind.safeName(name), pages.kind(), pages.count(), content.length,
                        0, List.of(), List.of());
                String salt = sealing.salt();
                String binding = sealing.binding(salt, Sha256.hex(content));
                transaction.executeWithoutResult(status -> {
                    rows.add(original, content, salt, binding, now.instant().atOffset(ZoneOffset.UTC));
                    ledger.record(ActDraft.of("redaction.attach", original.id()).organ(organ).actor(person).detail("record", record)
                            .detail("part", part).detail("kind", pages.kind().name()).detail("binding", binding));
                });
                yield Attempt.done(original);
            }
        };
    }

    /** A page of the original as a picture. */
    public Redaction.Answer<byte[]> page(Original original, int page) {
        return redaction.page(rows.content(original), page);
    }

    /** A page of a copy as a picture. */
    public Redaction.Answer<byte[]> page(Original original, Original.Made copy, int page) {
        return redaction.page(rows.content(original, copy), page);
    }

    public byte[] open(Original original, Original.Made copy) {
        return rows.content(original, copy);
    }

    /** Whether a copy still holds any of these words. */
    public Redaction.Answer<Boolean> holds(Original original, Original.Made copy, List<String> words) {
        return redaction.holds(rows.content(original, copy), words);
    }

    /** The original in words: its text, what of it nobody sees, and what is akin to what is marked. */
    public Redaction.Answer<FileInWords> inWords(Original original) {
        return redaction.inWords(rows.content(original), original.words());
    }

    @Transactional
    public Attempt<Mark> mark(Original original, Mark mark) {
        return mark(original, mark, false);
    }

    /** @param number whether a person says that nothing lies under it but a number that names somebody; of words it is seen */
    @Transactional
    public Attempt<Mark> mark(Original original, Mark mark, boolean number) {
        try {
            Marks one = new Marks(List.of(mark));
            one.requireBoxesWithin(original.pages(), original.kind().isDrawn() ? "页" : "幅图片");
        } catch (Unredactable refused) {
            return Attempt.refused(String.valueOf(refused.getMessage()));
        }
        if (original.marks().size() >= Bounds.MOST_MARKS) {
            return Attempt.refused("标记超过 " + Bounds.MOST_MARKS + " 处，请拆成几个文件再遮盖。");
        }
        rows.mark(original, mark, mark instanceof Mark.Words words ? PersonalNumbers.isOne(words.text()) : number);
        return Attempt.done(mark);
    }

    @Transactional
    public void unmark(Original original, String markId) {
        rows.unmark(original, markId);
    }

    /** Makes and proves the copy that the marks ask for; it is kept to be looked at and given to nobody yet. */
    public Redacted preview(Original original) {
        Redacted made = redaction.redact(rows.content(original), original.marks().stream().map(Original.Placed::mark).toList());
        if (made instanceof Redacted.Copy copy) {
            transaction.executeWithoutResult(status ->
                    rows.keep(original, copy, Sha256.hex(copy.bytes()), now.instant().atOffset(ZoneOffset.UTC)));
        }
        return made;
    }

    /**
     * Makes the copy from which nothing is withheld, of a file without marks: all that a reader sees of it is there, what goes along
     * unseen (properties, comments, hidden text) is not.
     *
     * @param confirmed whether a person went through the file and found nothing to withhold
     */
    public Redacted previewWhole(Original original, boolean confirmed) {
        if (!original.marks().isEmpty()) {
            return new Redacted.Refused(List.of("这个文件有标记；要全文给出，请先去掉标记。"));
        }
        if (!confirmed) {
            return new Redacted.Refused(List.of("请先看完整份文件，确认没有需要隐去的内容。"));
        }
        return preview(original);
    }

    /** A file that was attached in error goes for good; one of which a copy was given stays, because it shows what was given. */
    @Transactional
    public Attempt<Original> remove(Original original, String person) {
        if (!rows.remove(original)) {
            return Attempt.refused("这个文件给出过公开件，原件是给出什么的凭据，不能删去。给错了的，请收回公开件。");
        }
        ledger.record(ActDraft.of("redaction.remove", original.id()).organ(original.organ()).actor(person).detail("record", original.record()));
        return Attempt.done(original);
    }

    /** Gives a copy at which nothing asks for a second look. */
    @Transactional
    public Attempt<Original.Made> give(Original original, String copyId, String person, String article) {
        return give(original, copyId, false, person, article);
    }

    /**
     * Gives the very copy that was looked at, and records on which grounds what was withheld.
     *
     * @param looked whether a person says to have seen each thing that the copy asks to look at
     */
    @Transactional
    public Attempt<Original.Made> give(Original original, String copyId, boolean looked, String person, String article) {
        Optional<Original.Made> copy = original.preview().filter(made -> made.id().equals(copyId));
        if (!looked && copy.filter(made -> !made.lookAt().isEmpty()).isPresent()) {
            return Attempt.refused("这一份还有要看的地方，没有给出。请逐条看过，都可以公开的，勾选以后再给出；不能公开的，补上标记重新预览。");
        }
        if (copy.isEmpty() || !rows.give(original, copyId, now.today())) {
            return Attempt.refused("标记在预览之后改过，或者这一份已经给出。请重新预览，看过再给出。");
        }
        ledger.record(ActDraft.of("redaction.give", original.id()).organ(original.organ()).actor(person).article(article)
                .detail("record", original.record()).detail("copy", copyId).detail("binding", rows.binding(original))
                .detail("digest", copy.get().digest()).detail("grounds", copy.get().grounds()).detail("places", copy.get().taken()));
        return Attempt.done(copy.get());
    }

    @Transactional
    public Attempt<Original.Made> withdraw(Original original, String copyId, String person) {
        Optional<Original.Made> copy = original.copy(copyId).filter(Original.Made::isGiven);
        if (copy.isEmpty() || !rows.withdraw(original, copyId, now.today())) {
            return Attempt.refused("这一份没有给出，或者已经收回。");
        }
        ledger.record(ActDraft.of("redaction.withdraw", original.id()).organ(original.organ()).actor(person)
                .detail("record", original.record()).detail("copy", copyId));
        return Attempt.done(copy.get());
    }

    /** How many originals of these records are there. */
    public int kept(Collection<String> records) {
        return rows.count(records);
    }

    /** Destroys all that is kept of a record; its acts stay and bind nothing any more. */
    @Transactional
    public void destroy(String record) {
        rows.destroy(record);
    }
}
