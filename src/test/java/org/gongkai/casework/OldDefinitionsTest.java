package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("办件按它开始时的定义办到底：改了定义，旧件照样读得懂、办得完")
class OldDefinitionsTest {

    private static final Path FIRST = Path.of("src/test/resources/casetypes/inforequest-as-first-used.yaml");

    @Test
    @DisplayName("最初的定义：条件都还在，征求、登记、延长、答复、送达、归档走得通，重放无误")
    void theFirstOneStillWalks() throws IOException {
        OnPaper request = OnPaper.requestUnder(FIRST, "2026-03-02", 2);
        request.does(OFFICER, "consult", Map.of("thirdParty", "承包单位", "matter", "价款"));
        assertThat(request.refused(OFFICER, "consult", Map.of("thirdParty", "另一单位", "matter", "价款"))).containsExactly("第三方意见正在征求，请先登记意见");
        request.on("2026-03-06").does(OFFICER, "opinion", Map.of("opinion", "disagrees", "proof", "来文2026-1"));
        assertThat(request.refused(OFFICER, "opinion", Map.of("opinion", "agrees", "proof", "来文2026-1"))).containsExactly("没有正在征求意见的第三方");
        assertThat(request.due()).isEqualTo("2026-04-03");
        request.does(APPROVER, "extend", Map.of("days", "5", "reason", "材料较多")).does(APPROVER, "decide", OnPaper.answers("R36-2", "R36-3/15"));
        request.does(OFFICER, "serve", Map.of("way", "post", "proof", "EX1")).does(OFFICER, "close", Map.of());
        assertThat(request.state().outcome()).isEqualTo("R37");
        assertThat(request.replayed()).isEqualTo(request.state());
        assertThat(request.replayed().unanswered("consult")).isEmpty();
    }

    @Test
    @DisplayName("定义的内容一变，摘要就变；旧的摘要仍指旧的内容")
    void digestsTellThemApart() throws IOException {
        assertThat(OnPaper.requestUnder(FIRST, "2026-03-02", 1).state().type().definition())
                .isNotEqualTo(OnPaper.requestReceived("2026-03-02", 1).state().type().definition());
    }
}
