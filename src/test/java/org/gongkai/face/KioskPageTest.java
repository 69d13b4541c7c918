package org.gongkai.face;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("No link of a kiosk leads out of it, and no browser gives back what was typed there")
class KioskPageTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://beian.miit.gov.cn/", "//elsewhere.example/", "mailto:a@example.org", "tel:000-0000", "JavaScript:void(0)", "weixin://x", "data:text/html,x",
        "/receipts/x/receipt.pdf", "/documents/x/attachments/y", "/feed.atom", "/api/v1/documents", "/matters/x/letters/y", "/sitemap.xml"})
    @DisplayName("other sites, other programs and files: their words stay, the link goes")
    void out(String address) {
        assertThat(KioskPage.of("<p><a class=\"b\" href=\"" + address + "\" target=\"_blank\">文字 <b>粗</b></a></p>", "https://www.example.gov.cn"))
                .contains("文字 <b>粗</b>").doesNotContain("<a", "href");
    }

    @Test
    @DisplayName("every form and every field says so, whatever it said before; hidden fields hold no typing")
    void nothingTypedComesBack() {
        assertThat(KioskPage.of("<form action=\"/x\" autocomplete=\"on\"><input type=\"hidden\" name=\"t\" value=\"1\"><input name=\"n\" autocomplete=\"name\" value=\"a > b\">"
                + "<textarea name=\"d\" rows=\"5\">x</textarea><select name=\"s\"><option>1</option></select><input type=\"radio\" name=\"r\" checked></form>", ""))
                .isEqualTo("<form action=\"/x\" autocomplete=\"off\"><input type=\"hidden\" name=\"t\" value=\"1\"><input name=\"n\" value=\"a > b\" autocomplete=\"off\">"
                        + "<textarea name=\"d\" rows=\"5\" autocomplete=\"off\">x</textarea><select name=\"s\" autocomplete=\"off\"><option>1</option></select><input type=\"radio\" name=\"r\" checked autocomplete=\"off\"></form>");
    }

    @Test
    @DisplayName("its own pages stay linked, in the same window")
    void within() {
        assertThat(KioskPage.of("<a href=\"/requests/new?q=1\" target=\"_blank\">申请</a><a href=\"#main\">正文</a><a href=\"https://www.example.gov.cn/x\">本站</a>", "https://www.example.gov.cn"))
                .isEqualTo("<a href=\"/requests/new?q=1\">申请</a><a href=\"#main\">正文</a><a href=\"https://www.example.gov.cn/x\">本站</a>");
    }
}
