package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("标题以别处地名开头的，同样相关时排在本地的后面")
class OtherPlacesTest {

    @ParameterizedTest(name = "{0}：{1} {2}")
    @CsvSource({
            "青岭市青澜区, 重庆市失业保险条例, true",
            "青岭市青澜区, 青澜区失业保险办法, false",
            "青岭市青澜区, 青岭市失业保险办法, false",
            "青岭市青澜区, 失业保险条例, false",
            "青岭市青澜区, 关于转发重庆市办法的通知, false",
            "青澜区, 河南省实施《城乡规划法》办法, true",
            "青澜区, 全省安全生产办法, false",
            "本机关, 重庆市失业保险条例, false"})
    void tellsOtherPlaces(String own, String title, boolean elsewhere) {
        assertThat(OtherPlaces.isElsewhere(own, title)).isEqualTo(elsewhere);
    }
}
