package org.gongkai.reporting.campaign.web;

import org.gongkai.reporting.campaign.Board;
import org.gongkai.reporting.campaign.Campaign;

/**
 * One campaign in the list.
 *
 * @param mine  whether whoever looks collects it
 * @param board of the organs they see
 */
public record CampaignLine(Campaign campaign, String issuer, String form, boolean mine, Board board) {

    /** Where it goes on for whoever looks: the board, or the only organ of theirs. */
    public String address() {
        return CampaignPages.ADDRESS + "/" + campaign.id() + (mine || board.lines().isEmpty() ? "" : "/" + board.lines().getFirst().filing().organ());
    }

    public long settled() {
        return board.lines().stream().filter(line -> !line.isMerged() && line.filing().stage().isCounted()).count();
    }

    public long asked() {
        return board.lines().stream().filter(line -> !line.isMerged()).count();
    }
}
