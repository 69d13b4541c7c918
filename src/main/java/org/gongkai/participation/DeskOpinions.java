package org.gongkai.participation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

/** The opinions of a question as whoever works on them reads them: copies in one line, those with most copies first. */
@Component
public class DeskOpinions {

    private final Contributions contributions;

    DeskOpinions(Contributions contributions) {
        this.contributions = contributions;
    }

    /** Which lines are asked for. */
    public enum Which {
        OPEN("没有归组的"), ALL("全部"), SHOWN("已公开的"), ASIDE("不公开的");

        private final String title;

        Which(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        private boolean takes(Contribution one) {
            return switch (this) {
                case OPEN -> one.group() == null && one.setAside() == null;
                case ALL -> true;
                case SHOWN -> one.shown() != null;
                case ASIDE -> one.setAside() != null;
            };
        }
    }

    /**
     * A line of the desk.
     *
     * @param count how many sent it, the first among them
     */
    public record Line(Contribution first, String words, int count, long supports) {

        /** Where the next page begins: after this line. */
        public String place() {
            return count + "~" + first.number();
        }
    }

    /** @param of whose opinions alone: id of a group; blank for all */
    public List<Line> lines(String solicitation, Which which, String of, String after, int limit) {
        Map<Long, Long> supports = contributions.supports(solicitation);
        String[] key = after.matches("\\d{1,9}~\\d{1,18}") ? after.split("~") : new String[] {String.valueOf(Integer.MAX_VALUE), "0"};
        int count = Integer.parseInt(key[0]);
        long number = Long.parseLong(key[1]);
        return Copies.folded(contributions.opinions(solicitation)).stream().filter(line -> of.isBlank() ? which.takes(line.first().entry()) : of.equals(line.first().entry().group()))
                .filter(line -> line.count() < count || line.count() == count && line.number() > number).limit(limit)
                .map(line -> new Line(line.first().entry(), line.first().words(), line.count(), supports.getOrDefault(line.number(), 0L))).toList();
    }

    /**
     * One opinion with who wrote it.
     *
     * @param person who it is from; empty where nobody said so, or they were forgotten
     */
    public record Read(Contribution entry, String words, Optional<Person> person) {
    }

    public Optional<Read> read(String solicitation, long number) {
        return contributions.opinion(solicitation, number).map(opinion -> new Read(opinion.entry(), opinion.words(), contributions.person(opinion.entry().id())));
    }
}
