package org.gongkai.publication.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.publication.Disclosure;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.DraftMaterial;
import org.gongkai.publication.intake.PaperHead;
import org.gongkai.publication.intake.PaperHead.Said;
import org.gongkai.publication.proposal.Proposal;
import org.gongkai.publication.proposal.Signs;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a file, beside the form that it fills.
 *
 * @param rows what was found, with the place; a field that was not found has an empty value
 * @param lost what did not come over
 */
public record FromFile(String name, List<Row> rows, List<String> lost, DraftForm form) {

    /** @param place where it was read, with the words; empty where it was not found */
    public record Row(String title, String value, String place, String quoted) {
    }

    static FromFile of(DraftMaterial.Paper paper, DraftForm empty, DocumentKinds kinds) {
        PaperHead head = paper.head();
        Optional<Proposal> kind = head.title() == null ? Optional.empty() : kinds.propose(Signs.of(head.title().value(), value(head.number()), null, value(head.issuer()), paper.lines()));
        DraftForm read = new DraftForm(value(head.title()), head.issuer() == null ? empty.issuer() : head.issuer().value(), value(head.number()), value(head.subject()), empty.category(), "",
                Disclosure.PROACTIVE.name(), "", value(head.formed()), value(head.effective()), value(head.expires()), "", paper.lines(), DraftForm.BLOCKS, "", Map.of(), Map.of());
        List<Row> rows = new ArrayList<>();
        rows.add(row("标题", head.title()));
        rows.add(row("文号", head.number()));
        rows.add(row("发布机构", head.issuer()));
        rows.add(row("成文日期", head.formed()));
        if (head.effective() != null) {
            rows.add(row("施行日期", head.effective()));
        }
        if (head.expires() != null) {
            rows.add(row("失效日期", head.expires()));
        }
        rows.add(row("主题分类", head.subject()));
        rows.add(new Row("文件种类", kind.map(one -> String.valueOf(kinds.titleOf(one.kind()))).orElse(""), kind.map(Proposal::because).orElse(""), ""));
        head.enclosed().forEach(one -> rows.add(row("附件", one)));
        return new FromFile(paper.name(), List.copyOf(rows), paper.lost(), kind.flatMap(one -> kinds.find(one.kind())).map(read::ofKind).orElse(read));
    }

    private static Row row(String title, @Nullable Said said) {
        return said == null ? new Row(title, "", "", "") : new Row(title, said.value(), said.place(), said.quoted());
    }

    private static String value(@Nullable Said said) {
        return said == null ? "" : said.value();
    }
}
