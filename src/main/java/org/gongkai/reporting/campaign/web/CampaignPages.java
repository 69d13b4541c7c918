package org.gongkai.reporting.campaign.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.directory.RoleNeeded;
import org.gongkai.directory.Staff;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.reporting.AnnualReport;
import org.gongkai.reporting.AnnualReports;
import org.gongkai.reporting.Reporter;
import org.gongkai.reporting.campaign.Board;
import org.gongkai.reporting.campaign.Campaign;
import org.gongkai.reporting.campaign.Campaigns;
import org.gongkai.reporting.campaign.Deputies;
import org.gongkai.reporting.campaign.Filing;
import org.gongkai.reporting.campaign.FillFiling;
import org.gongkai.reporting.campaign.IssueCampaign;
import org.gongkai.reporting.campaign.LockCampaign;
import org.gongkai.reporting.campaign.Stage;
import org.gongkai.reporting.campaign.Taken;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Forms;
import org.gongkai.reporting.form.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** The pages of campaigns as they are shown, fresh or after a refusal. */
@Component
class CampaignPages {

    static final String ADDRESS = "/desk/campaigns";
    private static final String CRUMB = "统计任务";
    private static final int ROWS = 20;
    private static final int OFFERED = 6;

    private final Campaigns campaigns;
    private final IssueCampaign issue;
    private final FillFiling fill;
    private final Deputies deputies;
    private final LockCampaign lock;
    private final AnnualReports reports;
    private final Forms forms;
    private final Organs organs;
    private final People people;
    private final Now now;

    CampaignPages(Campaigns campaigns, IssueCampaign issue, FillFiling fill, Deputies deputies, LockCampaign lock, AnnualReports reports, Forms forms, Organs organs, People people, Now now) {
        this.campaigns = campaigns;
        this.issue = issue;
        this.fill = fill;
        this.deputies = deputies;
        this.lock = lock;
        this.reports = reports;
        this.forms = forms;
        this.organs = organs;
        this.people = people;
        this.now = now;
    }

    View list(Staff staff, long before) {
        Set<String> mine = staff.scope().organs();
        Campaigns.Listed listed = campaigns.of(mine, before, ROWS);
        Map<String, List<Filing>> filings = campaigns.filings(listed.campaigns());
        List<CampaignLine> lines = listed.campaigns().stream().map(campaign -> new CampaignLine(campaign, organs.name(campaign.issuer()), form(campaign).title(), mine.contains(campaign.issuer()),
                campaigns.board(campaign, filings.getOrDefault(campaign.id(), List.of()).stream().filter(filing -> mine.contains(campaign.issuer()) || mine.contains(filing.organ())).toList()))).toList();
        return Screen.of("reporting/campaign/web/campaigns").with("page", Page.of(CRUMB).desk()).with("lines", lines).with("next", listed.next()).with("mayIssue", !issuers(staff).isEmpty());
    }

    View issuing(Staff staff, Map<String, String> filled, Set<String> chosen, List<String> refusals) {
        List<Organ> issuers = issuers(staff);
        if (issuers.isEmpty()) {
            throw new RoleNeeded(Role.DISCLOSURE_OFFICE, organs.first().map(Organ::id).orElse(""));
        }
        Organ issuer = issuers.stream().filter(organ -> organ.id().equals(filled.get("issuer"))).findFirst().orElse(issuers.getFirst());
        Form form = forms.newest(filled.getOrDefault("family", "campaign")).or(() -> forms.newest(Form.ANNUAL)).orElseThrow();
        List<Period> offered = offered(form);
        Period period = period(filled).filter(one -> form.periods().contains(one.kind())).orElseGet(() -> offered.stream().filter(one -> one.last().isBefore(now.today())).findFirst().orElseGet(() -> Period.around(form.periods().getFirst(), now.today())));
        LocalDate day = period.last().isAfter(now.today()) ? now.today() : period.last();
        return Screen.of("reporting/campaign/web/issue").with("page", Page.of("布置统计任务").desk().crumb(CRUMB, ADDRESS)).with("view", new IssueView(issuers, issuer,
                forms.families().stream().map(forms::newest).flatMap(Optional::stream).toList(), form, offered, period, campaigns.choosable(issuer.id(), day), chosen, filled, refusals))
                .status(refusals.isEmpty() ? 200 : 422);
    }

    static Optional<Period> period(Map<String, String> filled) {
        String from = filled.getOrDefault("from", "");
        return Period.read(from.isEmpty() ? filled.getOrDefault("period", "") : from + "_" + filled.getOrDefault("to", ""));
    }

    View board(Staff staff, String id, List<String> refusals) {
        Campaign campaign = campaign(id);
        if (!staff.scope().covers(campaign.issuer())) {
            throw new RoleNeeded(Role.DISCLOSURE_OFFICE, campaign.issuer());
        }
        Reporter reporter = new Reporter(staff);
        Board board = campaigns.board(campaign);
        Set<String> asked = new HashSet<>(board.lines().stream().map(line -> line.filing().organ()).toList());
        List<Organ> others = campaigns.choosable(campaign.issuer(), campaign.treeDay(now.today())).stream().filter(organ -> !asked.contains(organ.id())).toList();
        return Screen.of("reporting/campaign/web/board").with("page", Page.of(campaign.title()).desk().wide().crumb(CRUMB, ADDRESS))
                .with("view", new BoardView(campaign, organs.name(campaign.issuer()), form(campaign), board, others, issue.whyNot(campaign.issuer(), reporter).isEmpty(),
                        lock.whyNot(campaign, campaigns.filings(campaign), reporter), names(board), refusals)).status(refusals.isEmpty() ? 200 : 422);
    }

    View total(Staff staff, String id) {
        Campaign campaign = campaign(id);
        if (!staff.scope().covers(campaign.issuer())) {
            throw new RoleNeeded(Role.DISCLOSURE_OFFICE, campaign.issuer());
        }
        return Screen.of("reporting/campaign/web/total").with("page", Page.of("汇总").desk().wide().crumb(CRUMB, ADDRESS).crumb(campaign.title(), ADDRESS + "/" + id))
                .with("view", new TotalView(campaign, campaigns.total(campaign), organId -> organs.find(organId, campaign.treeDay(now.today())).map(Organ::name).orElse(organId)));
    }

    View filing(Staff staff, String id, String organ, List<String> refusals) {
        Campaign campaign = campaign(id);
        Filing filing = campaigns.filing(id, organ).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有布置给这个机关。"));
        if (!staff.scope().covers(organ) && !staff.scope().covers(campaign.issuer()) && !staff.personId().equals(filing.deputy())) {
            throw new RoleNeeded(Role.OFFICER, organ);
        }
        Reporter reporter = new Reporter(staff);
        Board.Line line = campaigns.board(campaign, List.of(filing)).lines().getFirst();
        List<Taken> steps = campaigns.steps(id, organ);
        Map<String, String> names = people.names(steps.stream().flatMap(step -> Stream.of(step.by(), step.person())).filter(Objects::nonNull).distinct().toList());
        Page page = Page.of(line.name()).desk().crumb(CRUMB, ADDRESS);
        return Screen.of("reporting/campaign/web/filing").with("page", staff.scope().covers(campaign.issuer()) ? page.crumb(campaign.title(), ADDRESS + "/" + id) : page)
                .with("view", new FilingView(campaign, form(campaign), line, steps, names, campaigns.corrections(id, organ), campaigns.accepted(campaign, organ).orElse(null),
                        fill.fills(campaign, filing, reporter).orElse(null), fill.signs(campaign, organ, reporter).orElse(null), issue.whyNot(campaign.issuer(), reporter).isEmpty(),
                        report(campaign, filing),
                        filing.stage().isOwed() && fill.signs(campaign, organ, reporter).isEmpty() ? deputies.choosable(organ) : List.of(), refusals)).status(refusals.isEmpty() ? 200 : 422);
    }

    /** As it was submitted while that stands; else as it is filled in now. */
    private @Nullable AnnualReport report(Campaign campaign, Filing filing) {
        String edition = filing.edition();
        return filing.stage() == Stage.NOT_BEGUN || edition == null ? null
                : filing.stage().isOwed() ? reports.live(campaign.key(filing.organ())).orThrow() : reports.locked(List.of(edition)).get(edition);
    }

    Campaign campaign(String id) {
        return campaigns.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这项统计任务。"));
    }

    private Form form(Campaign campaign) {
        return reports.form(campaign.key(campaign.issuer()));
    }

    private Map<String, String> names(Board board) {
        Map<String, String> names = new HashMap<>();
        board.merged().forEach(line -> names.put(String.valueOf(line.speaker()), organs.name(String.valueOf(line.speaker()))));
        return names;
    }

    private List<Organ> issuers(Staff staff) {
        return staff.posts().stream().filter(post -> post.role() == Role.DISCLOSURE_OFFICE).map(post -> organs.require(post.organId())).distinct().sorted(Comparator.comparing(Organ::id)).toList();
    }

    private List<Period> offered(Form form) {
        List<Period> offered = new ArrayList<>();
        for (Period.Kind kind : form.periods()) {
            Period each = Period.around(kind, now.today());
            for (int n = 0; kind != Period.Kind.DAYS && n < OFFERED && forms.of(form.family(), each).isPresent(); n++) {
                offered.add(each);
                each = each.before();
            }
        }
        return offered;
    }
}
