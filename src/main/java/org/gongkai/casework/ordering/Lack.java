package org.gongkai.casework.ordering;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * One item of what is lacking 差什么, with what was said of it since.
 *
 * @param no         number within the order, from 1
 * @param returned   how often it was not accepted
 * @param answeredBy who said last what was done; null while nobody did
 * @param verifiedBy who looked last whether it is so; null while nobody did
 * @param words      what is lacking, as the order said it first
 */
public record Lack(String id, int no, State state, int returned, @Nullable String answeredBy, @Nullable LocalDate answeredOn, @Nullable String verifiedBy,
        @Nullable LocalDate verifiedOn, String words, List<Said> said) {

    /** Where it stands. What is answered is not verified: somebody else looks. */
    public enum State {
        OPEN("待补"), ANSWERED("已补、待核对"), ACCEPTED("已核对、认可");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** What was said of it. */
    public enum Kind {
        DONE("补了什么"), LACKING("还差什么"), STILL("前次指出的仍没有补上"), NEW("新发现的");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * @param address of what shows it; null where none was given
     * @param file    id of the evidence of the order that shows it; null where none was attached
     * @param words   empty where the former words stand
     */
    public record Said(Kind kind, String person, LocalDate on, @Nullable String address, @Nullable String file, String words) {
    }

    /** What was said last; empty while nothing was. */
    public Optional<Said> last() {
        return said.isEmpty() ? Optional.empty() : Optional.of(said.getLast());
    }
}
