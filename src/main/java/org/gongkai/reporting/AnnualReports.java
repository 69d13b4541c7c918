package org.gongkai.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provision;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.FactQuery;
import org.gongkai.ledger.FactSumOfYear;
import org.gongkai.ledger.Facts;
import org.gongkai.registers.CountedEntries;
import org.gongkai.reporting.CountedYears.Own;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Check;
import org.gongkai.reporting.form.Count;
import org.gongkai.reporting.form.Count.Selection;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Figures.Typed;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Forms;
import org.gongkai.reporting.form.Reconciliation;
import org.gongkai.reporting.print.DocxReport;
import org.gongkai.reporting.print.HtmlReport;
import org.gongkai.reporting.print.JsonReport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Annual reports: counted live from the facts, kept as they were locked, printed, and opened down to their records. */
@Component
public class AnnualReports {

    private final Forms forms;
    private final Map<String, Count> counts;
    private final Facts facts;
    private final CountedEntries registered;
    private final Organs organs;
    private final EditionRows editions;
    private final Provisions provisions;
    private final Now now;

    AnnualReports(Forms forms, ReplyKinds replyKinds, Facts facts, CountedEntries registered, Organs organs, EditionRows editions, Provisions provisions, Now now) {
        this.forms = forms;
        this.counts = forms.all().stream().collect(Collectors.toMap(Form::id, form -> new Count(form, replyKinds)));
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

    /** The report as the register gives it now, with what was typed and written in its newest edition; always checked. */
    @Transactional(readOnly = true)
    public Attempt<AnnualReport> live(String organId, int year, ReportScope scope) {
        Optional<String> reason = whyNone(organId, year);
        if (reason.isPresent()) {
            return Attempt.refused(reason.get());
        }
        Edition edition = editions.latest(organId, year, scope).orElse(null);
        Map<Cell, Typed> typed = edition == null ? Map.of()
                : editions.typed(List.of(edition.id())).getOrDefault(edition.id(), Map.of());
        Map<String, String> texts = edition == null ? Map.of() : editions.texts(edition.id());
        CountedYears counted = count(organId, year, scope);
        Figures figures = counted.figures(typed);
        List<Check> checks = Reconciliation.of(figures, counted);
        return Attempt.done(new AnnualReport(organId, nameThen(organId, year), year, scope, figures, texts, checks));
    }

    /** The report as it was locked; empty while it is open. */
    public Optional<AnnualReport> locked(Edition edition) {
        return Optional.ofNullable(editions.snapshots(List.of(edition.id())).get(edition.id()))
                .map(snapshot -> JsonReport.read(snapshot, forms));
    }

    public Optional<Edition> edition(String id) {
        return editions.find(id);
    }

    public Optional<Edition> latest(String organId, int year, ReportScope scope) {
        return editions.latest(organId, year, scope);
    }

    /** The newest edition of each of these organs for the year. */
    public List<Edition> latest(Collection<String> organIds, int year, ReportScope scope) {
        return editions.latest(organIds, year, scope);
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
        return editions.published(organId, year, scope)
                .map(kept -> new Published(kept.edition(), JsonReport.read(kept.snapshot(), forms)));
    }

    /** Published editions with their reports, read in one query. */
    public List<Published> opened(Collection<Edition> published) {
        Map<String, String> snapshots = editions.snapshots(published.stream().map(Edition::id).toList());
        return published.stream().filter(edition -> snapshots.containsKey(edition.id()))
                .map(edition -> new Published(edition, JsonReport.read(snapshots.get(edition.id()), forms))).toList();
    }

    /** The newest published edition of every organ and year, newest year first. */
    public List<Edition> published() {
        return editions.published();
    }

    /** The records that a cell counts, after a key, at most {@code limit}. */
    @Transactional(readOnly = true)
    public Attempt<Records> records(String organId, int year, ReportScope scope, Cell cell, String after, int limit) {
        Optional<String> reason = whyNone(organId, year);
        if (reason.isPresent()) {
            return Attempt.refused(reason.get());
        }
        Form form = forms.forYear(year).orElseThrow();
        if (!form.has(cell)) {
            return Attempt.refused("表格中没有这一格：" + cell);
        }
        List<Selection> selections = count(form).of(cell);
        if (selections.isEmpty()) {
            return Attempt.refused("这一格由人填写，没有对应的台账记录。");
        }
        Set<String> all = all(members(organId, year, scope));
        List<FactQuery> plus = new ArrayList<>();
        List<FactQuery> minus = new ArrayList<>();
        selections.forEach(selection -> (selection.sign() > 0 ? plus : minus).add(query(selection, all, year)));
        List<String> ids = facts.records(plus, minus, after, limit + 1);
        List<String> page = ids.size() > limit ? ids.subList(0, limit) : ids;
        Map<String, List<Fact>> found = facts.of(page);
        Map<String, List<Fact>> inOrder = new LinkedHashMap<>();
        page.forEach(id -> inOrder.put(id, found.getOrDefault(id, List.of())));
        return Attempt.done(new Records(inOrder, ids.size() > limit ? page.getLast() : null));
    }

    /** Entries of a register behind a cell with what each adds; {@code next} is the number after which the next page begins, 0 at the end. */
    public record Entries(List<CountedEntries.Line> lines, long next) {}

    /** The entries of a register that a cell counts, after a number, at most {@code limit}. */
    @Transactional(readOnly = true)
    public Entries entries(String organId, int year, ReportScope scope, Cell cell, String register, long after, int limit) {
        Set<String> all = all(members(organId, year, scope));
        List<CountedEntries.Line> lines = count(forms.forYear(year).orElseThrow()).of(cell).stream()
                .flatMap(selection -> registered.of(register, query(selection, all, year), after, limit + 1).stream()).toList();
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
    Optional<String> whyNone(String organId, int year) {
        if (organs.find(organId).isEmpty()) {
            return Optional.of("没有代码为“" + organId + "”的机关。");
        }
        if (forms.forYear(year).isEmpty()) {
            return Optional.of(year + "年度没有表三、表四：统一格式自" + forms.firstYear() + "年度起施行。");
        }
        if (year > now.today().getYear()) {
            return Optional.of(year + "年尚未开始。");
        }
        return Optional.empty();
    }

    Form form(int year) {
        return forms.forYear(year).orElseThrow();
    }

    private CountedYears count(String organId, int year, ReportScope scope) {
        Map<String, Set<String>> members = members(organId, year, scope);
        Set<String> kinds = counts.values().stream().flatMap(count -> count.kinds().stream()).collect(Collectors.toSet());
        List<FactSumOfYear> sums = facts.sumsByYear(FactQuery.of(kinds, all(members)).between(null, LocalDate.of(year, 12, 31)));
        Map<Integer, Figures> kept = new HashMap<>();
        editions.snapshotsBefore(organId, year, scope)
                .forEach((then, snapshot) -> kept.put(then, JsonReport.read(snapshot, forms).figures()));
        Map<String, Own> own = scope == ReportScope.WHOLE ? begun(members.keySet(), year) : Map.of();
        return new CountedYears(forms, counts, year, members, sums, kept, own);
    }

    private Map<String, Own> begun(Set<String> members, int year) {
        List<Edition> latest = editions.latest(members, year, ReportScope.OWN);
        List<String> ids = latest.stream().map(Edition::id).toList();
        Map<String, String> snapshots = editions.snapshots(ids);
        Map<String, Map<Cell, Typed>> typed = editions.typed(ids);
        Map<String, Own> own = new HashMap<>();
        latest.forEach(edition -> own.put(edition.organ(), new Own(
                Optional.ofNullable(snapshots.get(edition.id())).map(s -> JsonReport.read(s, forms).figures()),
                typed.getOrDefault(edition.id(), Map.of()))));
        return own;
    }

    /** The organs of the report as the tree stood at the year's end, each with those that had been merged into it. */
    private Map<String, Set<String>> members(String organId, int year, ReportScope scope) {
        LocalDate end = LocalDate.of(year, 12, 31);
        LocalDate day = end.isAfter(now.today()) ? now.today() : end;
        Set<String> ids = new LinkedHashSet<>();
        ids.add(organId);
        if (scope == ReportScope.WHOLE) {
            ids.addAll(organs.subtree(organId, day));
        }
        Map<String, Set<String>> members = new LinkedHashMap<>();
        ids.forEach(id -> members.put(id, organs.withPredecessors(Set.of(id), day)));
        return members;
    }

    private String nameThen(String organId, int year) {
        LocalDate end = LocalDate.of(year, 12, 31);
        return organs.asOf(end).stream().filter(organ -> organ.id().equals(organId)).findFirst()
                .orElseGet(() -> organs.require(organId)).name();
    }

    private Count count(Form form) {
        return Objects.requireNonNull(counts.get(form.id()), form.id());
    }

    private static Set<String> all(Map<String, Set<String>> members) {
        return members.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    private static FactQuery query(Selection selection, Set<String> organs, int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        FactQuery query = FactQuery.of(Set.of(selection.kind()), organs)
                .codes(selection.codes().isEmpty() ? null : selection.codes())
                .parties(selection.party() == null ? null : Set.of(selection.party()));
        return switch (selection.period()) {
            case BEFORE -> query.between(null, first.minusDays(1));
            case DURING -> query.between(first, last);
            case UNTIL_END -> query.between(null, last);
        };
    }
}
