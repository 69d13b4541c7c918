package org.gongkai.reporting.campaign.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.gongkai.directory.Person;
import org.gongkai.reporting.AnnualReport;
import org.gongkai.reporting.campaign.Board;
import org.gongkai.reporting.campaign.Campaign;
import org.gongkai.reporting.campaign.Correction;
import org.gongkai.reporting.campaign.Filing;
import org.gongkai.reporting.campaign.Stage;
import org.gongkai.reporting.campaign.Step;
import org.gongkai.reporting.campaign.Taken;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Form;
import org.jspecify.annotations.Nullable;

/**
 * What one organ files in a campaign.
 *
 * @param names      of people, by id
 * @param accepted   with corrections; null while nothing is accepted
 * @param whyNotFill null when whoever looks may fill it in
 * @param whyNotSign null when they may submit it
 * @param decides    whether they decide on it above
 * @param live       the form as it is filled now, or as it was submitted; null before it is begun
 * @param deputies  who may be named to fill it in; empty where whoever looks names nobody
 */
public record FilingView(Campaign campaign, Form form, Board.Line line, List<Taken> steps, Map<String, String> names, List<Correction> corrections, @Nullable Figures accepted,
        @Nullable String whyNotFill, @Nullable String whyNotSign, boolean decides, @Nullable AnnualReport live, List<Person> deputies, List<String> refusals) {

    public Filing filing() {
        return line.filing();
    }

    public String address() {
        return CampaignPages.ADDRESS + "/" + campaign.id() + "/" + filing().organ();
    }

    /** Where the form is filled in. */
    public String report() {
        return "/desk/reports/" + filing().organ() + "/" + campaign.key(filing().organ()).which();
    }

    public String person(@Nullable String id) {
        return id == null ? "" : names.getOrDefault(id, "");
    }

    /** The words with which it was sent back; null where it was not, or has gone up again. */
    public @Nullable String sentBack() {
        return filing().stage() != Stage.RETURNED && filing().stage() != Stage.FILLING ? null
                : steps.stream().filter(step -> step.step() == Step.RETURNED).map(Taken::said).filter(Objects::nonNull).reduce((one, later) -> later).orElse(null);
    }

    /** The numbers to be shown: as accepted, as submitted, or as they are filled in now. */
    public @Nullable Figures shown() {
        return accepted != null ? accepted : live == null ? null : live.figures();
    }

    /** The cells that may be corrected: those that somebody, not a formula, fills. */
    public List<Cell> correctable() {
        return form.cells().stream().filter(cell -> form.row(cell).share() == null).toList();
    }
}
