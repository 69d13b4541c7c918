package org.gongkai.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Fault;
import org.gongkai.definition.Known;
import org.gongkai.directory.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
@DisplayName("个人信息保护法第五十五条 名录里除了负责人的姓名，个人信息要公开，先有写明编号和日期的影响评估")
class PersonsInRegistersTest {

    @Test
    @DisplayName("姓名：不写就不公开；要公开，没有评估的文件不接受，有评估的接受；负责人的姓名不用评估")
    void names() {
        assertThat(faults("{name: who, title: 联系人, kind: PERSON}")).isEmpty();
        assertThat(faults("{name: who, title: 联系人, kind: PERSON, sealed: false}")).singleElement().asString().contains("个人的姓名要公开", "影响评估");
        assertThat(faults("{name: who, title: 联系人, kind: PERSON, sealed: false, assessment: 影评〔2026〕3号，2026-02-10}")).isEmpty();
        assertThat(faults("{name: who, title: 联系人, kind: PERSON, sealed: false, assessment: 已评估}")).singleElement().asString().contains("编号和日期");
        assertThat(faults("{name: who, title: 主要负责人, kind: PERSON, names: LEADERS}")).isEmpty();
    }

    @Test
    @DisplayName("不是姓名的个人信息也一样：手机、证件号码、出生日期写成普通的文字，照样要评估或者不公开")
    void otherFieldsOfPersons() {
        for (String field : List.of("title: 手机号码, kind: LINE", "title: 身份证号码, kind: LINE", "title: 出生日期, kind: DATE", "title: 家庭住址, kind: TEXT")) {
            assertThat(faults("{name: who, " + field + "}")).as(field).singleElement().asString().contains("是个人信息，写 sealed: true");
            assertThat(faults("{name: who, " + field + ", sealed: true}")).as(field).isEmpty();
            assertThat(faults("{name: who, " + field + ", assessment: 影评〔2026〕3号，2026-02-10}")).as(field).isEmpty();
        }
        assertThat(faults("{name: who, title: 办公电话, kind: LINE}")).isEmpty();
        assertThat(faults("{name: who, title: 办公电话, kind: LINE, assessment: 影评〔2026〕3号，2026-02-10}")).singleElement().asString().contains("只有个人信息用得上");
    }

    private static List<Fault> faults(String field) {
        DefinitionText own = new DefinitionText("registers/tried.yaml", """
                id: tried
                title: 试
                description: 试
                legalBasis: 《中华人民共和国政府信息公开条例》第十九条
                inForce: {from: 2026-01-01}
                kept: {by: EACH, enters: [OFFICER]}
                key: [name]
                fields:
                  - {name: name, title: 名称, kind: LINE, required: true}
                  - %s
                shown: {columns: [name]}
                """.formatted(field), DefinitionText.Origin.OWN);
        return Definitions.check(DefinitionTree.of(List.of(own)), List.of(RegisterKind.FILES), List.of(Known.of(Role.SORT, List.of("OFFICER")))).faults();
    }
}
