package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.HEAD;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

import org.gongkai.calendar.ComputedDay;
import org.gongkai.clock.Light;
import org.gongkai.clock.Reading;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("告知申请人的最后一日晚于法定最后一日的，约束本机关；是否按期仍看法定最后一日（2019 年条例第三十三条）")
class ToldDayBindsTest {

    private static final LocalDate TOLD = LocalDate.of(2027, 1, 27);
    private static final LocalDate LAWFUL = LocalDate.of(2027, 1, 8);

    /** Extended while the third party was asked, which then answered the next day. */
    private static OnPaper answeredEarly(OnPaper received) {
        return received.on("2026-11-16").does(OnPaper.OFFICER, "consult", Map.of("thirdParty", "某公司", "matter", "是否同意公开"))
                .on("2026-11-17").does(HEAD, "extend", Map.of("days", "20", "reason", "检索量大"))
                .on("2026-11-18").does(OnPaper.OFFICER, "opinion", Map.of("opinion", "agrees", "proof", "来文2026-1"));
    }

    private static OnPaper answeredEarly() {
        return answeredEarly(OnPaper.requestReceived("2026-11-10", 1));
    }

    @Test
    @DisplayName("延期告知书写 2027-01-27，第三方的意见提前到了，法定最后一日成了 2027-01-08：最迟仍是告知的 01-27，旁边写明法定的 01-08")
    void whatWasToldIsDue() {
        OnPaper request = answeredEarly();
        Reading reading = request.clock().orElseThrow();
        assertThat(request.state().promised()).isEqualTo(TOLD);
        assertThat(reading.due()).isEqualTo(TOLD);
        assertThat(reading.lawful()).isEqualTo(LAWFUL);
        assertThat(reading.binding().reason()).contains("信赖");
        assertThat(reading.lastDay().words()).isEqualTo("2027年1月27日（法定最后一日为2027年1月8日（暂定，以国务院办公厅放假通知为准））");
        assertThat(reading.days().getLast().date()).as("what is explained is the day of the law").isEqualTo(LAWFUL);
    }

    @ParameterizedTest(name = "{0}：{1}，还有 {2} 个工作日")
    @CsvSource({"2026-12-31, YELLOW, 18", "2027-01-07, RED, 14", "2027-01-11, RED, 12", "2027-01-27, RED, 0", "2027-01-28, BLACK, 0"})
    @DisplayName("灯按法定最后一日提醒，法定最后一日过了是红灯，告知的日期也过了才是超期；剩几天按告知的日期数")
    void theLawWarns(LocalDate today, Light light, int left) {
        Reading reading = answeredEarly().clock().orElseThrow();
        assertThat(reading.light(today)).isEqualTo(light);
        assertThat(reading.left(today)).isEqualTo(left);
    }

    @Test
    @DisplayName("2027-01-20 答复：在告知的期限内，但超过法定最后一日；是否按期按法定最后一日")
    void timelyIsAskedOfTheLaw() {
        OnPaper request = answeredEarly().on("2027-01-20").does(OnPaper.APPROVER, "decide", OnPaper.answers("R36-2"));
        Reading reading = request.clock().orElseThrow();
        assertThat(reading.due()).isEqualTo(LAWFUL);
        assertThat(reading.binding()).isNull();
        assertThat(reading.isOverdueOn(LocalDate.of(2027, 1, 20))).isTrue();
        assertThat(request.state().promised()).as("still on record").isEqualTo(TOLD);
    }

    @Test
    @DisplayName("法定最后一日更晚的，以法定的为准：补正之日重新计算，晚于回执所写")
    void theLawWhereItIsLater() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1).does(OnPaper.OFFICER, "ask-completion", Map.of("missing", "哪一年的", "completeBy", "2026-03-23"))
                .on("2026-03-10").does(OnPaper.OFFICER, "complete", Map.of("supplement", "2025年", "proof", "来信2026-3"));
        assertThat(request.due()).isAfter(request.state().promised());
        assertThat(request.clock().orElseThrow().binding()).isNull();
    }

    @Test
    @DisplayName("没有写进文书的推算不约束：只征求意见、没有延期告知的，意见提前到了就按法定最后一日")
    void whatNoPaperTold() {
        OnPaper request = OnPaper.requestReceived("2026-11-10", 1).on("2026-11-16").does(OnPaper.OFFICER, "consult", Map.of("thirdParty", "某公司", "matter", "是否同意公开"));
        LocalDate presumed = request.due();
        request.on("2026-11-18").does(OnPaper.OFFICER, "opinion", Map.of("opinion", "agrees", "proof", "来文2026-1"));
        assertThat(request.due()).isBefore(presumed);
        assertThat(request.clock().orElseThrow().binding()).isNull();
    }

    @Test
    @DisplayName("每一种办件的文件都写明告知的日期是否约束、为什么；对复议机关和法院的期限不由告知确定")
    void everyTypeSaysIt() {
        assertThat(ShippedDefinitions.inForce()).allSatisfy(type -> {
            ToldDay.Declared declared = ToldDay.declared(type).orElseThrow(() -> new AssertionError(type.id() + " does not say toldDay:"));
            assertThat(declared.reason()).isNotBlank();
            assertThat(declared.binds()).isEqualTo(type.id().equals("litigation") || type.id().equals("reconsideration") ? ToldDay.Binds.NEVER : ToldDay.Binds.LATER);
        });
    }

    @Test
    @DisplayName("按从前的定义受理的也一样：那时告知的同样是告知")
    void underAnEarlierDefinition() throws IOException {
        Path before = Path.of("src/test/resources/frozen/definitions/casetypes/inforequest/2026-11-28-01.yaml");
        Reading reading = answeredEarly(OnPaper.requestUnder(before, "2026-11-10", 1)).clock().orElseThrow();
        assertThat(reading.due()).isEqualTo(TOLD);
        assertThat(reading.binding().lawful()).isEqualTo(LAWFUL);
    }

    @Test
    @DisplayName("写在一处的样子：页面、文书、提示都有法定最后一日")
    void inWords() {
        ComputedDay bound = new ComputedDay(TOLD, false, LAWFUL);
        assertThat(bound.words()).isEqualTo("2027年1月27日（法定最后一日为2027年1月8日）");
        assertThat(bound.shown()).isEqualTo("2027年1月27日（法定最后一日 2027年1月8日）");
        assertThat(bound).hasToString("2027-01-27（法定最后一日 2027-01-08）");
        assertThat(bound.byLaw()).isEqualTo(new ComputedDay(LAWFUL, false));
    }
}
