package org.gongkai.reporting;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A reconsideration or suit about the disclosure of information (R2019 第五十条第（三）项), from filing to result.
 *
 * @param organ     the respondent or defendant
 * @param reference the case number given by the reconsideration organ or court
 * @param request   number of the request it is about, where known
 * @param result    null while pending
 */
public record Remedy(String id, String organ, Kind kind, String reference, @Nullable String request, LocalDate filedOn,
        @Nullable Result result, @Nullable LocalDate decidedOn) {

    public enum Kind {
        RECONSIDERATION("reconsideration", "行政复议", "reconsideration", ""),
        SUIT_DIRECT("suit-direct", "行政诉讼（未经复议直接起诉）", "litigation", "direct"),
        SUIT_AFTER("suit-after", "行政诉讼（复议后起诉）", "litigation", "after");

        private final String id;
        private final String title;
        private final String facts;
        private final String party;

        Kind(String id, String title, String facts, String party) {
            this.id = id;
            this.title = title;
            this.facts = facts;
            this.party = party;
        }

        public String id() {
            return id;
        }

        public String title() {
            return title;
        }

        /** First part of the kinds of fact it is counted by. */
        String facts() {
            return facts;
        }

        String party() {
            return party;
        }

        /** The fact that one came in, from the register or as a case. */
        String filed() {
            return facts + ".filed";
        }

        /** By id or by title, as imports write it. */
        public static Optional<Kind> named(String name) {
            return Arrays.stream(values()).filter(kind -> kind.id.equals(name) || kind.title.equals(name)).findFirst();
        }
    }

    /** The three results that the statutory form knows. */
    public enum Result {
        UPHOLD("uphold", "结果维持"), CORRECT("correct", "结果纠正"), OTHER("other", "其他结果");

        private final String id;
        private final String title;

        Result(String id, String title) {
            this.id = id;
            this.title = title;
        }

        public String id() {
            return id;
        }

        public String title() {
            return title;
        }

        public static Optional<Result> named(String name) {
            return Arrays.stream(values()).filter(result -> result.id.equals(name) || result.title.equals(name)).findFirst();
        }
    }

    /** Whether two spellings are one case number: spaces, kinds of brackets and a closing stop do not tell them apart. */
    static boolean sameReference(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String reference) {
        return reference.replaceAll("[\\s\u3000。.]", "").replaceAll("[（〔\\[［【]", "(").replaceAll("[）〕\\]］】]", ")").toLowerCase(Locale.ROOT);
    }

    public boolean isPending() {
        return result == null;
    }

    Remedy decided(Result how, LocalDate on) {
        return new Remedy(id, organ, kind, reference, request, filedOn, how, on);
    }
}
