package org.gongkai.casework.types.inforequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.OnPaper.APPROVER;
import static org.gongkai.casework.OnPaper.answers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.OnPaper;
import org.gongkai.casework.casetype.Answers;
import org.gongkai.casework.types.inforequest.reply.GivenGuards.Copy;
import org.gongkai.casework.types.inforequest.reply.Grounds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("第三十六条第一项、第二项、第三十七条 给出的文件与答复逐项一致")
class GivenItemByItemTest {

    private static final String GRANTED = "R36-2";
    private static final String PARTLY = "R37";
    private static final String REFUSED = "R36-3/16a";
    private static final String INTERNAL = "R36-3/16a";
    private static final String DELIBERATIVE = "R36-3/16b";

    private final OnPaper request = OnPaper.requestReceived("2026-03-02", 2);

    @AfterEach
    void forget() {
        InfoRequestFixtures.COPIES.clear();
    }

    @Test
    @DisplayName("第一项公开、第二项不予公开，给出的却是第二项的文件：两处都说得出来")
    void theWrongItem() {
        given(2);
        assertThat(request.refused(APPROVER, "decide", withoutOtherWays(GRANTED, REFUSED))).containsExactly(
                "第1项：予以公开，而没有给出这一项的完整文件；请先在“遮盖和给出的文件”里给出，或者写明获取的方式、途径和时间",
                "第2项：答复是“不予公开（内部事务信息）”，而给出了这一项的文件；请先在“遮盖和给出的文件”里收回");
        InfoRequestFixtures.COPIES.clear();
        given(1);
        decided(GRANTED, REFUSED);
    }

    @Test
    @DisplayName("写明了获取途径，也不能给出不予公开那一项的文件")
    void nothingOfWhatIsRefused() {
        given(2, INTERNAL);
        assertThat(request.refused(APPROVER, "decide", answers(GRANTED, "R36-4"))).contains(
                "第2项：答复是“经检索没有，政府信息不存在”，而给出了这一项的文件；请先在“遮盖和给出的文件”里收回");
    }

    @Test
    @DisplayName("两项都公开，每一项都要有自己的完整文件，或者一份答复全部的文件")
    void aWholeCopyForEach() {
        given(1);
        assertThat(request.refused(APPROVER, "decide", withoutOtherWays(GRANTED, GRANTED))).singleElement().asString().startsWith("第2项：予以公开，而没有给出");
        InfoRequestFixtures.COPIES.clear();
        given(0);
        decided(GRANTED, GRANTED);
    }

    @Test
    @DisplayName("公开的一项，给出的文件不能有隐去的内容，另一项部分公开也不例外")
    void grantedMeansWhole() {
        given(1, INTERNAL);
        given(1);
        given(2, INTERNAL);
        assertThat(request.refused(APPROVER, "decide", partly(GRANTED, PARTLY, 2, INTERNAL))).containsExactly(
                "第1项：给出的文件隐去了一部分（不予公开（内部事务信息）），而这一项没有答复部分公开");
    }

    @Test
    @DisplayName("两项都部分公开，隐去的依据各归各项，不能互换")
    void groundsOfEach() {
        given(1, INTERNAL);
        given(2, DELIBERATIVE);
        Map<String, String> swapped = partly(PARTLY, PARTLY, 1, DELIBERATIVE);
        swapped.put("item2Grounds", INTERNAL);
        assertThat(request.refused(APPROVER, "decide", swapped)).containsExactly("第1项：给出的文件据“不予公开（内部事务信息）”隐去了内容，而答复没有写明这一依据");

        Map<String, String> right = partly(PARTLY, PARTLY, 1, INTERNAL);
        right.put("item2Grounds", DELIBERATIVE);
        request.does(APPROVER, "decide", right);
    }

    @Test
    @DisplayName("一份文件答复全部的，隐去的依据在几项里写全即可")
    void oneFileForAll() {
        given(0, INTERNAL, DELIBERATIVE);
        Map<String, String> incomplete = partly(PARTLY, PARTLY, 1, INTERNAL);
        incomplete.put("item2Grounds", INTERNAL);
        assertThat(request.refused(APPROVER, "decide", incomplete)).containsExactly("第1项：给出的文件据“不予公开（过程性信息）”隐去了内容，而答复没有写明这一依据");

        Map<String, String> complete = partly(PARTLY, PARTLY, 1, INTERNAL);
        complete.put("item2Grounds", DELIBERATIVE);
        request.does(APPROVER, "decide", complete);
    }

    @Test
    @DisplayName("第二项部分公开，只给出第一项的遮盖件不算；人工遮盖的，填写复制件的编号")
    void thePartOfItsOwn() {
        given(1, INTERNAL);
        Map<String, String> values = partly(PARTLY, PARTLY, 1, INTERNAL);
        values.put("item2Grounds", INTERNAL);
        assertThat(request.refused(APPROVER, "decide", values)).containsExactly("第2项：部分公开须给出遮盖后的文件；纸质原件人工遮盖的，填写复制件的编号");
        values.put(Answers.field(2, "PaperCopy"), "F-2026-2");
        request.does(APPROVER, "decide", values);
    }

    @Test
    @DisplayName("第三十七条 据第三方权益只隐去了身份证号、电话、账号的，不必先征求第三方意见；隐去了别的，或者是纸质件，仍须征求")
    void numbersNeedNoConsultation() {
        String thirdParty = "R36-3/15";
        String consult = "第1项：以第三方权益为由不予公开，须先书面征求第三方意见";
        given(2);
        given(1, thirdParty);
        Map<String, String> partly = partly(PARTLY, GRANTED, 1, thirdParty);
        assertThat(request.refused(APPROVER, "decide", partly)).contains(consult);

        InfoRequestFixtures.COPIES.add(new Copy(1, List.of(thirdParty), List.of(thirdParty)));
        assertThat(request.refused(APPROVER, "decide", partly)).as("另一份还隐去了别的").contains(consult);

        InfoRequestFixtures.COPIES.removeIf(copy -> copy.item() == 1 && copy.numbers().isEmpty());
        Map<String, String> onPaper = new java.util.HashMap<>(partly);
        onPaper.put("item1PaperCopy", "复 1 号");
        assertThat(request.refused(APPROVER, "decide", onPaper)).contains(consult);
        assertThat(request.refused(APPROVER, "decide", partly(PARTLY, thirdParty, 1, thirdParty))).as("整项不予公开的").contains(consult.replace("第1项", "第2项"));
        request.does(APPROVER, "decide", partly);
    }

    private static void given(int item, String... grounds) {
        InfoRequestFixtures.COPIES.add(new Copy(item, List.of(grounds)));
    }

    private void decided(String first, String second) {
        request.does(APPROVER, "decide", withoutOtherWays(first, second));
    }

    /** Neither a way of getting it nor a paper copy: what is given is what stands in the room of redaction. */
    private static Map<String, String> withoutOtherWays(String... replies) {
        Map<String, String> values = new HashMap<>(answers(replies));
        values.keySet().removeIf(name -> name.endsWith("Where") || name.endsWith("PaperCopy"));
        return values;
    }

    private static Map<String, String> partly(String first, String second, int item, String grounds) {
        Map<String, String> values = withoutOtherWays(first, second);
        values.put(Answers.field(item, Grounds.FURTHER), grounds);
        return values;
    }
}
