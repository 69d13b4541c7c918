package org.gongkai.casework.anonymity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("要隐去的词：只有符号的不是词，不会挡住一切公开")
class WantedHiddenTest {

    @Test
    @DisplayName("空格、顿号之间的是词；只有横线、点、括号的不算")
    void onlySigns() {
        assertThat(WantedHidden.words("柳岸街、三号门口 — · （） ……")).containsExactly("柳岸街", "三号门口");
        assertThat(WantedHidden.words(" 、 - ")).isEmpty();
    }
}
