package org.gongkai.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Page;
import org.gongkai.Browser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@DisplayName("The style guide: all components in every room and theme, for eyes, keyboard and screen reader")
@SpringBootTest(classes = ScreenTest.House.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"gongkai.site.name=清河县人民政府", "gongkai.site.id-code=1300000001", "gongkai.site.domain=www.qinghe.gov.cn"})
class GalleryTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"PUBLIC,light", "PUBLIC,dark", "PUBLIC,contrast", "DESK,light"})
    @DisplayName("axe finds nothing")
    void isAccessible(String room, String theme) {
        try (Page page = Browser.visit("http://localhost:" + port + "/face?room=" + room + "&theme=" + theme, 1440, 900)) {
            assertThat(page.locator(".exhibit").count()).isGreaterThan(20);
            String examplesRepeatTheFrameOfThePage = "landmark-unique";
            Browser.assertAccessible(page, examplesRepeatTheFrameOfThePage);
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}×{3}")
    @CsvSource({"PUBLIC,light,1440,900", "PUBLIC,light,768,1024", "PUBLIC,light,390,844", "PUBLIC,dark,1440,900", "PUBLIC,contrast,1440,900",
            "PUBLIC,light&elder=on,390,844", "DESK,light,1440,900", "BOARD,light,1440,900", "KIOSK,light,1080,1920"})
    @DisplayName("nothing is wider than the window")
    void fits(String room, String theme, int width, int height) {
        try (Page page = Browser.visit("http://localhost:" + port + "/face?room=" + room + "&theme=" + theme, width, height)) {
            Browser.picture(page, "gallery-" + room + "-" + theme.replace("&", "-").replace("=", "-") + "-" + width);
            Browser.assertFits(page);
        }
    }

    @Test
    @DisplayName("by keyboard: the first stop skips to the text, and every stop can be seen")
    void worksByKeyboard() {
        try (Page page = Browser.visit("http://localhost:" + port + "/face", 1440, 900)) {
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
            page.keyboard().press("Enter");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
            List<Object> unseen = new ArrayList<>();
            for (int stop = 0; stop < 60; stop++) {
                page.keyboard().press("Tab");
                Object hidden = page.evaluate("""
                        () => { const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
                          return style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2 || box.width === 0 ? at.outerHTML.slice(0, 120) : null; }""");
                if (hidden != null) {
                    unseen.add(hidden);
                }
            }
            assertThat(unseen).isEmpty();
        }
    }

    @Test
    @DisplayName("on a kiosk, everything to touch is at least 60 pixels high")
    void kioskTargetsAreLarge() {
        try (Page page = Browser.visit("http://localhost:" + port + "/face?room=KIOSK", 1080, 1920)) {
            assertThat(page.evaluate("""
                    () => [...document.querySelectorAll('.example button:not(.quiet), .example a.button, .example .field input:not([type=radio]):not([type=checkbox]), .example select, .example summary, .choice')]
                      .filter(it => it.checkVisibility() && it.getBoundingClientRect().height < 60).map(it => it.outerHTML.slice(0, 100))""")).isEqualTo(List.of());
        }
    }
}
