package org.gongkai.reporting.campaign.web;

import static org.gongkai.face.Wording.t;

import java.util.List;
import java.util.Map;

import org.gongkai.directory.Organ;
import org.gongkai.face.Figure;
import org.gongkai.reporting.campaign.Board;
import org.gongkai.reporting.campaign.Campaign;
import org.gongkai.reporting.campaign.Stage;
import org.gongkai.reporting.form.Form;

/**
 * The board of one campaign.
 *
 * @param others     organs of the tree of the period that were not asked
 * @param decides    whether whoever looks may decide
 * @param whyNotLock what speaks against closing it
 * @param names      of those who speak for merged ones
 */
public record BoardView(Campaign campaign, String issuer, Form form, Board board, List<Organ> others, boolean decides, List<String> whyNotLock, Map<String, String> names, List<String> refusals) {

    private static final int STEPS = 5;

    public String address() {
        return CampaignPages.ADDRESS + "/" + campaign.id();
    }

    public List<Figure> figures() {
        return board.counted().entrySet().stream().map(one -> new Figure(t(one.getKey().title()), one.getValue())).toList();
    }

    /** How far along the way it is, of five. */
    public static int steps(Stage stage) {
        return switch (stage) {
            case NOT_BEGUN -> 0;
            case FILLING, RETURNED -> 1;
            case CHECKED -> 2;
            case SUBMITTED -> STEPS - 2;
            case ACCEPTED -> STEPS - 1;
            case LOCKED -> STEPS;
        };
    }

    public List<String> silent() {
        return board.lines().stream().filter(line -> !line.isMerged() && !line.filing().stage().isCounted()).map(Board.Line::name).toList();
    }
}
