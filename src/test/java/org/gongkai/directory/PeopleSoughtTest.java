package org.gongkai.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("按拼音找人：姓名怎样念")
class PeopleSoughtTest {

    @Test
    @DisplayName("全拼和首字母；名字里的空格不算，字母照写")
    void wholeAndInitials() {
        assertThat(PeopleSought.sound("沈砚")).isEqualTo("shenyan sy");
        assertThat(PeopleSought.sound("李 D")).isEqualTo("lid ld");
    }

    @Test
    @DisplayName("一个字有两种念法的，两种都找得到")
    void bothWays() {
        assertThat(PeopleSought.sound("曾乐").split(" ")).contains("zengyue", "cengle", "zengle", "cengyue", "zy", "cl");
        assertThat(PeopleSought.sound("单会长校行重")).as("念法再多，也只记几种").satisfies(sound -> assertThat(sound.split(" ")).hasSizeLessThanOrEqualTo(16));
    }
}
