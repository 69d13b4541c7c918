package org.gongkai.publication.web;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.directory.Staff;
import org.gongkai.face.Choice;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Wording;
import org.gongkai.publication.AllDocuments;
import org.gongkai.publication.AllDocuments.Asked;
import org.gongkai.publication.AllDocuments.Line;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.ReviewChain;
import org.gongkai.tables.PlainCell;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** All documents at the desk, by words, stage, kind, organ, drafter and day; the list can be taken along. */
@Controller
@RequestMapping("/desk/documents")
class AllDocumentPages {

    private final AllDocuments all;
    private final EditionScreen editions;
    private final ReviewChain chain;
    private final DocumentKinds kinds;

    AllDocumentPages(AllDocuments all, EditionScreen editions, ReviewChain chain, DocumentKinds kinds) {
        this.all = all;
        this.editions = editions;
        this.chain = chain;
        this.kinds = kinds;
    }

    @GetMapping("/all")
    Screen list(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> sent) {
        List<String> faults = new ArrayList<>();
        Asked asked = asked(sent, faults);
        AllDocuments.Key after = AllDocuments.Key.read(sent.getOrDefault("after", ""));
        AllDocuments.Found found = all.find(asked, staff, after, AllDocuments.ROWS);
        Map<String, String> organs = editions.organNames();
        return Screen.of("publication/web/desk-all").with("page", Page.of("全部文件").desk().crumb("信息发布", "/desk/documents")).with("asked", asked).with("found", found)
                .with("first", after == null).with("reasons", faults)
                .with("stages", stages()).with("kinds", kinds).with("organs", organs)
                .with("ownOrgans", staff.scope().organs().stream().map(id -> Choice.of(id, organs.getOrDefault(id, id))).sorted(Comparator.comparing(Choice::label)).toList())
                .with("drafters", all.drafters(staff).entrySet().stream().map(one -> Choice.of(one.getKey(), one.getValue())).sorted(Comparator.comparing(Choice::label)).toList())
                .with("chain", chain).with("query", query(asked));
    }

    @GetMapping("/all.csv")
    void export(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> sent, HttpServletResponse response) throws IOException {
        Asked asked = asked(sent, new ArrayList<>());
        Map<String, String> organs = editions.organNames();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"documents.csv\"");
        response.setHeader("Cache-Control", "no-store");
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write('\ufeff');
        out.write(PlainCell.line(List.of("标题", "文号", "索引号", "机构", "发布机构", "种类", "环节", "版次", "拟稿人", "成文日期", "发布日期", "网址")));
        for (Line line : all.find(asked, staff, null, AllDocuments.MOST).lines()) {
            out.write(PlainCell.line(List.of(line.title(), text(line.number()), text(line.indexNumber()), organs.getOrDefault(line.organ(), line.organ()), text(line.issuer()),
                    line.kind() == null ? "" : String.valueOf(kinds.titleOf(line.kind())), line.withdrawn() ? "已撤回" : chain.titleOf(line.stage()), String.valueOf(line.edition()), line.drafter(),
                    text(line.formed()), text(line.published()), line.published() == null ? "" : "/documents/" + line.documentId())));
        }
        out.flush();
    }

    private List<Choice> stages() {
        List<Choice> stages = new ArrayList<>(chain.stages().stream().map(stage -> Choice.of(stage.id(), Wording.t(stage.title()))).toList());
        stages.add(Choice.of("withdrawn", Wording.t("已撤回")));
        return stages;
    }

    private static Asked asked(Map<String, String> sent, List<String> faults) {
        return new Asked(sent.getOrDefault("words", "").strip(), sent.getOrDefault("stage", ""), sent.getOrDefault("kind", ""), sent.getOrDefault("organ", ""), sent.getOrDefault("drafter", ""),
                day("成文日期从", sent.getOrDefault("from", ""), faults), day("成文日期到", sent.getOrDefault("to", ""), faults));
    }

    private static @Nullable LocalDate day(String name, String written, List<String> faults) {
        return DraftForm.date(name, written, faults);
    }

    private static String query(Asked asked) {
        UriComponentsBuilder query = UriComponentsBuilder.newInstance();
        Map<String, String> said = Map.of("words", asked.words(), "stage", asked.stage(), "kind", asked.kind(), "organ", asked.organ(), "drafter", asked.drafter(), "from", text(asked.from()), "to", text(asked.to()));
        said.entrySet().stream().filter(one -> !one.getValue().isEmpty()).sorted(Map.Entry.comparingByKey()).forEach(one -> query.queryParam(one.getKey(), one.getValue()));
        return Objects.requireNonNullElse(query.encode().build().getQuery(), "");
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
