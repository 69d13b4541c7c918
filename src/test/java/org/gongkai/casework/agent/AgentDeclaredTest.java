package org.gongkai.casework.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.declaration.CaseTypeFile;
import org.gongkai.casework.declaration.CaseTypeNames;
import org.gongkai.casework.ending.Endings;
import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Fault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("话务台写在办件类型的文件里：别的热线照写就有，不用改程序；写错的，说在它的一行")
class AgentDeclaredTest {

    /** A second hotline, which inherits all but what it is called. */
    private static final String OTHER = """
            like: hotline
            id: heatline
            title: 供热热线工单
            description: 向供热热线提出的
            inForce: {from: 2026-01-01}
            entrance: /mailboxes/heatline/new
            number: "{mark}热线〔{year}〕{serial}号"
            """;

    private static DefinitionTree over(String path, String text) {
        return DefinitionTree.shipped().over(List.of(new DefinitionText(path, text, DefinitionText.Origin.OWN)));
    }

    private static List<String> faults(String text) {
        return DefinitionKinds.check(over("casetypes/hotline.yaml", text)).faults().stream().map(Fault::toString).toList();
    }

    @Test
    @DisplayName("照热线另写一种，就有自己的话务台；信箱没有写，就没有")
    void another() {
        DefinitionTree tree = over("casetypes/heatline.yaml", OTHER);
        Endings endings = new Endings(tree);
        List<CaseType> types = Definitions.all(tree, CaseTypeNames.FILES).stream().map(file -> CaseTypeFile.of(file, endings)).toList();
        assertThat(types).filteredOn(type -> AgentDesk.of(type).isPresent()).extracting(CaseType::id).containsExactlyInAnyOrder("hotline", "heatline");
    }

    @ParameterizedTest(name = "{0} 写成 {1}")
    @CsvSource(delimiter = ';', value = {
        "channel: phone\\n  caller; channel: web\\n  caller; 没有由工作人员登记的渠道“web”",
        "caller: phone; caller: name; “name”不是 applicant 中的电话",
        "then: [send-out, answer-now]; then: [send, answer-now]; 整件没有“send”这一步",
        "merge: merge\\n; merge: receive\\n; “receive”没有写 merges",
        "callBack: {stage: answered; callBack: {stage: told; 没有“told”这个环节",
        "tried: {by: call-tried; tried: {by: called; 没有“called”这一步",
        "terms: {ask: hotline.advice; terms: {asked: hotline.advice; terms 应按“purpose”的选项写",
        "startsBy: {field: purpose; startsBy: {field: way; “way”不是这一步或者 content 里写进台账（kept: ACT）的选择",
        "extension: REFUSED; extension: GRANTED; 同意延期的一步写 clock 的 extend，申请和不同意的不写",
        "otherwise: part}; otherwise: send-out}; “send-out”应是系统（SYSTEM）可以办的、写了 parts 的一步"})
    @DisplayName("渠道、号码、步骤、环节、期限写错的，各说各的")
    void wrong(String right, String wrong, String sentence) {
        String text = DefinitionTree.shipped().text("casetypes/hotline.yaml").orElseThrow().text();
        String changed = text.replace(right.replace("\\n", "\n"), wrong.replace("\\n", "\n"));
        assertThat(changed).isNotEqualTo(text);
        assertThat(faults(changed)).anySatisfy(fault -> assertThat(fault).contains("casetypes/hotline.yaml", sentence));
    }
}
