package org.gongkai.casework.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.publicwords.Checked;
import org.gongkai.casework.publicwords.Mentions;
import org.gongkai.ledger.Act;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("第十五条、第四十四条 申请目录和转为主动公开的草稿点到第三人、病情、号码的，和公开来信一样过关")
class NamedInReleasesTest extends GivenAndClosed {

    private static final String NAMED = "邻居赵小红的违建处罚决定";

    @Autowired
    DisclosureLog log;
    @Autowired
    Mentions mentions;

    private CaseFolder granted() {
        return folder(closed("R36-2", NAMED));
    }

    private static Checked settled(String text, String how) {
        return new Checked(true, Map.of(Mentions.key(text), how));
    }

    @Test
    @DisplayName("目录里的标题：第三人的姓名、病情、办公电话逐处决定；别人的身份证号、手机号不列；打勾不算")
    void logged() {
        CaseFolder folder = granted();
        for (String told : List.of(NAMED, "我婆婆患有帕金森病的认定材料", "青澜中学（电话010-62345678）的收费", "车辆京A12345的处罚决定")) {
            assertThat(log.release(folder, told, new Checked(true, Map.of()), STAFF).reasons()).as(told).singleElement().asString().contains("为什么保留");
        }
        for (String told : List.of("13900001234的通话记录", "110101199003070011的户籍档案", "卡号4111 1111 1111 1111的退款")) {
            assertThat(log.release(folder, told, new Checked(true, Map.of()), STAFF).reasons()).as(told).isNotEmpty();
        }
        assertThat(log.titleOf(folder.state().id())).isEmpty();
    }

    @Test
    @DisplayName("说明了依据的可以列：台账只记依据，哪几个字封存在办件里；改写的写成“赵某某”")
    void keptForAGround() {
        CaseFolder folder = granted();
        List<Mentions.Asked> asked = mentions.asked(folder.application(), DisclosureLog.line(NAMED));
        assertThat(Mentions.written(asked, DisclosureLog.line(NAMED), settled("赵小红", "instead.0")).values()).containsExactly("邻居赵某某的违建处罚决定");
        Act act = log.release(folder, NAMED, settled("赵小红", "keep.agreed"), STAFF).orThrow();
        assertThat(act.text("kept")).isEqualTo("agreed");
        assertThat(act.toString()).doesNotContain("赵小红");
        assertThat(folder(folder.state().id()).wordsOf(act.id()).get("reason")).contains("赵小红");
    }

    @Test
    @DisplayName("起草：标题、概述、正文里同一个人问一次，每一处一起改；没有决定的不起草")
    void drafted() {
        CaseFolder folder = granted();
        Releases.Draft wanted = new Releases.Draft(NAMED, "邻居赵小红", "赵小红患有帕金森病。", "20-9", false);
        assertThat(releases.draft(folder, wanted, Checked.NOTHING, STAFF).reasons()).hasSize(2).noneMatch(why -> why.contains("赵小红"))
                .anyMatch(why -> why.contains("标题”、“内容概述”、“正文"));
        List<Mentions.Asked> asked = mentions.asked(folder.application(), wanted.texts());
        Checked how = new Checked(false, Map.of(Mentions.key("赵小红"), "instead.0", Mentions.key("帕金森病"), "instead.0"));
        Releases.Draft written = wanted.written(asked, how);
        assertThat(written.body()).isEqualTo("赵某某患有某病。");
        releases.draft(folder, written, how, STAFF).orThrow();
        assertThat(ledger.of(folder.application().id()).getLast().text("kept")).isNull();
    }
}
