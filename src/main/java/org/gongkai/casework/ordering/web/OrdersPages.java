package org.gongkai.casework.ordering.web;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.gongkai.calendar.Now;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.ordering.OpenOrder;
import org.gongkai.casework.ordering.condition.OrderConditions;
import org.gongkai.casework.ordering.condition.OrderConditions.Condition;
import org.gongkai.casework.ordering.condition.Watching;
import org.gongkai.casework.ordering.round.OrderRounds;
import org.gongkai.casework.ordering.standing.OrderStanding;
import org.gongkai.casework.ordering.standing.OrderStanding.What;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Staff;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.tables.PlainCell;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the organs stand with their orders; every number leads to its orders. */
@Controller
@RequestMapping("/desk/orders")
class OrdersPages {

    private static final int SHOWN = 500;
    private static final int RECENT = 10;

    private final OrderStanding standing;
    private final OpenOrder opening;
    private final OrderRounds rounds;
    private final CaseTypes types;
    private final Organs organs;
    private final OrderConditions conditions;
    private final Watching watching;
    private final Now now;

    OrdersPages(OrderStanding standing, OpenOrder opening, OrderConditions conditions, Watching watching, OrderRounds rounds, CaseTypes types, Organs organs, Now now) {
        this.standing = standing;
        this.opening = opening;
        this.conditions = conditions;
        this.watching = watching;
        this.rounds = rounds;
        this.types = types;
        this.organs = organs;
        this.now = now;
    }

    @GetMapping
    Screen all(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        LocalDate first = day(from, now.today().withDayOfYear(1));
        LocalDate last = day(to, now.today());
        List<OrderStanding.Line> lines = standing.of(staff.scope(), first, last);
        return Screen.of("casework/ordering/web/orders").with("page", Page.of("督办").desk().wide().crumb("办件", "/desk/cases")).with("lines", lines).with("all", OrderStanding.sum(lines)).with("organs", organs)
                .with("from", first).with("to", last).with("today", now.today()).with("orders", !opening.at(staff).isEmpty()).with("rounds", rounds.of(staff, RECENT));
    }

    /** The same table to take away. */
    @GetMapping("/standing.csv")
    void table(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to, HttpServletResponse response) throws IOException {
        LocalDate first = day(from, now.today().withDayOfYear(1));
        LocalDate last = day(to, now.today());
        List<OrderStanding.Line> lines = standing.of(staff.scope(), first, last);
        response.setContentType("text/csv; charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("各机关的督办 " + first + " " + last + ".csv", StandardCharsets.UTF_8).build().toString());
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8); CSVPrinter table = new CSVPrinter(out, CSVFormat.EXCEL)) {
            out.write('\uFEFF');
            table.printRecord(Stream.concat(Stream.of("机关"), Arrays.stream(What.values()).map(What::title)));
            for (OrderStanding.Line line : lines) {
                table.printRecord(Stream.concat(Stream.of(PlainCell.of(organs.name(line.organ()))), Arrays.stream(What.values()).map(line::number)));
            }
        }
    }

    @GetMapping("/behind")
    Screen behind(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String what, @RequestParam(defaultValue = "") String organ, @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        What counted = Arrays.stream(What.values()).filter(one -> one.name().equals(what)).findFirst().orElse(What.ISSUED);
        LocalDate first = day(from, now.today().withDayOfYear(1));
        LocalDate last = day(to, now.today());
        return Screen.of("casework/ordering/web/orders-behind").with("page", Page.of("督办：" + counted.title()).desk().wide().crumb("督办", "/desk/orders").here(counted.title())).with("what", counted)
                .with("orders", standing.behind(staff.scope(), first, last, counted, organ.isEmpty() ? null : organ, SHOWN)).with("types", types).with("organs", organs);
    }

    /** What opens orders by itself, and for what it would now. */
    @GetMapping("/conditions")
    Screen conditions(@AuthenticationPrincipal Staff staff) {
        if (opening.at(staff).isEmpty()) {
            throw new AccessDeniedException("no post that orders");
        }
        Map<Condition, List<Watching.Met>> met = new LinkedHashMap<>();
        conditions.today().forEach(condition -> met.put(condition, watching.of(condition, staff.scope())));
        return Screen.of("casework/ordering/web/conditions").with("page", Page.of("自动发起督办的条件").desk().crumb("督办", "/desk/orders")).with("met", met).with("types", types).with("organs", organs);
    }

    private static LocalDate day(String said, LocalDate otherwise) {
        try {
            return said.isBlank() ? otherwise : LocalDate.parse(said.strip());
        } catch (DateTimeParseException notDate) {
            return otherwise;
        }
    }
}
