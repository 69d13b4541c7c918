package org.gongkai.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.gongkai.calendar.ReplyKinds;
import org.gongkai.operation.measure.PlantedLeaks;
import org.gongkai.publication.Concern;
import org.gongkai.publication.FileLook;
import org.gongkai.reading.Opened;
import org.gongkai.reporting.form.Forms;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("条例第十五条 放进文件里的个人信息，公开以前都查出来；遮法只是建议")
class PlantedLeaksTest {

    private static final int PLANTED = 60;

    private final OwnTexts check = new OwnTexts(Inspection.shipped(), new Forms(new ReplyKinds()));

    @Test
    @DisplayName("二十种个人信息放在正文、表格、批注、修订、隐藏的表和列、备注、图片里，至多漏一处")
    void plantedAreFound(@TempDir Path folder) throws Exception {
        List<String> missed = new ArrayList<>();
        for (PlantedLeaks.Leak leak : PlantedLeaks.of(7, PLANTED)) {
            List<Concern> concerns = new ArrayList<>(check.concerns(leak.title(), leak.body()));
            if (leak.content() != null) {
                Path file = Files.write(folder.resolve(String.valueOf(leak.file())), leak.content());
                Opened<FileLook> looked = check.file(file, String.valueOf(leak.file()));
                assertThat(looked).as(leak.carrier() + " " + looked).isInstanceOf(Opened.Done.class);
                looked.optional().map(FileLook::concerns).ifPresent(concerns::addAll);
            }
            if (concerns.stream().noneMatch(concern -> leak.kind().rules().contains(concern.rule()))) {
                missed.add(leak.kind() + " " + leak.carrier() + " " + leak.planted());
            }
        }
        assertThat(missed).hasSizeLessThan(2);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"联系人：张科长，联系电话：0312-5551234，电子邮箱：qlqzwgk@163.com。", "青澜区文化路18号，青澜区行政审批局二楼大厅3号窗口。", "清河县第一小学三年级（2）班被评为先进班集体。",
            "网站备案号：冀ICP备12345678号，浙B2-20080224。", "全年共收到申请126件，其中互联网105件。", "被处罚单位：清河县某某食品有限公司，住址：清河镇工业路12号，统一社会信用代码911306007158888888。",
            "关注微信公众号“青澜发布”，QQ群38271945。", "工程地点：青澜区朝阳街道阳光花园5号楼1单元外立面改造项目。"})
    @DisplayName("机关的电话、地址、信箱、编号不是个人的，不停也不问")
    void ofOrgans(String words) {
        assertThat(check.concerns("关于办事指南的通知", "<p>" + words + "</p>")).filteredOn(concern -> concern.stops() || concern.asks()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {"身份证号11010519491231002X。 | 11010519491231002X | 110105********002X", "申请人电话139-0000-1234。 | 139-0000-1234 | 139****1234",
            "户主王桂芳家庭电话0312-5551234。 | 0312-5551234 | 0312-555****", "申请人王桂芳，家住清河镇东河村3组12号。 | 清河镇东河村3组12号 | 清河镇***", "申请人邮箱wanggf@163.com。 | wanggf@163.com | w*****@163.com",
            "王小明在清河县第一小学三年级2班就读。 | 王小明 | 王某某"})
    @DisplayName("每一处都说得出遮成什么样，原文是哪几个字")
    void howItWouldBeMasked(String words, String before, String after) {
        assertThat(check.concerns("公示", "<p>" + words + "</p>")).filteredOn(concern -> before.equals(concern.before())).singleElement()
                .satisfies(concern -> assertThat(concern.after()).isEqualTo(after)).satisfies(concern -> assertThat(concern.proposes()).isTrue());
    }

    @Test
    @DisplayName("放进去的二十种，十八处位置")
    void manyKinds() throws Exception {
        List<PlantedLeaks.Leak> all = PlantedLeaks.of(7, 200);
        assertThat(Set.copyOf(all.stream().map(PlantedLeaks.Leak::kind).toList())).hasSize(20);
        assertThat(Set.copyOf(all.stream().map(PlantedLeaks.Leak::carrier).toList())).hasSize(18);
    }
}
