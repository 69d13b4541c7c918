package org.gongkai.portal.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.casework.release.DisclosureLog;
import org.gongkai.directory.Organs;
import org.gongkai.face.Entrance;
import org.gongkai.face.MadeFrom;
import org.gongkai.face.OpenEntrances;
import org.gongkai.pages.OncePerState;
import org.gongkai.pages.PageChanges;
import org.gongkai.portal.organs.Leaders;
import org.gongkai.publication.Categories.Column;
import org.gongkai.publication.Categories.From;
import org.gongkai.publication.DocumentLists;
import org.gongkai.publication.OnRequest;
import org.gongkai.publication.ShownColumns;
import org.gongkai.registers.RecordSearch;
import org.gongkai.registers.Register;
import org.gongkai.registers.Registers;
import org.gongkai.reporting.AnnualReports;
import org.springframework.stereotype.Component;

/** What the site has anything of, so that no page leads to nothing (国办发〔2017〕47号: no empty columns). */
@Component
public class SiteContents implements OpenEntrances {

    /**
     * @param columns   of the disclosure platform, from the top, empty ones left out
     * @param log       whether a request was put in the public log
     * @param reports   whether an annual report is public
     * @param registers ids of open registers in which records stand
     * @param onRequest whether a document is listed that may be asked for
     */
    public record There(boolean documents, List<Column> columns, boolean log, boolean reports, Set<String> registers, boolean organs, boolean leaders, boolean onRequest) {

        /** Whether a column is shown, at whatever depth. */
        public boolean has(String column) {
            return columns.stream().flatMap(Column::withDescendants).anyMatch(one -> one.id().equals(column));
        }
    }

    private final DocumentLists lists;
    private final ShownColumns columns;
    private final DisclosureLog log;
    private final AnnualReports reports;
    private final Registers registers;
    private final RecordSearch records;
    private final Organs organs;
    private final Leaders leaders;
    private final OnRequest onRequest;
    private final OncePerState<There> there;

    SiteContents(DocumentLists lists, ShownColumns columns, DisclosureLog log, AnnualReports reports, Registers registers, RecordSearch records, Organs organs, Leaders leaders,
            OnRequest onRequest, PageChanges changes, Now now) {
        this.onRequest = onRequest;
        this.lists = lists;
        this.columns = columns;
        this.log = log;
        this.reports = reports;
        this.registers = registers;
        this.records = records;
        this.organs = organs;
        this.leaders = leaders;
        this.there = new OncePerState<>(changes, now, this::read);
    }

    /** What pages that lead by it were made from: whatever happens in these rooms may fill or empty a part of the site. */
    public static MadeFrom sources() {
        return MadeFrom.rooms("publication", "registers", "report", "casework", "participation", MadeFrom.ORGANS);
    }

    public There today() {
        return there.now();
    }

    /** Open registers in which records stand. */
    public List<Register> registers() {
        Set<String> filled = today().registers();
        return registers.all().stream().filter(register -> filled.contains(register.id())).toList();
    }

    @Override
    public boolean leads(Entrance entrance) {
        return entrance != Entrance.NEWS || today().documents();
    }

    private There read(LocalDate today) {
        boolean published = !reports.published().isEmpty();
        boolean organised = !organs.asOf(today).isEmpty();
        Set<String> open = registers.all().stream().filter(Register::isOpen).map(Register::id).collect(Collectors.toSet());
        Set<String> filled = records.overview().entrySet().stream().filter(one -> one.getValue().records() > 0 && open.contains(one.getKey())).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new There(!lists.newest(List.of(), null, 1).isEmpty(), shown(columns.top(), published, organised), !log.newest(null, null, null, 1).isEmpty(), published, filled,
                organised, organised && (!leaders.all().isEmpty() || organs.asOf(today).stream().anyMatch(organ -> organ.profile().head() != null)), !onRequest.list(null, 1).isEmpty());
    }

    private static List<Column> shown(List<Column> columns, boolean reports, boolean organs) {
        return columns.stream().map(column -> column.with(shown(column.columns(), reports, organs)))
                .filter(column -> column.from() != From.REPORTS || reports).filter(column -> !column.profiles() || organs)
                .filter(column -> column.from() != null || !column.categories().isEmpty() || !column.genres().isEmpty() || !column.columns().isEmpty()).toList();
    }
}
