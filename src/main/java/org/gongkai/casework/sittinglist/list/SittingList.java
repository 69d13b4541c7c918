package org.gongkai.casework.sittinglist.list;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The list of a sitting that somebody brought.
 *
 * @param person who brought it; {@code by} who had its rows entered or handed out last, in whose name that is done
 * @param party kind of proposer for rows that name none
 * @param told  why it cannot be read; null where it can
 * @param rows  how many rows stand where
 */
public record SittingList(String id, String type, String organ, String person, String by, String sitting, String party, String name, Stage stage, @Nullable String told, Map<State, Integer> rows) {

    /** Where it stands. */
    public enum Stage {
        /** It is opened and looked at. */
        READING,
        /** Every row is well or known already; nothing is entered yet. */
        READY,
        /** Rows have faults; nothing is entered. */
        FAULTY, ENTERING, ENTERED, HANDING, HANDED;

        public boolean isAtWork() {
            return this == READING || this == ENTERING || this == HANDING;
        }
    }

    /** Where a row stands. */
    public enum State {
        READY("可以登记"), FAULTY("要改"), KNOWN("以前登记过"), ENTERED("已登记"), FAILED("没有登记成"), HANDED("已交办"), NOT_HANDED("没有交办");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * A row of it.
     *
     * @param line   of the file
     * @param reason why it stands there
     * @param caseId the matter that it became, or is
     * @param values by column
     */
    public record Row(int no, int line, String number, State state, @Nullable String reason, @Nullable String caseId, Map<String, String> values) {
    }

    public int all() {
        return rows.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int in(State state) {
        return rows.getOrDefault(state, 0);
    }

    /** Whether somebody had its rows entered or handed out. */
    public boolean wasPressed() {
        return stage != Stage.READING && stage != Stage.READY && stage != Stage.FAULTY;
    }

    /** Rows of which the work at hand is done. */
    public int done() {
        return stage == Stage.ENTERING ? all() - in(State.READY) : in(State.HANDED) + in(State.NOT_HANDED);
    }

    /** Rows that became matters and were not handed out yet. */
    public int toHandOut() {
        return in(State.ENTERED) + in(State.KNOWN);
    }
}
