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

@DisplayName("第三十六条第四项 经检索没有的，才能答复信息不存在")
class NotHeldNeedsASearchTest {

    private static final Map<String, String> SEARCH = Map.of("place", "档案室、公文系统", "terms", "学区 调整", "searcher", "档案管理员");

    @Test
    @DisplayName("没有检索记录，不能答复不存在；检索写明没有找到的，可以")
    void searchedFirst() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1);
        assertThat(request.refused(APPROVER, "decide", answers("R36-4")))
                .containsExactly("第1项：还没有检索记录；请先登记在哪里、由谁、用哪些词检索");
        request.does(OFFICER, "search", with(SEARCH, "found", "nothing")).does(APPROVER, "decide", answers("R36-4"));
        assertThat(request.state().outcome()).isEqualTo("R36-4");
    }

    @Test
    @DisplayName("检索写着找到了，就不能答复不存在")
    void notAgainstItsOwnRecord() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1).does(OFFICER, "search", with(SEARCH, "found", "something"));
        assertThat(request.refused(APPROVER, "decide", answers("R36-4"))).containsExactly("第1项：检索记录写着找到了信息，不能答复不存在");
    }

    @Test
    @DisplayName("几项申请，每一项各有检索记录；第一项的不算第二项的")
    void eachItemItsOwn() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 2);
        Map<String, String> nothing = with(SEARCH, "found", "nothing");
        assertThat(request.refused(OFFICER, "search", nothing)).containsExactly("本件申请有 2 项，请写明是第几项");
        assertThat(request.refused(OFFICER, "search", with(nothing, "item", "3"))).containsExactly("本件申请只有 2 项，没有第 3 项");
        request.does(OFFICER, "search", with(nothing, "item", "1"));
        assertThat(request.refused(APPROVER, "decide", answers("R36-4", "R36-4")).getFirst()).startsWith("第2项：还没有检索记录");
        request.does(OFFICER, "search", with(nothing, "item", "2")).does(APPROVER, "decide", answers("R36-4", "R36-4"));
    }

    @Test
    @DisplayName("2008年条例第二十一条第三项：2019年5月14日收到的，答复不存在同样须有检索")
    void underTheRegulationOf2008() {
        OnPaper request = OnPaper.requestReceived("2019-05-14", 1);
        assertThat(request.refused(APPROVER, "decide", answers("R36-4"))).contains("第1项：收到之日 2019-05-14 没有“经检索没有，政府信息不存在”这种答复");
        assertThat(request.refused(APPROVER, "decide", answers("R08-21-3b")).getFirst()).contains("还没有检索记录");
        request.does(OFFICER, "search", with(SEARCH, "found", "nothing")).does(APPROVER, "decide", answers("R08-21-3b"));
    }

    @Test
    @DisplayName("检索用词和检索人是人写的话，不进台账")
    void wordsOfPeopleStayOutOfTheAct() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1).does(OFFICER, "search", with(SEARCH, "found", "nothing"));
        assertThat(request.state().lastAct().detail()).containsOnlyKeys("found");
    }
}
