package org.gongkai.publication.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.gongkai.publication.body.Difference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
@DisplayName("两份正文逐行对照：没变的合起来数，变了的并排，只标出不同的字")
class RedlineTest {

    private static Redline of(String first, String second) {
        return Redline.of(Difference.between(first, second));
    }

    @Test
    @DisplayName("改一个字只标这个字，两行旁边各留一行没变的")
    void oneWord() {
        String before = "<p>一</p><p>二</p><p>三</p><p>四</p><p>每小时五元。</p><p>六</p>";
        Redline redline = of(before, before.replace("五元", "六元"));
        assertThat(redline.rows().getFirst().same()).isEqualTo(3);
        assertThat(redline.rows().get(2).before().parts()).containsExactly(new Redline.Part("每小时", false), new Redline.Part("五", true), new Redline.Part("元。", false));
        assertThat(redline.rows().get(2).after().parts()).contains(new Redline.Part("六", true));
        assertThat(redline.rows()).hasSize(4);
    }

    @Test
    @DisplayName("加的、删的一行只在一边；只改了版式也看得见；一样的说一样")
    void linesAndShapes() {
        assertThat(of("<p>甲</p>", "<p>甲</p><p>乙</p>").rows().getLast().before().parts()).isEmpty();
        assertThat(of("<p>甲</p>", "<h2>甲</h2>").rows().getFirst().after().shape()).isEqualTo("一级标题");
        assertThat(of("<p>甲</p>", "<p>甲</p>").isNone()).isTrue();
    }
}
