package org.gongkai.redaction;

import java.util.List;
import java.util.function.BiFunction;

import org.gongkai.reading.Job;
import org.gongkai.reading.Opened;
import org.gongkai.reading.ReadingRoom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes marked parts out of files for good (Art. 37) and proves of each copy, by reading it again, that they are out. */
@Component
public final class Redaction {

    private final ReadingRoom room = ReadingRoom.shared();

    /** A file that may be marked. */
    public record Pages(FileKind kind, int count) {
    }

    /** What stands in the way, or what came of it. */
    public sealed interface Answer<T> {

        record Yes<T>(T value) implements Answer<T> {
        }

        record No<T>(String reason) implements Answer<T> {
        }
    }

    /** What kind of file these bytes are and how many pages (pictures, in a Word file) it has to draw boxes on. */
    public Answer<Pages> look(byte[] file) {
        return answered(LookAtFile.class, file, new LookAtFile.Asked(), (pages, none) -> pages);
    }

    /**
     * A picture as its pixels alone.
     *
     * @param east  longitude of where it was taken, in WGS-84, as the file said that came; null where it did not
     * @param north latitude
     */
    public record Bare(byte[] bytes, @Nullable String east, @Nullable String north) {
    }

    /** The picture encoded afresh, without what its camera wrote beside it. */
    public Answer<Bare> bare(byte[] picture) {
        return answered(BarePicture.class, picture, new BarePicture.Asked(), (said, bytes) -> new Bare(bytes, said.east(), said.north()));
    }

    /** A page of the file, or a picture of a Word file, as PNG, for a person to mark on. */
    public Answer<byte[]> page(byte[] file, int page) {
        return answered(DrawPage.class, file, new DrawPage.Asked(page), (number, picture) -> picture);
    }

    /** The file as a person needs to see it before marking, or before it is published: also what of it nobody sees. */
    public Answer<FileInWords> inWords(byte[] file, List<String> marked) {
        return answered(ReadForMarking.class, file, new ReadForMarking.Asked(marked), (words, none) -> words);
    }

    /** With nothing marked, all that a reader sees stays in the copy. */
    public Redacted redact(byte[] file, List<Mark> marked) {
        try {
            Marks.of(marked);
        } catch (Unredactable refused) {
            return new Redacted.Refused(List.of(String.valueOf(refused.getMessage())));
        }
        Answer<Redacted> answer = answered(StrikeAndProve.class, file, StrikeAndProve.Asked.of(marked),
                (made, copy) -> new Redacted.Copy(copy, made.kind(), made.taken(), made.removed(), made.lookAt()));
        return switch (answer) {
            case Answer.Yes<Redacted>(Redacted redacted) -> redacted;
            case Answer.No<Redacted>(String reason) -> new Redacted.Refused(List.of(reason));
        };
    }

    /** Whether any of these words can still be read in a file, wherever in it and however written; nothing in pictures is read. */
    Answer<Boolean> holds(byte[] file, List<String> words) {
        return answered(FindWords.class, file, new FindWords.Asked(words), (found, none) -> found);
    }

    private <P, R, T> Answer<T> answered(Class<? extends Job<P, R>> job, byte[] file, P parameters, BiFunction<R, byte[], T> then) {
        return switch (room.open(job, file, parameters)) {
            case Opened.Done<R>(R value, byte[] bytes) -> new Answer.Yes<>(then.apply(value, bytes));
            case Opened.Refused<R>(String reason, boolean busy) -> new Answer.No<>(reason);
        };
    }
}
