package org.gongkai.casework.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.Application;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("写信人是谁，换一种写法也找得到；办公电话不拦，只请人看")
class IdentityTest {

    private static final Identity WRITER = Identity.of(new Application("a", "letter", "1", "web", "nat", LocalDate.of(2026, 3, 2),
            Map.of("name", "黄齐飞", "phone", "13900001234", "email", "huang.qifei@example.cn", "address", "临溪区柳岸街1号"), Map.of(), List.of()));

    @ParameterizedTest
    @ValueSource(strings = {"黄齐飞反映", "黄 齐 飞反映", "黃齊飛反映", "⻩⻬⻜反映", "黄·齐·飞", "黄\u200B齐\u00AD飞", "电话13900001234", "电话139-0000-1234", "电话 139 0000 1234 2026年",
            "电话１３９００００１２３４", "电话139.0000.1234", "一三九零零零零一二三四", "(139)00001234", "HUANG.QIFEI@EXAMPLE.CN", "柳岸街１号", "住在柳岸街一号",
            "另一人15812345678", "+86 158 1234 5678", "身份证110101199001011237", "11010119900101 123X", "卡号 6222 0200 0000 0000 000", "卡4111111111111111"})
    @DisplayName("拦下")
    void stops(String text) {
        assertThat(WRITER.traces(text)).as(text).anyMatch(Identity.Trace::stops);
        assertThat(WRITER.in(WRITER.without(text))).as("抹去以后").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"请拨打 027-87654321", "联系 (0755) 8765 4321", "发到 zhengfu@example.gov.cn", "黄先生您好", "车牌鄂A12345", "3号楼2单元501室", "微信号：abc12345", "黄女士", "退到银行卡：4111 1111 1111 1112", "帳號6222020000000000001", "账户为 622202000000"})
    @DisplayName("可能是办公的，也可能是个人的：请人看")
    void asks(String text) {
        assertThat(WRITER.traces(text)).as(text).isNotEmpty().noneMatch(Identity.Trace::stops);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026年3月2日收到，12345 热线", "临政发〔2026〕13号，资金1234567890元", "施工许可证编号 4111111111111112", "路灯共139盏，分布在12个街道", "第一、二、三项", "黄河路齐心桥，飞地",
            "索引号 014258631/2026-00017", "2026-03-02 08:30:00 至 2026-03-09"})
    @DisplayName("日期、文号、金额、编号不是个人信息")
    void passes(String text) {
        assertThat(WRITER.traces(text)).as(text).isEmpty();
    }

    @Test
    @DisplayName("门牌到户、车牌在来信和答复里一样隐去；来信里写到的电话，答复里也隐去；办公电话留着")
    void alikeInLetterAndAnswer() {
        assertThat(WRITER.withoutDoubtOf("已到3号楼2单元501室查看，鄂A12345已移走，来电010-62345678已登记，黄先生可致电027-87654321。", "我住3号楼2单元501室，电话(010)6234 5678"))
                .isEqualTo("已到某某查看，某某已移走，来电某某已登记，黄先生可致电027-87654321。");
    }

    @Test
    @DisplayName("标出的正是那几个字，其余一字不动")
    void marksExactly() {
        assertThat(WRITER.marked("居民黄 齐飞（139-0000-1234）说灯不亮。")).extracting(Identity.Stretch::text, Identity.Stretch::tells).containsExactly(
                tuple("居民", false), tuple("黄 齐飞", true), tuple("（", false),
                tuple("139-0000-1234", true), tuple("）说灯不亮。", false));
    }
}
