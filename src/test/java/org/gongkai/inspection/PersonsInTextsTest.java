package org.gongkai.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.gongkai.calendar.ReplyKinds;
import org.gongkai.publication.Concern;
import org.gongkai.publication.Mention;
import org.gongkai.reporting.form.Forms;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("个人信息保护法第二十五条、第二十八条 公开以前指出第三人的姓名和个人的病情")
class PersonsInTextsTest {

    private final OwnTexts check = new OwnTexts(Inspection.shipped(), new Forms(new ReplyKinds()));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
            "我婆婆王桂芳今年七十八岁|王桂芳|王某某", "我父亲李国栋去年过世|李国栋|李某某", "丈夫：张伟，在外打工|张伟|张某", "邻居赵小红夜里打麻将|赵小红|赵某某",
            "同事欧阳建国可以作证|欧阳建国|欧阳某某", "鄰居趙小紅夜裡打麻將|趙小紅|赵某某", "邻居 王 桂 芳 家|王 桂 芳|王某某", "王桂芳是我婆婆|王桂芳|王某某",
            "本人陈可实名反映|陈可实|陈某某", "王桂芳，女，1946年生|王桂芳|王某某", "感谢刘建军师傅|刘建军|刘某某", "我儿子曾照雄上小学|曾照雄|曾某某",
            "我的同学阿布都·热合曼说|阿布都·热合曼|某某"})
    @DisplayName("说得出是谁的名字，不论怎么写，都指出来，并给出隐去的写法")
    void names(String text, String name, String masked) {
        assertThat(check.mentions(text)).filteredOn(mention -> mention.rule().equals("P-NAME")).first().satisfies(mention -> {
            assertThat(List.of(mention.text(), mention.instead().getFirst())).containsExactly(name, masked);
            assertThat(text.substring(mention.from(), mention.to())).isEqualTo(name);
        });
    }

    @Test
    @DisplayName("有称呼的，也可以只留称呼；同一个人在别处再出现、和别人并列，都指出来")
    void everywhere() {
        List<Mention> mentions = check.mentions("婆婆王桂芳和我同住。昨天王桂芳摔倒，举报人蒋诚先、陈歌、李菲在场。");
        assertThat(mentions).extracting(Mention::text).containsExactly("王桂芳", "王桂芳", "蒋诚先", "陈歌", "李菲");
        assertThat(mentions.getFirst().instead()).containsExactly("王某某", "婆婆");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"婆婆王某某摔倒", "同事张伟局长到场", "感谢李志强书记", "我是王家村村民", "隔壁李家庄的麻将馆", "邻居高声喧哗", "业主向贵委反映", "孩子高考在即", "居民何时能用上水",
            "老人方便出行", "楼上万科物业", "家人常年在外", "隔壁王老吉餐厅", "户主于今年迁出", "业主许可同意", "孩子成长", "学生周末补课", "老板钱财还没结清", "邻居白天上班", "朋友金额不足", "公路养护工程资金", "职工董事、职工监事"})
    @DisplayName("职务、地名、字号、平常的话不问")
    void notAsked(String text) {
        assertThat(check.mentions(text)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {"婆婆王某某患有帕金森病|帕金森病|某病", "我是一名二级肢体残疾人|二级肢体残疾|身体不便", "邻居感染了艾滋病|艾滋病|某病", "他有精神病史|精神病|某病",
            "今年体检查出患有乳腺癌|乳腺癌|某病", "本人患尿毒症三年|尿毒症|某病", "李某身患白血病|白血病|某病"})
    @DisplayName("谁的病情、残疾，指出来")
    void illness(String text, String illness, String instead) {
        assertThat(check.mentions(text)).singleElement().satisfies(mention ->
                assertThat(List.of(mention.rule(), mention.text(), mention.instead().getFirst())).containsExactly("P-HEALTH", illness, instead));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"我想咨询残疾人证怎样办理", "艾滋病防治宣传", "对患有精神障碍的人员免费服药", "空巢老人、残疾人的服务", "其他疾病按规定报销", "我市落实大病保险", "会增加罹患乳腺癌的风险", "社会毒瘤", "增强公民的自我保健意识，做好艾滋病的预防"})
    @DisplayName("说政策、说一类人的不问")
    void policy(String text) {
        assertThat(check.mentions(text)).isEmpty();
    }

    @Test
    @DisplayName("文件、名册、报告也问：要说明，不拦下，提示里不把姓名再说一遍")
    void documentsToo() {
        assertThat(check.concerns("关于救助情况的通报", "<p>公布如下。</p><p>我区村民王桂芳，其儿子患有精神分裂症。</p>"))
                .filteredOn(concern -> concern.rule().equals("P-NAME") || concern.rule().equals("P-HEALTH")).hasSize(2)
                .allSatisfy(concern -> assertThat(List.of(concern.asks(), concern.place())).containsExactly(true, "第2段"))
                .extracting(Concern::message).noneMatch(message -> message.contains("王桂芳"));
        assertThat(check.stopping("通报", "<p>村民王桂芳家。</p>")).extracting(Concern::rule).containsExactly("P-NAME");
        assertThat(check.values(java.util.Map.of("备注", "户主：王桂芳"))).extracting(Concern::rule).containsExactly("P-NAME");
    }
}
