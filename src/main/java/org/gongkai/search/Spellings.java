package org.gongkai.search;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import org.apache.lucene.index.IndexReader;
import org.jspecify.annotations.Nullable;

/** The dictionary of titles, read when it is first needed and again when titles have changed, at most once a minute: what was published a moment ago is no mistyped word. */
final class Spellings {

    private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(1);

    private record Made(long version, long at, TitlePairs pairs) {
    }

    private final Syllables syllables = new Syllables();
    private volatile @Nullable Made made;

    Spelling of(IndexReader reader, Synonyms wordings, Spelling.Counting titles) throws IOException {
        return new Spelling(pairs(reader), syllables, wordings.words(), titles);
    }

    private TitlePairs pairs(IndexReader reader) throws IOException {
        Made last = made;
        // a reader says with its hash which state of the index it shows; one that is asked twice is the same object
        long version = reader.leaves().stream().mapToLong(leaf -> leaf.reader().hashCode() * 31L + leaf.reader().numDocs()).sum();
        if (last == null || last.version != version && System.nanoTime() - last.at > KEPT_NANOS) {
            last = new Made(version, System.nanoTime(), TitlePairs.of(reader));
            made = last;
        }
        return last.pairs;
    }
}
