package org.gongkai.registers.web;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.calendar.Now;
import org.gongkai.face.ApiProblem;
import org.gongkai.registers.Register;
import org.gongkai.registers.Registers;
import org.gongkai.registers.TwoDays;
import org.gongkai.registers.datatype.RowsType;
import org.gongkai.tables.PlainCell;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The whole difference of a register between two days: a line for each value, however many there are. */
@RestController
@Tag(name = "registers")
class DaysDump {

    private static final int AT_ONCE = 2000;

    private final Registers registers;
    private final TwoDays days;
    private final DumpPlaces places;
    private final Now now;

    DaysDump(Registers registers, TwoDays days, DumpPlaces places, Now now) {
        this.registers = registers;
        this.days = days;
        this.places = places;
        this.now = now;
    }

    @GetMapping(path = "/api/v1/registers/{id}/compare.csv", produces = "text/csv")
    @Operation(summary = "两天之间的差别 What changed between two days", description = "按当天结束时所知道的；每个改了的值一行。 As known at the end of each day; a line for each value that differs.")
    void compare(@PathVariable String id, @RequestParam String from, @RequestParam String to, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Register register = registers.open(id).filter(one -> !one.isProjected()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这份名录"));
        LocalDate first = DaysPages.day(from);
        LocalDate second = DaysPages.day(to);
        Optional<String> wrong = DaysView.wrong(first, second, now.today());
        if (wrong.isPresent()) {
            ApiProblem.write(response, HttpStatus.BAD_REQUEST.value(), "Bad Request", wrong.get() + "；日期写成 2026-03-12 这样", request.getRequestURI());
            return;
        }
        Optional<DumpPlaces.Place> free = places.take();
        if (free.isEmpty()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "30");
            ApiProblem.write(response, HttpStatus.SERVICE_UNAVAILABLE.value(), "Service Unavailable", "正在整份取走的人太多，请过半分钟再试", request.getRequestURI());
            return;
        }
        try (DumpPlaces.Place place = free.get()) {
            response.setContentType("text/csv;charset=UTF-8");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + "-" + first + "-" + second + ".csv\"");
            Writer writer = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
            writer.write('\uFEFF');
            writer.write(PlainCell.line(List.of("记录", "名称", "变化", "做了什么", "字段", "原来", "后来", "生效日期")));
            String after = "";
            while (after != null) {
                TwoDays.Stretch stretch = days.between(register, Objects.requireNonNull(first), Objects.requireNonNull(second), null, after, AT_ONCE);
                for (TwoDays.Difference difference : stretch.differences()) {
                    lines(writer, register, difference);
                }
                after = stretch.next();
            }
            writer.flush();
        }
    }

    private static void lines(Writer writer, Register register, TwoDays.Difference difference) throws IOException {
        for (TwoDays.Value value : difference.values(register)) {
            writer.write(PlainCell.line(List.of(difference.last().key(), difference.last().name(register), difference.became().title(), difference.last().change().title(), value.field().title(),
                    said(value, value.before(), value.after()), said(value, value.after(), value.before()), difference.last().validOn().toString())));
        }
    }

    private static String said(TwoDays.Value value, @Nullable String kept, @Nullable String other) {
        return kept == null ? "" : other != null && value.field().type() instanceof RowsType rows ? rows.beyond(kept, other) : value.field().type().shown(kept);
    }
}
