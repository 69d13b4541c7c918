package org.gongkai.portal.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;

import org.gongkai.portal.home.Arrangement.Placed;
import org.gongkai.portal.home.HomeBlock.Place;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("首页的安排：没有内容的块不占地方，程序换了版本照样读得出")
class ArrangementTest {

    private static final Arrangement SHIPPED = new Arrangement(List.of(new Placed(HomeBlock.WELCOME, "查找", Place.WIDE, true, 0),
            new Placed(HomeBlock.NEWEST, "最新", Place.MAIN, true, 5), new Placed(HomeBlock.TOPICS, "专题", Place.SIDE, true, 4), new Placed(HomeBlock.LINKS, "链接", Place.WIDE, true, 12)));

    @Test
    @DisplayName("写进台账的和读出来的一样；已经没有的块略过，新有的块排在后面，条数有上限")
    void writtenAndRead() {
        Arrangement read = SHIPPED.as(List.of("TOPICS:WIDE:off:99", "CAROUSEL:WIDE:on:3", "WELCOME:WIDE:on:0", "not a block"));
        assertThat(read.written()).containsExactly("TOPICS:WIDE:off:12", "WELCOME:WIDE:on:0", "NEWEST:MAIN:on:5", "LINKS:WIDE:on:12");
        assertThat(SHIPPED.as(read.written())).isEqualTo(read);
        assertThat(SHIPPED.as(List.of())).isEqualTo(SHIPPED);
    }

    @Test
    @DisplayName("主栏和侧栏并排成一行，占整行的各成一行；没有内容的、不显示的不在其中")
    void bands() {
        assertThat(SHIPPED.bands(EnumSet.allOf(HomeBlock.class))).hasSize(3);
        assertThat(SHIPPED.bands(EnumSet.of(HomeBlock.WELCOME, HomeBlock.TOPICS))).hasSize(2).last().satisfies(band -> {
            assertThat(band.side()).hasSize(1);
            assertThat(band.main()).isEmpty();
        });
        assertThat(SHIPPED.as(List.of("NEWEST:MAIN:off:5", "TOPICS:SIDE:off:4")).bands(EnumSet.allOf(HomeBlock.class))).hasSize(2);
    }
}
