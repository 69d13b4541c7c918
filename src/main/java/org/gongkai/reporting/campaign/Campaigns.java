package org.gongkai.reporting.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.clock.Light;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.reporting.AnnualReport;
import org.gongkai.reporting.AnnualReports;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Figures.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Campaigns as they stand: the list, where every organ is, what was accepted, what it sums up to. */
@Component
public class Campaigns {

    private final CampaignRows rows;
    private final AnnualReports reports;
    private final Organs organs;
    private final Calendars calendars;
    private final Provisions provisions;
    private final Now now;

    Campaigns(CampaignRows rows, AnnualReports reports, Organs organs, Calendars calendars, Provisions provisions, Now now) {
        this.rows = rows;
        this.reports = reports;
        this.organs = organs;
        this.calendars = calendars;
        this.provisions = provisions;
        this.now = now;
    }

    /** @param next after which the list goes on; 0 at its end */
    public record Listed(List<Campaign> campaigns, long next) {
    }

    public Optional<Campaign> find(String id) {
        return rows.find(id);
    }

    /** Those that one of the organs issued or is asked in, newest first. @param before where the page before ended; 0 for the first */
    public Listed of(Collection<String> organIds, long before, int limit) {
        List<CampaignRows.Listed> found = rows.of(organIds, before == 0 ? Long.MAX_VALUE : before, limit + 1);
        List<CampaignRows.Listed> page = found.stream().limit(limit).toList();
        return new Listed(page.stream().map(CampaignRows.Listed::campaign).toList(), found.size() > limit ? page.getLast().seq() : 0);
    }

    public Optional<Filing> filing(String campaign, String organ) {
        return rows.filing(campaign, organ);
    }

    public List<Filing> filings(Campaign campaign) {
        return rows.filings(List.of(campaign.id())).getOrDefault(campaign.id(), List.of());
    }

    /** Where they stand, of several campaigns at once. */
    public Map<String, List<Filing>> filings(Collection<Campaign> campaigns) {
        return rows.filings(campaigns.stream().map(Campaign::id).toList());
    }

    /** What happened to an organ's filing, or with null to the campaign itself. */
    public List<Taken> steps(String campaign, @Nullable String organ) {
        return rows.steps(campaign, organ);
    }

    public List<Correction> corrections(String campaign, String organ) {
        return rows.corrections(campaign).getOrDefault(organ, List.of());
    }

    /** The open ones with where everyone stands in them. */
    @Transactional(readOnly = true)
    public Map<Campaign, Board> open() {
        List<Campaign> open = rows.open();
        Map<String, List<Filing>> filings = filings(open);
        return open.stream().collect(Collectors.toMap(Function.identity(), campaign -> board(campaign, filings.getOrDefault(campaign.id(), List.of()))));
    }

    public Board board(Campaign campaign) {
        return board(campaign, filings(campaign));
    }

    /** In the order of the tree of the period. */
    public Board board(Campaign campaign, List<Filing> filings) {
        LocalDate day = campaign.treeDay(now.today());
        Map<String, Organ> then = new HashMap<>();
        Map<String, Integer> place = new HashMap<>();
        for (Organ organ : organs.asOf(day)) {
            then.put(organ.id(), organ);
            place.put(organ.id(), place.size());
        }
        return new Board(filings.stream().map(filing -> {
            String speaker = then.containsKey(filing.organ()) ? null : organs.successor(filing.organ(), day).map(Organ::id).orElse(null);
            Organ organ = then.getOrDefault(filing.organ(), organs.require(filing.organ()));
            boolean owed = campaign.isOpen() && speaker == null && filing.stage().isOwed();
            int left = owed ? calendars.of(filing.organ()).workingDays(now.today(), filing.due()) : 0;
            return new Board.Line(filing, organ.name(), speaker, lastDay(campaign, filing), owed ? Light.of(filing.due(), now.today(), left, provisions.lights()) : null, left,
                    speaker == null && filing.isLate(now.today()));
        }).sorted(Comparator.comparing((Board.Line line) -> place.getOrDefault(line.filing().organ(), Integer.MAX_VALUE)).thenComparing(line -> line.filing().organ())).toList());
    }

    /** The day by which an organ files: counted, as it was named, or as it was granted. */
    public ComputedDay lastDay(Campaign campaign, Filing filing) {
        return campaign.term().workingDays() == 0 || filing.extended() ? new ComputedDay(filing.due(), false)
                : calendars.of(filing.organ()).computed(campaign.issuedOn(), filing.due());
    }

    /** By when an organ would have to file, if the campaign were issued on that day; empty where nothing says so. */
    Optional<LocalDate> due(Campaign campaign, String organ, LocalDate issuedOn) {
        Term term = campaign.term();
        WorkingCalendar calendar = calendars.of(organ);
        if (term.workingDays() > 0) {
            return Optional.of(calendar.plus(issuedOn, term.workingDays()));
        }
        return Optional.ofNullable(term.day()).or(() -> campaign.key(organ).isAnnual() ? reports.due(organ, campaign.period().year()).map(AnnualReports.Due::day) : Optional.empty());
    }

    /** Why an organ cannot file of itself: by the end of the period it had been merged into another, which speaks for both. */
    Optional<String> whyNotItself(Campaign campaign, String organ) {
        LocalDate day = campaign.treeDay(now.today());
        Organ then = organs.find(organ, day).orElseThrow();
        return then.existsOn(day) ? Optional.empty()
                : Optional.of(then.name() + "在统计期间终了时已经撤并" + organs.successor(organ, day).map(other -> "，由" + other.name() + "一并报送").orElse("") + "。");
    }

    /** The organs that a campaign of the issuer and the period may choose from: those of the tree of that period, the issuer first. */
    public List<Organ> choosable(String issuer, LocalDate treeDay) {
        Set<String> below = organs.subtree(issuer, treeDay);
        return organs.asOf(treeDay).stream().filter(organ -> below.contains(organ.id())).sorted(Comparator.comparing(organ -> !organ.id().equals(issuer))).toList();
    }

    /** What was accepted of an organ, with the corrections entered since; empty while nothing is. */
    public Optional<Figures> accepted(Campaign campaign, String organ) {
        return rows.filing(campaign.id(), organ).filter(filing -> filing.stage().isCounted())
                .map(filing -> corrected(Objects.requireNonNull(reports.locked(List.of(Objects.requireNonNull(filing.edition()))).get(filing.edition())).figures(), corrections(campaign.id(), organ)));
    }

    /** The accepted numbers up the tree of the period. */
    @Transactional(readOnly = true)
    public RollUp total(Campaign campaign) {
        List<Filing> filings = filings(campaign);
        Map<String, List<Correction>> corrections = rows.corrections(campaign.id());
        Map<String, AnnualReport> locked = reports.locked(filings.stream().filter(filing -> filing.stage().isCounted()).map(Filing::edition).filter(Objects::nonNull).toList());
        LocalDate day = campaign.treeDay(now.today());
        Map<String, String> parents = new HashMap<>();
        Set<String> existing = new LinkedHashSet<>();
        organs.asOf(day).forEach(organ -> {
            existing.add(organ.id());
            if (organ.parentId() != null) {
                parents.put(organ.id(), organ.parentId());
            }
        });
        List<RollUp.Said> said = new ArrayList<>();
        for (Board.Line line : board(campaign, filings).lines()) {
            Filing filing = line.filing();
            AnnualReport report = filing.stage().isCounted() && existing.contains(filing.organ()) ? locked.get(filing.edition()) : null;
            said.add(new RollUp.Said(filing.organ(), existing.contains(filing.organ()) ? filing.organ() : line.speaker(),
                    report == null ? null : corrected(report.figures(), corrections.getOrDefault(filing.organ(), List.of()))));
        }
        return RollUp.of(reports.form(campaign.key(campaign.issuer())), campaign.issuer(), parents, said);
    }

    /** The numbers as they stand after counter-entries, each of which says why. */
    static Figures corrected(Figures accepted, Collection<Correction> corrections) {
        Map<Cell, Typed> typed = new HashMap<>(accepted.typed());
        corrections.forEach(one -> typed.put(one.cell(), new Typed(one.after(), one.said())));
        return accepted.typedOver(typed);
    }
}
