package org.gongkai.publication;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.publication.intake.SourceDocument;
import org.springframework.stereotype.Component;

/** What an import brings passes the gate too: what a check stops waits until a person decides ({@code regulations/publication/gate.yaml}). */
@Component
class ImportGate {

    static final Kind<Declared> FILE = Kind.of("导入时的关口", "publication/gate.yaml", Declared.class);

    record Declared(String title, String legalBasis, Set<String> heldAtImport) {
    }

    private final PublicationCheck check;
    private final Set<String> held = Definitions.one(DefinitionTree.shipped(), FILE).value().heldAtImport();

    ImportGate(PublicationCheck check) {
        this.check = check;
    }

    /** What was found in a document, and whether it may become public at once. */
    record Judged(List<Concern> holding, List<Concern> noticed) {

        boolean isHeld() {
            return !holding.isEmpty();
        }

        /** Of a document from which people took something: a source that says it again does not bring it back (条例第十五条). */
        Judged comingBack() {
            Concern concern = new Concern(WithdrawnBefore.RULE, Concern.Weight.ASKS, "这份文件", "撤回过，或者有停止公开的版本、附件；来源又有改动，请人核对");
            return new Judged(Stream.concat(Stream.of(concern), holding.stream()).toList(), Stream.concat(Stream.of(concern), noticed.stream()).toList());
        }

        /** One finding of each rule. */
        List<SourceDocument.Finding> findings() {
            Map<String, SourceDocument.Finding> each = new LinkedHashMap<>();
            noticed.forEach(concern -> each.putIfAbsent(concern.rule(), new SourceDocument.Finding(concern.rule(), concern.place() + "：" + concern.message())));
            return List.copyOf(each.values());
        }

        String reason() {
            return String.join("；", holding.stream().map(concern -> concern.place() + concern.message()).distinct().limit(5).toList());
        }
    }

    /** Of many at once: the checks know nothing of each other. */
    Map<String, Judged> judge(Map<String, SourceDocument> documents) {
        Map<String, Judged> judged = new LinkedHashMap<>();
        documents.entrySet().parallelStream().map(each -> Map.entry(each.getKey(), judge(each.getValue()))).toList()
                .forEach(each -> judged.put(each.getKey(), each.getValue()));
        return judged;
    }

    private Judged judge(SourceDocument document) {
        CatalogueEntry entry = document.entry();
        Map<String, String> beside = new LinkedHashMap<>();
        beside.put("内容概述", entry.summary() == null ? "" : entry.summary());
        beside.put("发布机构", entry.issuer() == null ? "" : entry.issuer());
        beside.put("主题分类", entry.subject() == null ? "" : entry.subject());
        beside.put("文号", entry.number() == null ? "" : entry.number());
        entry.particulars().fields().forEach((name, value) -> beside.put("字段 " + name, String.valueOf(value)));
        List<Concern> all = new java.util.ArrayList<>(check.stopping(entry.title(), document.body()));
        all.addAll(check.values(beside));
        return new Judged(all.stream().filter(concern -> concern.stops() || held.contains(concern.rule())).toList(),
                all.stream().filter(concern -> concern.stops() || concern.asks()).toList());
    }
}
