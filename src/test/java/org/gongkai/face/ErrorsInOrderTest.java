package org.gongkai.face;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("错误提要：照页面上的先后列，说整件事的在最前，没有这一栏的不做成链接，同一句不说两遍")
class ErrorsInOrderTest {

    private static final String FORM = "<form><input id=\"a\"><fieldset class=\"field\" id=\"b\"></fieldset><input name=\"c\" id=\"c\"></form>";

    @Test
    @DisplayName("第三栏先查出来的，也排在第一栏后面")
    void followsThePage() {
        assertThat(ErrorsInOrder.of(page("<li><a href=\"#c\">三</a></li>\n<li><a href=\"#gone\">没有这一栏</a> <cite>第一条</cite></li><li><a href=\"#a\">一</a></li><li>整件</li><li><a href=\"#b\">二</a></li><li><a href=\"#a\">一</a></li>")))
                .isEqualTo(page("<li>没有这一栏 <cite>第一条</cite></li>\n<li>整件</li>\n<li><a href=\"#a\">一</a></li>\n<li><a href=\"#b\">二</a></li>\n<li><a href=\"#c\">三</a></li>"));
    }

    @Test
    @DisplayName("没有提要的页面一字不动")
    void leavesOthersAlone() {
        assertThat(ErrorsInOrder.of(FORM)).isEqualTo(FORM);
    }

    private static String page(String lines) {
        return "<div class=\"error-summary\" role=\"alert\" tabindex=\"-1\"><h2 id=\"error-title\">x</h2><ul>" + lines + "</ul></div>" + FORM;
    }
}
