package org.gongkai.portal.home;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.face.Link;
import org.gongkai.portal.organs.Leader;
import org.gongkai.portal.web.ListedDocument;
import org.gongkai.portal.web.PicturedDocument;
import org.gongkai.publication.Categories.Column;

/**
 * What the first page can show; which of it, the arrangement says.
 *
 * @param often     columns that people look for
 * @param kinds     columns with their newest documents
 * @param shown     questions to the public and documents on display for opinions, with the last day
 * @param leaders   of the government
 * @param organs    all but the government
 * @param links     sites of other governments, addresses outside
 * @param questions whether the public was ever asked anything
 * @param casesListed whether the register of cases can be read
 */
public record HomePage(List<Column> often, List<PicturedDocument> pictures, List<Kind> kinds, List<Interpreted> interpretations, List<OnDisplay> shown, List<ListedDocument> topics,
        List<ListedDocument> withdrawn, List<ListedDocument> corrected, List<Leader> leaders, Map<OrganKind, List<Organ>> organs, List<Link> links, List<Month> months,
        long documentsThisMonth, long openMatters, Answered answered, boolean reports, boolean questions, boolean casesListed) {

    /** The newest of one column. */
    public record Kind(Column column, List<ListedDocument> newest) {
    }

    /** An interpretation and what it interprets. */
    public record Interpreted(ListedDocument interpretation, List<ListedDocument> of) {
    }

    /** @param until the last day for opinions */
    public record OnDisplay(String title, String address, LocalDate until) {
    }

    /** A month of this year: documents made public, requests and letters that came. */
    public record Month(YearMonth month, long documents, long matters) {
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

    /** The blocks that have something. */
    public Set<HomeBlock> filled() {
        Set<HomeBlock> filled = EnumSet.of(HomeBlock.WELCOME, HomeBlock.MATTERS, HomeBlock.HOTLINE);
        put(filled, HomeBlock.PICTURES, !pictures.isEmpty());
        put(filled, HomeBlock.NEWEST, !kinds.isEmpty());
        put(filled, HomeBlock.INTERPRETATION, !interpretations.isEmpty());
        put(filled, HomeBlock.CONSULTATIONS, !shown.isEmpty());
        put(filled, HomeBlock.TOPICS, !topics.isEmpty());
        put(filled, HomeBlock.CHANGES, hasChanges());
        put(filled, HomeBlock.FIGURES, months.stream().anyMatch(month -> month.documents() + month.matters() > 0));
        put(filled, HomeBlock.LEADERS, !leaders.isEmpty());
        put(filled, HomeBlock.ORGANS, !organs.isEmpty());
        put(filled, HomeBlock.LINKS, !links.isEmpty());
        return filled;
    }

    private static void put(Set<HomeBlock> filled, HomeBlock block, boolean has) {
        if (has) {
            filled.add(block);
        }
    }
}
