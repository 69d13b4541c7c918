package org.gongkai.publication;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.People;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.publication.text.CleanHtml;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What reviewers mark in a text, each at its paragraph, and whether the drafter has dealt with it. */
@Component
public class ReviewMarks {

    private static final int LONGEST = 1000;
    private static final int QUOTED = 40;

    /**
     * @param paragraph where it stands now, from 1, as checking counts paragraphs; 0 where those words stand nowhere any more
     * @param quote     how the paragraph began when it was marked
     * @param resolved  who dealt with it; null while nobody has
     */
    public record Mark(String id, int paragraph, String quote, String words, String person, @Nullable String resolved) {
    }

    private final JdbcClient client;
    private final Documents documents;
    private final ReviewChain chain;
    private final People people;
    private final Now now;

    ReviewMarks(JdbcClient client, Documents documents, ReviewChain chain, People people, Now now) {
        this.client = client;
        this.documents = documents;
        this.chain = chain;
        this.people = people;
        this.now = now;
    }

    private record Row(String id, int block, String quote, String words, String person, @Nullable String resolvedBy) {
    }

    /** In the order of the text. */
    public List<Mark> of(Edition edition) {
        List<Row> rows = client.sql("select id, block, quote, words, person, resolved_by from publication.mark where edition = ? order by block, marked_at, id").param(edition.id())
                .query((row, n) -> new Row(row.getString(1), row.getInt(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6))).list();
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> paragraphs = paragraphs(edition);
        Map<String, String> names = people.names(rows.stream().flatMap(row -> Stream.of(row.person(), row.resolvedBy())).filter(Objects::nonNull).distinct().toList());
        return rows.stream().map(row -> new Mark(row.id(), place(row, paragraphs), row.quote(), row.words(), names.getOrDefault(row.person(), row.person()),
                row.resolvedBy() == null ? null : names.getOrDefault(row.resolvedBy(), row.resolvedBy()))).toList();
    }

    /** Where it was, while it still begins so; else where such a paragraph is now. */
    private static int place(Row row, List<String> paragraphs) {
        if (row.block() <= paragraphs.size() && quote(paragraphs.get(row.block() - 1)).equals(row.quote())) {
            return row.block();
        }
        List<String> quotes = paragraphs.stream().map(ReviewMarks::quote).toList();
        return quotes.indexOf(row.quote()) + 1;
    }

    /** The paragraphs of a text, as checking counts them. */
    public static List<String> paragraphs(Edition edition) {
        return CleanHtml.text(edition.body()).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** How a paragraph begins. */
    public static String quote(String paragraph) {
        return paragraph.substring(0, Math.min(paragraph.length(), QUOTED));
    }

    /** How many nobody has dealt with. */
    int unresolved(String editionId) {
        return client.sql("select count(*) from publication.mark where edition = ? and resolved_by is null").param(editionId).query(Integer.class).single();
    }

    /** Whether this person may mark: whoever may send it back now. */
    public boolean mayMark(ReviewChain.Subject subject, Staff staff) {
        return chain.now(subject, staff).stream().anyMatch(permission -> permission.action().id().equals("return") && permission.allowed());
    }

    /** One insert, and no transaction around it: whether one may mark is told by the files too, and those are read. @param paragraph from 1 */
    public Attempt<String> mark(String editionId, int paragraph, String words, Staff staff) {
        Optional<ReviewChain.Subject> found = documents.edition(editionId, staff.scope());
        if (found.isEmpty() || !mayMark(found.get(), staff)) {
            return Attempt.refused("这一环节不由您的岗位审查，不能批注");
        }
        List<String> paragraphs = paragraphs(found.get().edition());
        if (paragraph < 1 || paragraph > paragraphs.size()) {
            return Attempt.refused("请选择批注哪一段");
        }
        if (words.isBlank() || words.length() > LONGEST) {
            return Attempt.refused("请写批注，最多 " + LONGEST + " 字");
        }
        String id = Identifier.fresh();
        client.sql("insert into publication.mark (id, edition, document, block, quote, words, person, marked_at) values (?, ?, ?, ?, ?, ?, ?, ?)").params(id, editionId,
                found.get().document().id(), paragraph, quote(paragraphs.get(paragraph - 1)), words.strip(), staff.personId(), OffsetDateTime.ofInstant(now.instant(), ZoneOffset.UTC)).update();
        return Attempt.done(id);
    }

    /** Whoever writes the draft says that it is dealt with, or that it is not. */
    @Transactional
    public Attempt<String> resolve(String editionId, String id, boolean resolved, Staff staff) {
        if (documents.edition(editionId, staff.scope(Power.DRAFT)).filter(found -> found.edition().stage().equals("draft")).isEmpty()) {
            return Attempt.refused("这份稿件不在拟稿环节，或者不由您的岗位修改");
        }
        int changed = resolved ? client.sql("update publication.mark set resolved_by = ?, resolved_at = ? where id = ? and edition = ? and resolved_by is null")
                .params(staff.personId(), OffsetDateTime.ofInstant(now.instant(), ZoneOffset.UTC), id, editionId).update()
                : client.sql("update publication.mark set resolved_by = null, resolved_at = null where id = ? and edition = ?").params(id, editionId).update();
        return changed == 0 ? Attempt.refused("这条批注刚刚由他人处理过，请刷新") : Attempt.done(id);
    }
}
