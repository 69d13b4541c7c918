package org.gongkai.redaction;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A file as it came, with what is to be taken out of it and the copies made; its content stays sealed.
 *
 * @param record   id of what it belongs to
 * @param part     number of the part of the record that it answers; {@link #WHOLE} for all of it
 * @param pages    how many pages, or pictures of a Word file, boxes can be drawn on
 * @param revision grows with every change of the marks
 */
public record Original(String id, String record, int part, String organ, String name, FileKind kind, int pages, int bytes, int revision,
        List<Placed> marks, List<Made> copies) {

    public static final int WHOLE = 0;

    /**
     * A mark on this file.
     *
     * @param number whether nothing is under it but a number that names a person
     */
    public record Placed(String id, Mark mark, boolean number) {
    }

    /**
     * A copy that was proved.
     *
     * @param revision of the marks it was made by
     * @param digest   SHA-256, hex
     * @param grounds  codes of the grounds of its marks; none where nothing is withheld
     * @param numbers  those of the grounds on which nothing but numbers that name a person was taken out
     */
    public record Made(String id, int revision, String digest, FileKind kind, int bytes, int taken, List<String> grounds, List<String> numbers, List<String> removed, List<String> lookAt,
            @Nullable LocalDate givenOn, @Nullable LocalDate withdrawnOn) {

        public boolean isGiven() {
            return givenOn != null && withdrawnOn == null;
        }

        /** Whether it is the file with nothing withheld. */
        public boolean isWhole() {
            return grounds.isEmpty();
        }
    }

    /** The copy made by the marks as they stand, to be looked at before it is given. */
    public Optional<Made> preview() {
        return copies.stream().filter(copy -> copy.givenOn() == null && copy.revision() == revision).reduce((earlier, later) -> later);
    }

    public Optional<Made> copy(String copyId) {
        return copies.stream().filter(copy -> copy.id().equals(copyId)).findFirst();
    }

    public List<Made> given() {
        return copies.stream().filter(Made::isGiven).toList();
    }

    List<String> grounds() {
        return marks.stream().map(placed -> placed.mark().ground()).distinct().sorted().toList();
    }

    List<String> numbers() {
        return grounds().stream().filter(ground -> marks.stream().filter(placed -> placed.mark().ground().equals(ground)).allMatch(Placed::number)).toList();
    }

    /** The words that are marked, in the order of the marks. */
    public List<String> words() {
        return marks.stream().map(Placed::mark).filter(Mark.Words.class::isInstance).map(mark -> ((Mark.Words) mark).text()).toList();
    }

    public List<Mark.Box> boxesOn(int page) {
        return marks.stream().map(Placed::mark).filter(mark -> mark instanceof Mark.Box box && box.page() == page).map(Mark.Box.class::cast).toList();
    }
}
