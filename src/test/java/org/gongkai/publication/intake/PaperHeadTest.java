package org.gongkai.publication.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.gongkai.publication.body.Body;
import org.gongkai.publication.intake.PaperHead.Said;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
@DisplayName("从文件的字里读标题、文号、机构、日期，每一项写着从哪里读的；读不到就空着，不猜")
class PaperHeadTest {

    private static PaperHead of(String... lines) {
        return PaperHead.of(IntStream.range(0, lines.length).mapToObj(n -> new PaperHead.Line("第" + (n + 1) + "段", lines[n])).toList());
    }

    @Test
    @DisplayName("红头、文号、两行的标题、署名、日期、施行日期、附件")
    void aPaper() {
        PaperHead head = of("青澜区人民政府文件", "青政发〔2026〕3号", "青澜区人民政府关于印发停车场管理", "办法（试行）的通知", "各街道办事处：", "现将办法印发给你们。根据国办发〔2019〕61号执行。",
                "本办法自2026年5月1日起施行，有效期至2028年4月30日。", "附件：1.停车场管理办法", "2.收费标准", "青澜区人民政府", "2026年3月2日", "2026年3月3日印发");
        assertThat(head.title()).isEqualTo(new Said("青澜区人民政府关于印发停车场管理办法（试行）的通知", "第3段", "青澜区人民政府关于印发停车场管理"));
        assertThat(head.number()).isEqualTo(new Said("青政发〔2026〕3号", "第2段", "青政发〔2026〕3号"));
        assertThat(head.issuer()).isEqualTo(new Said("青澜区人民政府", "第10段", "青澜区人民政府"));
        assertThat(head.formed()).isEqualTo(new Said("2026-03-02", "第11段", "2026年3月2日"));
        assertThat(List.of(head.effective().value(), head.expires().value())).containsExactly("2026-05-01", "2028-04-30");
        assertThat(head.enclosed()).extracting(Said::value).containsExactly("停车场管理办法", "收费标准");
        assertThat(head.without(Body.ofLines("青澜区人民政府文件\n青政发〔2026〕3号\n【居中】青澜区人民政府关于印发停车场管理\n办法（试行）的通知\n各街道办事处：")).lines()).isEqualTo("各街道办事处：");
    }

    @Test
    @DisplayName("正文里引的文号、日期不是这份文件的；没有标题就空着")
    void nothingIsGuessed() {
        PaperHead head = of("根据国办发〔2019〕61号文件，做好以下工作。", "会议于2026年1月5日召开。", "序号\t姓名\t单位");
        assertThat(head).isEqualTo(new PaperHead(null, null, null, null, null, null, null, List.of()));
    }

    @Test
    @DisplayName("没有署名的，机构从标题里读；汉字写的日期读得出")
    void fromTheTitle() {
        PaperHead head = of("晴岚区教育局关于公布招生计划的公告", "计划如下。", "二〇二六年三月二日");
        assertThat(head.issuer()).isEqualTo(new Said("晴岚区教育局", "第1段", "晴岚区教育局关于公布招生计划的公告"));
        assertThat(head.formed()).isEqualTo(new Said("2026-03-02", "第3段", "二〇二六年三月二日"));
    }
}
