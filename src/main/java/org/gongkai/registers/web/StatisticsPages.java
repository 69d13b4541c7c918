package org.gongkai.registers.web;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.directory.Organs;
import org.gongkai.face.Entrance;
import org.gongkai.face.MadeFrom;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.registers.PagesOfRegisters;
import org.gongkai.registers.RecordSearch;
import org.gongkai.registers.Register;
import org.gongkai.registers.RegisterStatistics;
import org.gongkai.registers.RegisterStatistics.Figure;
import org.gongkai.registers.RegisterThemes;
import org.gongkai.registers.Registers;
import org.gongkai.tables.PlainCell;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What the open registers count: each figure a question, its answer as bars and as a table, by year; of one register also by organ. */
@Controller
class StatisticsPages {

    private final Registers registers;
    private final RegisterStatistics statistics;
    private final RecordSearch records;
    private final Organs organs;
    private final RegisterThemes themes;

    StatisticsPages(Registers registers, RegisterStatistics statistics, RecordSearch records, Organs organs, RegisterThemes themes) {
        this.registers = registers;
        this.statistics = statistics;
        this.records = records;
        this.organs = organs;
        this.themes = themes;
    }

    @GetMapping("/data/statistics")
    Screen statistics(@RequestParam(defaultValue = "") String register) {
        List<Register> asked = asked(register);
        List<Figure> figures = statistics.of(asked);
        Map<Register, List<RecordSearch.Group>> charts = asked.stream().map(one -> Map.entry(one, records.chart(one)))
                .filter(one -> !one.getValue().isEmpty() || figures.stream().anyMatch(figure -> figure.register().equals(one.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, other) -> first, LinkedHashMap::new));
        boolean one = !register.isEmpty();
        Page page = Page.of(one ? asked.getFirst().title() + "：统计" : "名录的统计").publicSite().entrance(Entrance.DATA).crumb("数据", "/data")
                .column("名录的统计", "各份名录逐年有多少，各机关各有多少", "统计,名录,数据", "数据发布");
        return Screen.of("registers/web/statistics").with("page", (one ? page.crumb("名录的统计", "/data/statistics") : page).description("各份名录逐年有多少，各机关各有多少"))
                .with("view", new StatisticsView(figures, charts, themes.of(charts.keySet()), one, organs)).madeFrom(MadeFrom.rooms(PagesOfRegisters.ROOM, MadeFrom.ORGANS), records.isCounted());
    }

    /** Every figure by year and organ: a line each. */
    @GetMapping(path = "/data/statistics.csv", produces = "text/csv")
    void csv(@RequestParam(defaultValue = "") String register, HttpServletResponse response) throws IOException {
        List<Figure> figures = statistics.of(asked(register));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"statistics.csv\"");
        Writer writer = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        writer.write('\uFEFF');
        writer.write(PlainCell.line(List.of("名录", "统计", "口径", "机关", "年度", "数")));
        for (Figure figure : figures) {
            for (Map.Entry<String, Map<Integer, BigDecimal>> organ : figure.organs().entrySet()) {
                for (Map.Entry<Integer, BigDecimal> year : organ.getValue().entrySet()) {
                    writer.write(PlainCell.line(List.of(figure.register().title(), figure.title(), figure.stock() ? "年末有多少" : "这一年有多少", organs.name(organ.getKey()),
                            String.valueOf(year.getKey()), year.getValue().toPlainString())));
                }
            }
        }
        writer.flush();
    }

    private List<Register> asked(String register) {
        if (register.isEmpty()) {
            return registers.all().stream().filter(Register::isOpen).toList();
        }
        return List.of(registers.open(register).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这份名录")));
    }
}
