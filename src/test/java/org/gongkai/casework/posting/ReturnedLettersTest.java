package org.gongkai.casework.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.ReadOnce;
import org.gongkai.directory.EndPost;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.letters.Postings;
import org.gongkai.letters.Postings.State;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("退件：没有送达的是一件待办，归承办人，写着哪天、为什么；到送达、再寄出或者改用别的方式为止；统计里退回过的另数")
class ReturnedLettersTest extends PostingOffice {

    @Autowired
    EndPost ending;
    @Autowired
    List<Duties> duties;

    private List<Duty> owed(Staff staff, boolean others) {
        return duties.stream().map(engine -> ReadOnce.during(() -> others ? engine.ofOthers(staff, 100) : engine.of(staff, 100))).flatMap(waiting -> waiting.pressing().stream()).filter(duty -> duty.queue().equals("邮件退回")).toList();
    }

    private static List<String> addresses(List<Duty> duties) {
        return duties.stream().map(Duty::address).toList();
    }

    @Test
    @DisplayName("第四十五条 退回的是一件待办：归承办人，没有承办人的归经办的各人，写着哪天、为什么；再寄出、用别的方式送达、撤销登记，待办就没有了；牵头的看得到别人的")
    void returnedIsADuty() {
        String request = askedToComplete("post");
        Staff holder = someone(EDUCATION);
        Staff chief = someone(EDUCATION);
        giving.give(chief.personId(), EDUCATION, Role.APPROVER, false, LocalDate.of(2020, 1, 1), Operator.INSTALLATION).orThrow();
        chief = people.staff(chief.personId()).orElseThrow();
        String first = number();
        String second = number();
        desk.post(officer, notice(request).letter(), first, null).orThrow();
        time.to("2026-03-05");
        String place = "/desk/cases/" + request + "#posted";
        assertThat(addresses(owed(officer, false))).doesNotContain(place);
        desk.returned(officer, first, "unclaimed").orThrow();
        assertThat(owed(officer, false)).filteredOn(duty -> duty.address().equals(place)).singleElement().satisfies(duty -> {
            assertThat(duty.what()).contains("2026-03-05", "逾期没有领取", "政府信息公开申请补正告知书", "没有送达");
            assertThat(duty.article()).isEqualTo("第四十五条");
        });
        assertThat(addresses(owed(someone(CaseworkCast.HOUSING), false))).doesNotContain(place);
        cast.does(OFFICER, "assign", request, Map.of("assignee", holder.personId()));
        assertThat(addresses(owed(holder, false))).contains(place);
        assertThat(addresses(owed(officer, false))).doesNotContain(place);
        assertThat(addresses(owed(chief, true))).contains(place);
        desk.post(officer, notice(request).letter(), second, null).orThrow();
        assertThat(addresses(owed(holder, false))).as("再寄出了").doesNotContain(place);
        time.to("2026-03-06");
        desk.returned(officer, second, "moved").orThrow();
        assertThat(owed(holder, false)).filteredOn(duty -> duty.address().equals(place)).singleElement().satisfies(duty -> assertThat(duty.what()).contains("已经迁移"));
        Postings.Counted counted = postings.counted(holder.scope(), EDUCATION, LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-06"));
        assertThat(counted.returned()).isPositive();
        cast.does(OFFICER, "notice-served", request, Map.of("notice", "completion-notice", "way", "counter", "proof", "领取登记 2026-7"));
        assertThat(addresses(owed(holder, false))).as("用别的方式送达了").doesNotContain(place);
        Postings.Counted after = postings.counted(holder.scope(), EDUCATION, LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-06"));
        assertThat(after.returned()).isEqualTo(counted.returned() - 1);
        assertThat(after.everReturned()).as("退回过的照样数").isEqualTo(counted.everReturned());
        cast.does(CaseworkCast.APPROVER, "strike", request, Map.of("step", "notice-served", "reason", "不是这一件"));
        assertThat(addresses(owed(holder, false))).as("送达登记错了，又欠着").contains(place);
    }

    @Test
    @DisplayName("第四十五条 承办人调到别的机关，退件就是没有人的：经办的各人都有；牵头的自己不办件，在其他人的待办里看得到")
    void nobodysLetterIsSeen() {
        String request = askedToComplete("post");
        Staff holder = someone(EDUCATION);
        cast.does(OFFICER, "assign", request, Map.of("assignee", holder.personId()));
        String number = number();
        desk.post(officer, notice(request).letter(), number, null).orThrow();
        desk.returned(officer, number, "moved").orThrow();
        String place = "/desk/cases/" + request + "#posted";
        Staff signs = with(EDUCATION, Role.APPROVER);
        assertThat(addresses(owed(officer, false))).doesNotContain(place);
        assertThat(addresses(owed(signs, true))).contains(place);
        giving.give(holder.personId(), CaseworkCast.HOUSING, Role.OFFICER, false, LocalDate.of(2020, 1, 1), Operator.INSTALLATION).orThrow();
        ending.end(people.posts(holder.personId()).stream().filter(post -> post.organ().equals(EDUCATION)).findFirst().orElseThrow().id(), LocalDate.parse("2026-03-02"), Operator.INSTALLATION).orThrow();
        time.to("2026-03-03");
        assertThat(people.staff(holder.personId()).orElseThrow().posts()).as("还在，不在这里").isNotEmpty();
        assertThat(addresses(owed(people.staff(officer.personId()).orElseThrow(), false))).contains(place);
        assertThat(addresses(owed(people.staff(holder.personId()).orElseThrow(), false))).doesNotContain(place);
        assertThat(addresses(owed(signs, false))).doesNotContain(place);
        assertThat(addresses(owed(signs, true))).contains(place);
    }

    @Test
    @DisplayName("第四十五条 答复书退回以后改用别的方式发出，待办没有了，也不再等着寄")
    void returnedAndSentOtherwise() {
        String request = received("post");
        cast.does(OFFICER, "accept", request, Map.of());
        cast.does(CaseworkCast.APPROVER, "decide", request, Map.of("item1Reply", "R38", "item1Words", "没有现成信息。"));
        String reply = postings.of(request).stream().filter(one -> one.template().equals("reply")).findFirst().orElseThrow().letter();
        String number = number();
        desk.post(officer, reply, number, null).orThrow();
        desk.returned(officer, number, "address").orThrow();
        assertThat(addresses(owed(officer, false))).contains("/desk/cases/" + request + "#posted");
        cast.does(OFFICER, "dispatch", request, Map.of("way", "counter"));
        assertThat(postings.byLetters(List.of(reply))).extracting(Postings.Posting::state).containsExactly(State.OTHERWISE);
        assertThat(addresses(owed(officer, false))).doesNotContain("/desk/cases/" + request + "#posted");
        assertThat(list.of(officer)).extracting(line -> line.posting().letter()).doesNotContain(reply);
    }
}
