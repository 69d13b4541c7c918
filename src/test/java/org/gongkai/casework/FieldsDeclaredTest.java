package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.gongkai.OwnTypes;
import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.Fault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("办件定义里的填写项：每一种写得对的都收，自相矛盾的说出哪一行")
class FieldsDeclaredTest {

    static List<String> faults(String text) {
        return DefinitionKinds.check(OwnTypes.tree().over(List.of(new DefinitionText("casetypes/parking.yaml", text, DefinitionText.Origin.OWN))))
                .faults().stream().map(Fault::toString).toList();
    }

    static String parking() {
        try {
            return Files.readString(Path.of("src/test/resources/owntypes/parking.yaml"));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @Test
    @DisplayName("用到每一种填写项的定义没有错")
    void everyKind() {
        assertThat(faults(parking())).isEmpty();
    }

    @Test
    @DisplayName("read 写了没有的岗位、什么也没写的，不收")
    void read() {
        assertThat(faults(parking() + "read: [NOBODY]\n")).singleElement().asString().contains("没有岗位“NOBODY”");
        assertThat(faults(parking() + "read: []\n")).singleElement().asString().contains("就谁也看不到");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', value = {
        "addressee: {organs: [a], by: purpose, to: {ask: a}}; addressee 写 organs，或者写 kinds，或者写 by 和 to",
        "addressee: {organs: []}; addressee 写 organs，或者写 kinds，或者写 by 和 to",
        "addressee: {by: since, to: {}}; 应是 content 里必填的选择",
        "addressee: {by: purpose, to: {ask: education}}; 应给“类别”的每个选项写一个机关：ask、help、complain、suggest"})
    @DisplayName("addressee 写错的，说出哪一行")
    void whereAndToWhom(String wrong, String sentence) {
        assertThat(faults(parking() + wrong + "\n")).anySatisfy(fault -> assertThat(fault).contains(sentence));
    }

    @ParameterizedTest(name = "{0} 改成 {1}")
    @CsvSource(delimiter = ';', value = {
        "kind: MONTH, required: true; kind: MONTH, most: 3; 没有大小；least、most 只用于 NUMBER、MONEY、SEVERAL",
        "least: 10, most: 5000; least: 5001, most: 5000; least 大于 most",
        "least: 10, most: 5000; least: 十, most: 5000; 应为数",
        "options: {pile: 充电桩, roof: 顶棚, camera: 监控, gate: 道闸}, most: 3; most: 3; 应写明 options",
        "options: {pile: 充电桩, roof: 顶棚, camera: 监控, gate: 道闸}, most: 3; options: {pile: 充电桩}, least: 2; 至少要选的比选项还多",
        "{pile: 充电桩, roof: 顶棚, camera: 监控, gate: 道闸}, most; '{\"pile,roof\": 充电桩}, most'; 选项代码里不能有逗号",
        "查看的地点, kind: PLACE; 查看的地点, kind: PLACE, kept: ACT; 不能写进台账",
        "among: {roles: [OFFICER]}; among: {roles: [OFICER]}; 没有岗位“OFICER”",
        "among: {roles: [OFFICER]}; among: {kinds: [DEPARTMENT]}; among 应写 roles",
        "among: {roles: [OFFICER]}; among: {outsiders: [deputee]}; 没有外部人员“deputee”",
        "among: {roles: [OFFICER]}; among: {roles: [OFFICER], outsiders: [deputy]}; 只写其中一种",
        "among: {kinds: [DEPARTMENT], below: true}; among: {roles: [OFFICER]}; among 应写 organs、kinds 或者 below",
        "kept: ACT, required: true, among; required: true, among; 应写 kept: ACT",
        "kind: MONTH, required: true; kind: PERSON, required: true; 只用于办理的动作",
        "kind: TIME}; kind: TIMES}; 没有“TIMES”这个选项",
        "name: openAt; name: matches; 平台自己用这个名称"})
    void wrong(String right, String wrong, String sentence) {
        String text = parking().replace(right, wrong);
        assertThat(text).isNotEqualTo(parking());
        assertThat(faults(text)).anySatisfy(fault -> assertThat(fault).contains("casetypes/parking.yaml").contains(sentence));
    }
}
