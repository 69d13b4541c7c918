package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("索引号")
class IndexNumberTest {

    @Test
    @DisplayName("自编号的组织机构代码按 GB 11714 校验")
    void checksItsOwnPattern() {
        assertThat(IndexNumber.faultOf("007482532-03-2014-1194403")).isEmpty();
        assertThat(IndexNumber.faultOf("007482533-03-2014-1194403")).hasValueSatisfying(fault -> assertThat(fault).contains("校验位"));
    }

    @Test
    @DisplayName("别处的编法原样保留,不作评判")
    void leavesOtherPatterns() {
        assertThat(IndexNumber.faultOf("000014349/2018-00221")).isEmpty();
    }

    @Test
    @DisplayName("流水号七位")
    void isWrittenInFull() {
        assertThat(new IndexNumber("007482532-03-2014", 42)).hasToString("007482532-03-2014-0000042");
    }
}
