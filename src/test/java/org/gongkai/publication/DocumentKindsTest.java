package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionText.Origin;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.publication.Categories.Column;
import org.gongkai.publication.proposal.Proposal;
import org.gongkai.publication.proposal.Signs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("文件种类是写出来的：字段、栏目、关系、期限、计数和怎样认出它")
class DocumentKindsTest {

    private static final Categories CATEGORIES = new Categories(DefinitionTree.shipped());
    private static final DocumentKinds KINDS = new DocumentKinds(DefinitionTree.shipped(), CATEGORIES);

    @Test
    @DisplayName("至少十八种；每个由文件填的栏目都有一种文件列在那里，没有填不进去的空栏目")
    void everyColumnCanBeFilled() {
        assertThat(KINDS.all()).hasSizeGreaterThanOrEqualTo(20).allSatisfy(kind -> assertThat(kind.proposal()).as(kind.title()).isNotEmpty());
        List<Column> filled = CATEGORIES.columns().stream().flatMap(Column::withDescendants)
                .filter(column -> column.columns().isEmpty() && column.from() != Categories.From.GUIDE && column.from() != Categories.From.REPORTS).toList();
        assertThat(filled).hasSizeGreaterThan(20)
                .allSatisfy(column -> assertThat(KINDS.all()).as(column.title()).anyMatch(kind -> kind.columns().contains(column.id())));
    }

    @Test
    @DisplayName("本机构自己的一种：继承规范性文件，多一个字段，不用改程序")
    void ownKinds() {
        DocumentKinds own = new DocumentKinds(DefinitionTree.shipped().over(List.of(text("""
                like: normative
                id: streetrule
                title: 街道规范性文件
                inForce: {from: 2026-01-01}
                fields:
                  - {name: street, title: 街道, kind: LINE, required: true, max: 20}
                """))), CATEGORIES);
        DocumentKind street = own.find("streetrule").orElseThrow();
        assertThat(street.chain()).isEqualTo("publication");
        assertThat(street.field("legality")).isPresent();
        assertThat(street.missing(Particulars.of("streetrule"))).anyMatch(sentence -> sentence.contains("街道")).anyMatch(sentence -> sentence.contains("合法性审核"));
    }

    @Test
    @DisplayName("写错的有行号和一句话：没有的栏目、条文、种类，不收的字段，什么也不看的规则")
    void faultsHaveTheirPlaces() {
        String written = """
                like: document
                id: odd
                title: 怪文件
                inForce: {from: 2026-01-01}
                columns: [nowhere]
                fields:
                  - {name: who, title: 谁, kind: PERSON}
                relations:
                  - {name: of, title: 甲, back: 乙, kinds: [nothing]}
                term: {provision: no.such}
                shownUntil: who
                proposal:
                  - {weight: 50}
                """;
        List<String> faults = DefinitionKinds.check(DefinitionTree.shipped().over(List.of(text(written)))).faults().stream().map(fault -> fault.place().line() + " " + fault.wrong()).toList();
        assertThat(faults).anySatisfy(fault -> assertThat(fault).startsWith("5 ").contains("nowhere"))
                .anySatisfy(fault -> assertThat(fault).startsWith("7 ").contains("PERSON"))
                .anySatisfy(fault -> assertThat(fault).startsWith("9 ").contains("nothing"))
                .anySatisfy(fault -> assertThat(fault).contains("no.such"))
                .anySatisfy(fault -> assertThat(fault).contains("shownUntil"))
                .anySatisfy(fault -> assertThat(fault).startsWith("13 ").contains("记号"));
    }

    @Test
    @DisplayName("字段按种类收：金额是数，年月写成一样，选择之外、范围之外的说明怎样改")
    void fieldsAreTyped() {
        DocumentKind budget = KINDS.find("budget").orElseThrow();
        Map<String, String> typed = Map.of("year", "2026", "report", "budget", "scope", "general", "revenue", "6,840,000.5");
        assertThat(budget.wrong(typed)).isEmpty();
        assertThat(budget.said(typed, List.of()).fields()).containsEntry("year", 2026L).containsEntry("revenue", new java.math.BigDecimal("6840000.50"));
        assertThat(budget.wrong(Map.of("year", "二〇二六", "report", "guess", "approvedOn", "上月"))).extracting(refusal -> refusal.field())
                .containsExactly("year", "report", "approvedOn");
        assertThat(ParticularsColumns.fields(ParticularsColumns.json(budget.said(typed, List.of()).fields()))).isEqualTo(budget.said(typed, List.of()).fields());
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("标题、文号、栏目像是哪一种，写明凭什么；拿不准的不提")
    @CsvSource(textBlock = """
            青河县人民政府关于印发《青河县养老服务补贴办法》的通知,青河政规〔2026〕2号,,normative,印发的是“办法”
            《青河县养老服务补贴办法》政策解读,,,interpretation,标题有“解读”
            青河县人民政府关于同意设立青河湿地公园的批复,青河政函〔2026〕5号,,official,标题以“批复”结尾
            青河县国民经济和社会发展第十五个五年规划纲要（2026—2030年）,,,plan,标题以“规划纲要”结尾
            青河市养犬管理条例,,地方性法规,law,来源栏目有“地方性法规”
            青河市餐厨垃圾管理办法,,政府规章,rule,来源栏目有“政府规章”
            青河县突发地质灾害应急预案,,,emergency,标题以“应急预案”结尾
            青河县2026年预算草案报告,,,budget,标题有“预算”
            青河县政府信息公开保密审查制度,,,system,标题有“信息公开”
            关于加快推进有关工作的通知,,,,
            """)
    void proposals(String title, @Nullable String number, @Nullable String column, @Nullable String kind, @Nullable String because) {
        Optional<Proposal> proposal = KINDS.propose(Signs.of(title, number, column, null, "正文"));
        assertThat(proposal.map(Proposal::kind).orElse(null)).isEqualTo(kind);
        proposal.ifPresent(one -> assertThat(one.because()).contains(String.valueOf(because)));
    }

    @Test
    @DisplayName("like 的那一种怎样认出，不继承：本机构自己的公告不与随程序的争，照旧提议；自己写了规则的照它的提议")
    void inheritedRulesDoNotCompete() {
        String water = "like: notice\nid: water\ntitle: 停水公告\ninForce: {from: 2026-01-01}\nwithout: {columns: [recruitment]}\n";
        Signs signs = Signs.of("关于暂停供水的公告", null, null, null, "正文");
        DocumentKinds own = new DocumentKinds(DefinitionTree.shipped().over(List.of(text(water))), CATEGORIES);
        assertThat(own.propose(signs)).get().extracting(Proposal::kind).isEqualTo("notice");
        assertThat(own.find("water").orElseThrow().columns()).doesNotContain("recruitment").startsWith("notices");
        DocumentKinds ruled = new DocumentKinds(DefinitionTree.shipped().over(List.of(text(water + "proposal:\n  - {has: [供水, 停水], weight: 80}\n"))), CATEGORIES);
        assertThat(ruled.propose(signs)).get().extracting(Proposal::kind).isEqualTo("water");
    }

    @Test
    @DisplayName("写“图解”而没有图片说明的，页面和列表不说是图解；别的解读方式照说")
    void onlyWhatHasAPictureIsCalledOne() {
        DocumentKind interpretation = KINDS.find("interpretation").orElseThrow();
        var form = interpretation.field("form").orElseThrow();
        assertThat(interpretation.says(form, new Particulars("interpretation", Map.of("form", "chart"), List.of()))).isEmpty();
        assertThat(interpretation.says(form, new Particulars("interpretation", Map.of("form", "chart", Pictures.WORDS, "六项目标各一格"), List.of()))).isEqualTo("chart");
        assertThat(interpretation.says(form, new Particulars("interpretation", Map.of("form", "text"), List.of()))).isEqualTo("text");
    }

    @Test
    @DisplayName("写“图解”的送审时要有图片和图片说明，缺一样就告诉怎么办；别的解读方式不要")
    void aPicturePromisedIsAskedFor() {
        DocumentKind interpretation = KINDS.find("interpretation").orElseThrow();
        Attachment picture = new Attachment("a", "e", "六项目标.png", "image/png", 1L, "d", null);
        Attachment table = new Attachment("b", "e", "目标.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 1L, "d", null);
        Particulars worded = new Particulars("interpretation", Map.of("form", "chart", Pictures.WORDS, "六项目标各一格"), List.of());
        assertThat(interpretation.promised(worded, List.of(table, picture))).isEmpty();
        assertThat(interpretation.promised(worded, List.of(table))).singleElement().asString().contains("“解读方式”写的是“图解”", "图片说明", "改选");
        assertThat(interpretation.promised(new Particulars("interpretation", Map.of("form", "chart"), List.of()), List.of(picture))).hasSize(1);
        assertThat(interpretation.promised(new Particulars("interpretation", Map.of("form", "text"), List.of()), List.of())).isEmpty();
    }

    private static DefinitionText text(String written) {
        return new DefinitionText("documentkinds/own.yaml", written, Origin.OWN);
    }
}
