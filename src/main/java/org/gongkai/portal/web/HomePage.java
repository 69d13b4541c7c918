package org.gongkai.portal.web;

import java.util.List;

import org.gongkai.publication.Categories.Column;

/** What the home page shows. */
public record HomePage(List<Kind> kinds, List<Column> often, List<ListedDocument> withdrawn, List<ListedDocument> corrected,
        long documentsThisMonth, long openMatters, Answered answered) {

    /** The newest of one column. */
    public record Kind(Column column, List<ListedDocument> newest) {
    }

    /**
     * How this year's answers kept their legal time.
     *
     * @param otherwise cases that ended without an answer, which count neither as in time nor as late
     */
    public record Answered(long cases, long inTime, long otherwise) {

        /** In whole per cent, rounded down so that 100 means all of them. */
        public long percent() {
            return cases == 0 ? 0 : inTime * 100 / cases;
        }
    }

    public boolean hasChanges() {
        return !withdrawn.isEmpty() || !corrected.isEmpty();
    }
}
