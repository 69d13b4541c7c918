package org.gongkai.casework.types.inforequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.OnPaper.APPROVER;
import static org.gongkai.casework.OnPaper.OFFICER;
import static org.gongkai.casework.OnPaper.answers;
import static org.gongkai.casework.OnPaper.with;

import java.util.Map;

import org.gongkai.casework.OnPaper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("第三十三条 能够当场答复的，当场答复；第四十三条 帮助")
class OnTheSpotTest {

    @Test
    @DisplayName("收到当天可以当场答复，不必先受理；次日不能再叫当场")
    void onTheDayOfReceipt() {
        OnPaper request = OnPaper.requestSubmitted("2026-03-02", 1).does(OFFICER, "receive", Map.of("confirmation", "counter"));
        OnPaper later = OnPaper.requestSubmitted("2026-03-02", 1).does(OFFICER, "receive", Map.of("confirmation", "counter")).on("2026-03-03");
        assertThat(later.refused(APPROVER, "answer-on-spot", answers("R36-1"))).containsExactly("当场答复只能在收到之日 2026-03-02；以后请受理后答复");
        request.does(APPROVER, "answer-on-spot", answers("R36-1"));
        assertThat(request.state().outcome()).isEqualTo("R36-1");
        assertThat(request.clock().orElseThrow().endedOn()).isEqualTo("2026-03-02");
    }

    @Test
    @DisplayName("当场答复同样要有检索、依据和理由")
    void sameDuties() {
        OnPaper request = OnPaper.requestSubmitted("2026-03-02", 1).does(OFFICER, "receive", Map.of("confirmation", "counter"));
        assertThat(request.refused(APPROVER, "answer-on-spot", answers("R36-4")).getFirst()).contains("还没有检索记录");
    }

    @Test
    @DisplayName("提供的帮助记在台账里，不改变环节和期限")
    void helpIsRecorded() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1).does(OFFICER, "help", with(Map.of("help", "read-aloud"), "note", "逐条宣读"));
        assertThat(request.state().lastAct().text("help")).isEqualTo("read-aloud");
        assertThat(request.state().stage()).isEqualTo("processing");
        assertThat(request.due()).isEqualTo("2026-03-30");
    }
}
