package org.gongkai.publication;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What new editions of public documents correct and why, in words for the public (R2019 Art. 6: what is inaccurate is corrected in the open). */
@Component
public class CorrectionNotes {

    private static final int LONGEST = 500;

    private final JdbcClient client;
    private final Documents documents;
    private final DocumentRows rows;
    private final TransactionTemplate transaction;

    CorrectionNotes(JdbcClient client, Documents documents, DocumentRows rows, TransactionTemplate transaction) {
        this.client = client;
        this.documents = documents;
        this.rows = rows;
        this.transaction = transaction;
    }

    /** Of an edition; empty where it corrects nothing, or nobody wrote what. */
    public Optional<String> of(String editionId) {
        return client.sql("select correction from publication.edition where id = ? and correction is not null").param(editionId).query(String.class).optional();
    }

    /** Of all published editions of a document, by their numbers. */
    public Map<Integer, String> ofDocument(String documentId) {
        return client.sql("select number, correction from publication.edition where document = ? and stage = ? and correction is not null").params(documentId, Edition.PUBLISHED)
                .query((row, n) -> Map.entry(row.getInt(1), row.getString(2))).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether an edition changes what the public sees, so that it is told what and why. */
    public static boolean isOne(ReviewChain.Subject subject) {
        return subject.document().isPublic() && !subject.edition().id().equals(subject.document().liveEdition());
    }

    /** Whether there is something to explain, or a note stands from before a withdrawal and would go public with what it no longer fits. */
    public boolean mayBeWritten(ReviewChain.Subject subject) {
        return isOne(subject) || of(subject.edition().id()).isPresent();
    }

    public Attempt<String> write(String editionId, String words, Staff staff) {
        return Objects.requireNonNull(transaction.execute(status -> {
            rows.hold(editionId);
            Optional<ReviewChain.Subject> found = documents.edition(editionId, staff.scope(Power.DRAFT)).filter(one -> one.edition().stage().equals("draft") && mayBeWritten(one));
            if (found.isEmpty()) {
                return Attempt.refused("这不是公开着的文件的新版本，或者不在拟稿环节，不用写更正说明");
            }
            if (words.isBlank() && isOne(found.get()) || words.length() > LONGEST) {
                return Attempt.refused("请写明改了什么、为什么，最多 " + LONGEST + " 字");
            }
            client.sql("update publication.edition set correction = ? where id = ?").params(Arrays.asList(words.isBlank() ? null : words.strip(), editionId)).update();
            return Attempt.done(editionId);
        }));
    }
}
