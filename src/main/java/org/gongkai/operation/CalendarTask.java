package org.gongkai.operation;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.Consumer;

import org.gongkai.calendar.CalendarOverlay;
import org.gongkai.calendar.CalendarRevision;
import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.DecideLocalDay;
import org.gongkai.calendar.ImportNotice;
import org.gongkai.calendar.LocalDay;
import org.gongkai.directory.Organs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and changes the calendar inside the application. */
@Component
class CalendarTask implements OperatorTask {

    static final String NAME = "calendar";

    private static final JsonMapper JSON = new JsonMapper();

    private final Calendars calendars;
    private final ImportNotice importNotice;
    private final DecideLocalDay localDays;
    private final Organs organs;

    CalendarTask(Calendars calendars, ImportNotice importNotice, DecideLocalDay localDays, Organs organs) {
        this.calendars = calendars;
        this.importNotice = importNotice;
        this.localDays = localDays;
        this.organs = organs;
    }

    /** What the installation lays over the shipped calendar; where no server runs the database alone is asked. */
    static CalendarOverlay overlay(Place place, Commands commands) throws IOException, InterruptedException {
        try (Installation installation = place.open("deadline"); Connection connection = installation.database().connect()) {
            return new Calendars(JdbcClient.create(new SingleConnectionDataSource(connection, true))).overlay();
        } catch (SQLException fault) {
            throw new IOException(fault);
        } catch (DataInUse taken) {
            try (Reach server = Reach.to(place, commands, "deadline")) {
                JsonNode overlay = server.order(NAME, Map.of("do", "overlay"), new byte[0], milestone -> { });
                return JSON.treeToValue(overlay, CalendarOverlay.class);
            }
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object run(Order order, Consumer<Object> progress) {
        Map<String, String> options = order.options();
        return switch (options.getOrDefault("do", "")) {
            case "overlay" -> calendars.overlay();
            case "list" -> localDays.inForce();
            case "import" -> outcome(importNotice.run(order.content(), null));
            case "decide" -> outcome(localDays.decide(localDay(options), null));
            case "withdraw" -> outcome(localDays.withdraw(Long.parseLong(options.get("id")), options.getOrDefault("reason", ""), null));
            default -> throw new CannotStart("不认识的日历操作：" + options);
        };
    }

    private LocalDay localDay(Map<String, String> options) {
        String organ = options.get("organ");
        if (organ != null && organs.find(organ).isEmpty()) {
            throw new CannotStart("没有机关 " + organ + "。");
        }
        if (options.getOrDefault("reason", "").isBlank()) {
            throw new CannotStart("请用 --reason 写明理由。");
        }
        try {
            return new LocalDay(LocalDate.parse(options.get("day")), Boolean.parseBoolean(options.get("working")), organ,
                    options.get("reason").strip());
        } catch (DateTimeParseException e) {
            throw new CannotStart("“" + options.get("day") + "”不是日期，应如 2026-07-08。", e);
        }
    }

    private static Object outcome(CalendarRevision revision) {
        return switch (revision) {
            case CalendarRevision.Done done -> Map.of("changed", true, "what", done.change().what(), "from", done.change().from().toString(),
                    "to", done.change().to().toString());
            case CalendarRevision.Unchanged unchanged -> Map.of("changed", false);
            case CalendarRevision.Refused refused -> throw new CannotStart(String.join("\n", refused.reasons()));
        };
    }
}
