package org.gongkai.publication;

import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Public documents with a picture: an image among their files, and the words that say what it shows to those who do not see it. */
@Repository
public class Pictures {

    /** The field of a kind of document with the words of its picture; without words no picture is shown. */
    public static final String WORDS = "picture";

    private static final String[] IMAGES = {"image/png", "image/jpeg"};

    /** @param address of the picture */
    public record Pictured(DocumentLine line, String address, String words) {
    }

    private record Found(String document, String file, String words) {
    }

    private final JdbcClient client;
    private final DocumentLists lists;

    Pictures(JdbcClient client, DocumentLists lists) {
        this.client = client;
        this.lists = lists;
    }

    /** The newest, newest first; two queries, however many there are. */
    public List<Pictured> newest(int limit) {
        List<Found> found = client.sql("""
                select e.document, a.id, e.fields ->> 'picture' from publication.edition e join publication.document d on d.live_edition = e.id and d.withdrawn_on is null
                cross join lateral (select a.id from publication.attachment a where a.edition = e.id and a.digest is not null and a.media_type = any(?)
                    and not exists (select 1 from publication.closing c where c.attachment = a.id) order by a.position limit 1) a
                where e.fields ->> 'picture' is not null order by e.day desc, e.document desc limit ?""")
                .params(IMAGES, limit).query((row, n) -> new Found(row.getString(1), row.getString(2), row.getString(3))).list();
        List<DocumentLine> lines = lists.lines(found.stream().map(Found::document).toList());
        return found.stream().flatMap(one -> lines.stream().filter(line -> line.id().equals(one.document())).map(line -> new Pictured(line, address(one.document(), one.file()), one.words()))).toList();
    }

    /** The picture that a document shows above its text; empty without image or words. */
    public static Optional<Attachment> of(PublishedDocument shown) {
        return shown.edition().entry().particulars().typed(WORDS).isEmpty() ? Optional.empty()
                : shown.attachments().stream().filter(Pictures::isOne).findFirst();
    }

    static boolean isOne(Attachment file) {
        return file.isStored() && List.of(IMAGES).contains(String.valueOf(file.mediaType()));
    }

    public static String address(String document, String file) {
        return "/documents/" + document + "/files/" + file;
    }
}
