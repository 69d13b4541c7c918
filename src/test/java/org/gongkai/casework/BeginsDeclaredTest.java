package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Fault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("另立一件别种办件：那一种没有的，说出哪一行，不会悄悄丢掉")
class BeginsDeclaredTest {

    private static final String FILE = "casetypes/hotline.yaml";

    @ParameterizedTest(name = "{0} 改成 {1}")
    @CsvSource(delimiter = ';', value = {
        "address: address}; adress: address}; 没有填写项“inforequest applicant adress”",
        "item: {title: what; item: {titel: what; 没有填写项“inforequest item titel”",
        "type: inforequest; type: inforequests; 没有办件类型“inforequests”",
        "channel: handed-over; channel: handed-on; 没有渠道“inforequest handed-on”",
        "parties: {com: oth}; parties: {com: other}; 没有申请人类别“inforequest other”",
        "urge: 改为紧急; disclosure: 转为信息公开申请; 另立了一件的，不能由更正撤销",
        "phone: phone, email; phone: phones, email; “phones”不是这一步的字段"})
    void wrong(String right, String wrong, String sentence) {
        String shipped = DefinitionTree.shipped().text(FILE).orElseThrow().text();
        assertThat(faults(shipped)).isEmpty();
        String changed = shipped.replace(right, wrong);
        assertThat(changed).isNotEqualTo(shipped);
        assertThat(faults(changed)).anySatisfy(fault -> assertThat(fault).contains(FILE).contains(sentence));
    }

    private static List<String> faults(String text) {
        return DefinitionKinds.check(DefinitionTree.of(DefinitionTree.shipped().texts().stream()
                .map(one -> one.path().equals(FILE) ? new DefinitionText(FILE, text, DefinitionText.Origin.SHIPPED) : one).toList())).faults().stream().map(Fault::toString).toList();
    }
}
