package org.gongkai.reporting;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provision;
import org.gongkai.calendar.Provisions;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.Facts;
import org.gongkai.registers.CountedEntries;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Check;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Figures.Typed;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Forms;
import org.gongkai.reporting.form.Narrative;
import org.gongkai.reporting.form.Period;
import org.gongkai.reporting.form.Reconciliation;
import org.gongkai.reporting.print.DocxReport;
import org.gongkai.reporting.print.HtmlReport;
import org.gongkai.reporting.print.JsonReport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reports of every family: counted live from the facts, kept as they were locked, printed, and opened down to their records. */
@Component
public class AnnualReports {

    private final Forms forms;
    private final CountReports counting;
    private final Facts facts;
    private final CountedEntries registered;
    private final Organs organs;
    private final EditionRows editions;
    private final Provisions provisions;
    private final Now now;

    AnnualReports(Forms forms, CountReports counting, Facts facts, CountedEntries registered, Organs organs, EditionRows editions, Provisions provisions, Now now) {
        this.forms = forms;
        this.counting = counting;
        this.facts = facts;
        this.registered = registered;
        this.organs = organs;
        this.editions = editions;
        this.provisions = provisions;
        this.now = now;
    }

    /** The last day on which a report may be published, with the words of the article. */
    public record Due(LocalDate day, String article, String basis) {}

    /** A published report with the edition it is. */
    public record Published(Edition edition, AnnualReport report) {}

    /** Records behind a cell with all their facts, in order of id; {@code next} is the key of the next page. */
    public record Records(Map<String, List<Fact>> facts, @Nullable String next) {}

    /** The annual report of a year. */
    @Transactional(readOnly = true)
    public Attempt<AnnualReport> live(String organId, int year, ReportScope scope) {
        return live(ReportKey.annual(organId, year, scope));
    }

    /** The report as the register gives it now, with what was typed and written in its newest edition; always checked. */
    @Transactional(readOnly = true)
    public Attempt<AnnualReport> live(ReportKey key) {
        Optional<String> reason = whyNone(key);
        if (reason.isPresent()) {
            return Attempt.refused(reason.get());
        }
        Edition edition = editions.latest(key).orElse(null);
        Map<Cell, Typed> typed = edition == null ? Map.of()
                : editions.typed(List.of(edition.id())).getOrDefault(edition.id(), Map.of());
        CountedPeriods counted = counting.of(key);
        Figures figures = counted.figures(typed);
        List<Check> checks = Reconciliation.of(figures, counted);
        Figures before = counted.periodsBack(1).orElse(null);
        Map<String, String> texts = new LinkedHashMap<>();
        if (edition != null) {
            editions.texts(edition.id()).forEach((section, text) -> texts.put(section, Narrative.filled(text, figures, before)));
        }
        return Attempt.done(new AnnualReport(key, nameThen(key), figures, texts, checks, before));
    }

    /** What was written in the sections of an edition, word for word: with the names of cells in the places of their numbers. */
    public Map<String, String> written(Edition edition) {
        return editions.texts(edition.id());
    }

    /** The report as it was locked; empty while it is open. */
    public Optional<AnnualReport> locked(Edition edition) {
        return Optional.ofNullable(editions.snapshots(List.of(edition.id())).get(edition.id()))
                .map(snapshot -> JsonReport.read(snapshot, forms));
    }

    /** A locked report word for word: the canonical JSON whose digest its act holds; empty while it is open. */
    public Optional<String> kept(Edition edition) {
        return Optional.ofNullable(editions.snapshots(List.of(edition.id())).get(edition.id()));
    }

    /** Reports as they were locked, by id of their edition. */
    public Map<String, AnnualReport> locked(Collection<String> editionIds) {
        Map<String, AnnualReport> locked = new LinkedHashMap<>();
        editions.snapshots(editionIds).forEach((id, snapshot) -> locked.put(id, JsonReport.read(snapshot, forms)));
        return locked;
    }

    public Optional<Edition> edition(String id) {
        return editions.find(id);
    }

    public Optional<Edition> latest(String organId, int year, ReportScope scope) {
        return latest(ReportKey.annual(organId, year, scope));
    }

    public Optional<Edition> latest(ReportKey key) {
        return editions.latest(key);
    }

    /** The newest edition of each of these organs, of the family, period and scope that the key names. */
    public List<Edition> latest(Collection<String> organIds, ReportKey key) {
        return editions.latest(organIds, key);
    }

    /** When the organ's report of that year must be public (第四十九条). */
    public Optional<Due> due(String organId, int year) {
        LocalDate next = LocalDate.of(year + 1, 1, 1);
        String id = organs.require(organId).kind() == OrganKind.GOVERNMENT ? "report.annual.government" : "report.annual.department";
        Provision provision = provisions.inForce(id, next);
        return Optional.ofNullable(provision.by()).map(day -> new Due(day.atYear(year + 1), provision.article(), provision.basis()));
    }

    /** The first year that has a form. */
    public int firstYear() {
        return forms.firstYear();
    }

    /** @param scope null for the rolled-up report where there is one, else the organ's own */
    public Optional<Published> published(String organId, int year, @Nullable ReportScope scope) {
        return published(Form.ANNUAL, organId, Period.year(year), scope);
    }

    /** @param scope null for the rolled-up report where there is one, else the organ's own */
    public Optional<Published> published(String family, String organId, Period period, @Nullable ReportScope scope) {
        return editions.published(family, organId, period, scope)
                .map(kept -> new Published(kept.edition(), JsonReport.read(kept.snapshot(), forms)));
    }

    /** Published editions with their reports, read in one query. */
    public List<Published> opened(Collection<Edition> published) {
        Map<String, String> snapshots = editions.snapshots(published.stream().map(Edition::id).toList());
        return published.stream().filter(edition -> snapshots.containsKey(edition.id()))
                .map(edition -> new Published(edition, JsonReport.read(snapshots.get(edition.id()), forms))).toList();
    }

    /** The newest published annual report of every organ and year, newest year first. */
    public List<Edition> published() {
        return editions.published(true);
    }

    /** Every published edition of the annual report of one year, of these organs, whether their own or rolled up. */
    public List<Edition> publishedOf(Collection<String> organIds, int year) {
        return editions.published(organIds, Period.year(year));
    }

    /** The newest published edition of every other report, the latest period first. */
    public List<Edition> publishedOthers() {
        return editions.published(false);
    }

    /** The records that a cell of an annual report counts. */
    @Transactional(readOnly = true)
    public Attempt<Records> records(String organId, int year, ReportScope scope, Cell cell, String after, int limit) {
        return records(ReportKey.annual(organId, year, scope), cell, after, limit);
    }

    /** The records that a cell counts, after a key, at most {@code limit}. */
    @Transactional(readOnly = true)
    public Attempt<Records> records(ReportKey key, Cell cell, String after, int limit) {
        Optional<String> reason = whyNone(key);
        if (reason.isPresent()) {
            return Attempt.refused(reason.get());
        }
        Form form = form(key);
        if (!form.has(cell)) {
            return Attempt.refused("表格中没有这一格：" + cell);
        }
        if (form.measures(cell).isEmpty()) {
            return Attempt.refused(form.counts(cell) ? "这一格由其他格子得出，没有自己的记录。" : "这一格由人填写，没有对应的台账记录。");
        }
        CountReports.Questions questions = counting.questions(key, cell);
        List<String> ids = facts.records(questions.plus(), questions.minus(), after, limit + 1);
        List<String> page = ids.size() > limit ? ids.subList(0, limit) : ids;
        Map<String, List<Fact>> found = facts.of(page);
        Map<String, List<Fact>> inOrder = new LinkedHashMap<>();
        page.forEach(id -> inOrder.put(id, found.getOrDefault(id, List.of())));
        return Attempt.done(new Records(inOrder, ids.size() > limit ? page.getLast() : null));
    }

    /** Entries of a register behind a cell with what each adds; {@code next} is the number after which the next page begins, 0 at the end. */
    public record Entries(List<CountedEntries.Line> lines, long next) {}

    /** The entries of a register that a cell of an annual report counts. */
    @Transactional(readOnly = true)
    public Entries entries(String organId, int year, ReportScope scope, Cell cell, String register, long after, int limit) {
        return entries(ReportKey.annual(organId, year, scope), cell, register, after, limit);
    }

    /** The entries of a register that a cell counts, after a number, at most {@code limit}. */
    @Transactional(readOnly = true)
    public Entries entries(ReportKey key, Cell cell, String register, long after, int limit) {
        List<CountedEntries.Line> lines = counting.questions(key, cell).all().stream()
                .flatMap(question -> registered.of(register, question, after, limit + 1).stream()).toList();
        return lines.size() > limit ? new Entries(lines.subList(0, limit), lines.get(limit - 1).number()) : new Entries(lines, 0);
    }

    public String html(AnnualReport report) {
        return HtmlReport.write(report);
    }

    public byte[] docx(AnnualReport report) {
        return DocxReport.write(report);
    }

    public String json(AnnualReport report) {
        return JsonReport.write(report);
    }

    /** Why there can be no such report; empty when there can. */
    public Optional<String> whyNone(ReportKey key) {
        if (organs.find(key.organ()).isEmpty()) {
            return Optional.of("没有代码为“" + key.organ() + "”的机关。");
        }
        if (forms.of(key.family(), key.period()).isEmpty()) {
            return Optional.of(key.isAnnual() ? key.year() + "年度没有表格：年度报告的格式自" + forms.firstYear() + "年度起。"
                    : "没有这种报表，或者不按" + key.period().kind().title() + "编制。");
        }
        if (key.period().first().isAfter(now.today())) {
            return Optional.of(key.period().title() + "尚未开始。");
        }
        return Optional.empty();
    }

    /** The form of a report that there can be. */
    public Form form(ReportKey key) {
        return forms.of(key.family(), key.period()).orElseThrow();
    }

    private String nameThen(ReportKey key) {
        return organs.asOf(key.period().last()).stream().filter(organ -> organ.id().equals(key.organ())).findFirst()
                .orElseGet(() -> organs.require(key.organ())).name();
    }
}
