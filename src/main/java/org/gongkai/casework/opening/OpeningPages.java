package org.gongkai.casework.opening;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.gongkai.calendar.Now;
import org.gongkai.casework.opening.OpeningJournal.Wanted;
import org.gongkai.directory.People;
import org.gongkai.directory.Person;
import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
import org.gongkai.directory.RoleNeeded;
import org.gongkai.directory.Staff;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.tables.PlainCell;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The journal of what was opened, by matter, person and day, and as a table to take away. */
@Controller
class OpeningPages {

    private static final int PAGE = 50;
    private static final int CHUNK = 500;
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final OpeningJournal journal;
    private final People people;
    private final Now now;

    OpeningPages(OpeningJournal journal, People people, Now now) {
        this.journal = journal;
        this.people = people;
        this.now = now;
    }

    @GetMapping("/desk/openings")
    Screen list(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> asked) {
        demand(staff);
        Wanted wanted = wanted(asked);
        List<Opening> lines = journal.lines(staff, wanted, before(asked), PAGE + 1);
        List<OpeningRow> rows = rows(lines.size() > PAGE ? lines.subList(0, PAGE) : lines);
        return Screen.of("casework/opening/openings").with("page", Page.of("打开个人信息的记录").desk().wide()).with("rows", rows).with("asked", asked)
                .with("person", wanted.person() == null ? "" : people.find(wanted.person()).map(Person::name).orElse("")).with("next", lines.size() > PAGE ? rows.getLast().line().no() : null);
    }

    /** Everything that is wanted, from the newest on; a cell that a sheet would take for a formula is marked as text. */
    @GetMapping("/desk/openings.csv")
    void export(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> asked, HttpServletResponse response) throws IOException {
        demand(staff);
        response.setContentType("text/csv; charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("打开个人信息的记录 " + now.today() + ".csv", StandardCharsets.UTF_8).build().toString());
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8); CSVPrinter table = new CSVPrinter(out, CSVFormat.EXCEL)) {
            out.write('\uFEFF');
            table.printRecord("序号", "时间", "编号", "打开的内容", "人员", "原因");
            List<Opening> lines = journal.lines(staff, wanted(asked), Long.MAX_VALUE, CHUNK);
            while (!lines.isEmpty()) {
                for (OpeningRow row : rows(lines)) {
                    table.printRecord(row.line().no(), row.at(), PlainCell.of(row.line().number()), PlainCell.of(row.line().field()), PlainCell.of(row.person()), PlainCell.of(row.line().reason()));
                }
                lines = journal.lines(staff, wanted(asked), lines.getLast().no(), CHUNK);
            }
        }
    }

    private List<OpeningRow> rows(List<Opening> lines) {
        Map<String, String> names = people.names(lines.stream().map(Opening::person).distinct().toList());
        return lines.stream().map(line -> new OpeningRow(line, names.getOrDefault(line.person(), line.person()),
                AT.format(OffsetDateTime.ofInstant(line.at(), Now.ZONE).toLocalDateTime()))).toList();
    }

    private Wanted wanted(Map<String, String> asked) {
        return new Wanted(given(asked, "number").orElse(null), given(asked, "login").map(login -> people.byLogin(login).map(Person::id).orElse(login))
                .or(() -> given(asked, "person")).orElse(null), given(asked, "day").flatMap(OpeningPages::day).orElse(null));
    }

    private static Optional<LocalDate> day(String written) {
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    private static long before(Map<String, String> asked) {
        return given(asked, "before").filter(no -> no.matches("\\d{1,18}")).map(Long::valueOf).orElse(Long.MAX_VALUE);
    }

    private static Optional<String> given(Map<String, String> asked, String name) {
        return Optional.ofNullable(asked.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static void demand(Staff staff) {
        if (!staff.may(Power.JOURNAL)) {
            throw new RoleNeeded(Role.valueOf(Role.with(Power.JOURNAL)[0]), null);
        }
    }
}
