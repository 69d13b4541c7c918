package org.gongkai.casework.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.definition.Blanks;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.letters.DeclaredWording;
import org.gongkai.letters.Letter;
import org.gongkai.letters.LetterBlank;
import org.gongkai.letters.LetterOrder;
import org.gongkai.letters.LetterParts;
import org.gongkai.letters.LetterText;
import org.gongkai.letters.Wording;
import org.gongkai.procedure.Field;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("文书措辞：本机关改写，一人提出、另一人审批，自定好的一天起用；少了必备内容、写了没有的词不收；已经发出的一字不变；可以收回")
class OwnWordingsTest extends WordingOffice {

    @Autowired
    Specimens specimens;
    @Autowired
    LetterParts parts;
    @Autowired
    Ledger ledger;
    @Autowired
    KeptTypes types;

    @Test
    @DisplayName("自起用的一天起发出的用新的措辞，早一天的用原来的；已经发出的、别的机关的不变；收回以后自明天起恢复")
    void holdsFromItsDay() {
        Letter before = notice();
        LetterText printed = letters.words(before);
        Wording wording = approved("不清楚怎样补正的，可以打电话问。", "2026-03-04");
        time.to("2026-03-03");
        assertThat(letters.words(notice()).body()).noneMatch(line -> line.contains("打电话问"));
        time.to("2026-03-04");
        Letter after = notice();
        assertThat(letters.words(after).body()).anyMatch(line -> line.equals("不清楚怎样补正的，可以打电话问。")).anyMatch(line -> line.contains("2026年4月10日"));
        assertThat(letters.words(before)).isEqualTo(printed);
        assertThat(client.sql("select wording from letters.letter where id = ?").param(after.id()).query(String.class).single()).isEqualTo(wording.id());
        assertThat(wordings.used(LETTER, LAW, CaseworkCast.HOUSING, LocalDate.parse("2026-03-04"))).isEmpty();
        Wording second = approved("不清楚怎样补正的，来窗口问。", "2026-03-05");
        time.to("2026-03-05");
        assertThat(letters.words(notice()).body()).anyMatch(line -> line.contains("来窗口问")).noneMatch(line -> line.contains("打电话问"));
        wordings.takeBack(approver, second.id()).orThrow();
        assertThat(letters.words(notice()).body()).as("今天的都一样").anyMatch(line -> line.contains("来窗口问"));
        time.to("2026-03-06");
        assertThat(letters.words(notice()).body()).as("恢复上一版").anyMatch(line -> line.contains("打电话问"));
        wordings.takeBack(approver, wording.id()).orThrow();
        time.to("2026-03-09");
        assertThat(letters.words(notice()).body()).as("恢复规则文件里的").noneMatch(line -> line.contains("打电话问"));
        assertThat(letters.words(after).body()).anyMatch(line -> line.contains("打电话问"));
        assertThat(ledger.of(wording.id())).extracting(Act::kind).containsExactly("wording.proposed", "wording.approved", "wording.taken-back");
        assertThat(wordings.takeBack(approver, wording.id()).reasons()).singleElement().asString().contains("不用收回");
    }

    @Test
    @DisplayName("写了没有的词、花括号没写对、少了期限、逾期的后果、引用的条款，各说一句怎样改；今天起用、没写为什么、一字不差的不收")
    void refused() {
        List<String> body = new ArrayList<>(declared.body());
        body.set(0, body.getFirst().replace("{caseNumber}", "{caseNumbr}").replace("第三十条", "有关条款"));
        body.set(2, "请提交补正材料，可以在{site}提交 { missing }。");
        assertThat(proposed(body, "2026-03-04").reasons()).satisfiesExactlyInAnyOrder(
                one -> assertThat(one).isEqualTo("第 1 段的“{caseNumbr}”没有可填的。是不是“caseNumber”"),
                one -> assertThat(one).startsWith("第 3 段的花括号没有写对"),
                one -> assertThat(one).isEqualTo("缺少“办件编号”：这份文书必须写明，请把 {caseNumber} 写进去"),
                one -> assertThat(one).isEqualTo("缺少“补正的最后一日”：这份文书必须写明，请把 {completeBy} 写进去"),
                one -> assertThat(one).startsWith("缺少“逾期的后果（视为放弃申请）”：这份文书必须写明"),
                one -> assertThat(one).startsWith("缺少“逾期不补正、不说明的后果”"),
                one -> assertThat(one).startsWith("缺少“期限从哪一天起算”"),
                one -> assertThat(one).isEqualTo("缺少引用的“第三十条”：这份文书依据它作出，请写上"));
        assertThat(proposed(said("另行告知。"), "2026-03-02").reasons()).singleElement().asString().contains("最早是明天");
        assertThat(proposed(declared.body(), "2026-03-04").reasons()).singleElement().asString().contains("一字不差");
        assertThat(wordings.propose(officer, declared, EDUCATION, said("另行告知。"), " ", LocalDate.parse("2026-03-04"), issued.known(declared)).reasons()).singleElement().asString().contains("为什么改");
        assertThat(wordings.propose(officer, declared, CaseworkCast.HOUSING, said("另行告知。"), "试", LocalDate.parse("2026-03-04"), issued.known(declared)).reasons()).singleElement().asString().contains("不在这个机关办件");
        DeclaredWording reply = issued.declared("reply", LAW).orElseThrow();
        List<String> without = reply.body().stream().filter(line -> !line.equals("{remedy}")).toList();
        assertThat(wordings.propose(officer, reply, EDUCATION, without, "试", LocalDate.parse("2026-03-04"), issued.known(reply)).reasons())
                .containsExactly("缺少“不服的救济途径和期限”：这份文书必须写明，请把 {remedy} 写进去");
    }

    @Test
    @DisplayName("自己提的自己批不了，没有签发权的批不了；退回要写明为什么；提出的人在审批以前能撤回；等审批的是签发人的待办；到了日子还没批的不能再批；同一天起用的只能有一版")
    void bySomebodyElse() throws Exception {
        Staff both = someone(EDUCATION, Role.APPROVER);
        Set<String> known = issued.known(declared);
        Wording own = wordings.propose(both, declared, EDUCATION, said("另行告知。"), "试", LocalDate.parse("2026-03-04"), known).orThrow();
        assertThat(wordings.approve(both, own.id(), known).reasons()).singleElement().asString().contains("须由另一个人审批");
        assertThat(wordings.approve(officer, own.id(), known).reasons()).singleElement().asString().contains("有签发权");
        assertThat(wordings.approve(someone(CaseworkCast.HOUSING, Role.APPROVER), own.id(), known).reasons()).isNotEmpty();
        assertThat(waits(approver)).contains("/desk/wordings/version/" + own.id());
        assertThat(waits(both)).doesNotContain("/desk/wordings/version/" + own.id());
        assertThat(waits(officer)).doesNotContain("/desk/wordings/version/" + own.id());
        assertThat(wordings.refuse(approver, own.id(), "").reasons()).singleElement().asString().contains("为什么不同意");
        assertThat(wordings.withdraw(officer, own.id()).reasons()).singleElement().asString().contains("只有提出的人");
        assertThat(wordings.refuse(approver, own.id(), "太啰嗦").orThrow().state()).isEqualTo(Wording.State.REFUSED);
        assertThat(wordings.approve(approver, own.id(), known).reasons()).singleElement().asString().contains("已经办过了");
        assertThat(waits(approver)).isEmpty();
        Wording again = proposed(said("请及时补正。"), "2026-03-04").orThrow();
        assertThat(wordings.withdraw(officer, again.id()).orThrow().state()).isEqualTo(Wording.State.WITHDRAWN);
        Wording late = proposed(said("请按时补正。"), "2026-03-04").orThrow();
        time.to("2026-03-04");
        assertThat(wordings.approve(approver, late.id(), known).reasons()).singleElement().asString().contains("已经到了");
        List<Wording> two = Stream.of("甲。", "乙。").map(more -> proposed(said(more), "2026-03-06").orThrow()).toList();
        List<Attempt<Wording>> both2 = new ArrayList<>();
        CyclicBarrier together = new CyclicBarrier(two.size());
        try (ExecutorService approvers = Executors.newFixedThreadPool(two.size())) {
            for (Future<Attempt<Wording>> done : approvers.invokeAll(two.stream().<Callable<Attempt<Wording>>>map(one -> () -> {
                together.await();
                return wordings.approve(approver, one.id(), known);
            }).toList())) {
                both2.add(done.get());
            }
        }
        assertThat(both2).filteredOn(Attempt.Done.class::isInstance).hasSize(1);
    }

    @Test
    @DisplayName("样张：举例的一件，或者看得到的一件办件，什么也不发；别的机关的、不发这种文书的说明")
    void specimen() {
        String request = cast.submitted(cast.request(EDUCATION, "食堂采购"));
        cast.does(OFFICER, "receive", request, Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        String number = client.sql("select number from casework.cases where id = ?").param(request).query(String.class).single();
        LetterText invented = specimens.of(officer, declared, EDUCATION, said("另行告知。"), "").orThrow();
        assertThat(String.join("", invented.body())).contains("另行告知。", "青教公申〔2026〕12号").doesNotContain("{", number);
        LetterText real = specimens.of(officer, declared, EDUCATION, said("另行告知。"), number).orThrow();
        assertThat(String.join("", real.body())).contains(number, "2026年3月2日");
        assertThat(real.addressee()).isEqualTo("林小舟：");
        assertThat(letters.of(request)).extracting(Letter::template).containsExactly("receipt");
        assertThat(specimens.of(someone(CaseworkCast.HOUSING, Role.OFFICER), declared, CaseworkCast.HOUSING, said("另行告知。"), number).reasons()).singleElement().asString().contains("您看不到它");
        assertThat(specimens.of(officer, declared, EDUCATION, said("另行告知。"), number.replace("号", "").replace("〔", "[").replace("〕", "]")).orThrow().addressee()).as("编号怎样写都认得").isEqualTo("林小舟：");
        assertThat(specimens.of(officer, declared, EDUCATION, said("另行告知。"), number.substring(0, number.indexOf('〕') + 1)).reasons()).as("不是一件完整的编号").singleElement().asString().contains("完整的编号");
        DeclaredWording mail = issued.declared("mail-reply", LocalDate.parse("2020-01-01")).orElseThrow();
        assertThat(specimens.of(officer, mail, EDUCATION, mail.body(), number).reasons()).singleElement().asString().contains("不发这种文书");
    }

    @Test
    @DisplayName("样张不比办件页多说：不承办这一件的，申请人不写姓名，内容里的证件号码、电话隐去；承办的人写全姓名，证件号码仍隐去")
    void specimenTellsNoMoreThanThePage() {
        String request = cast.submitted(cast.request(EDUCATION, "身份证号990005199001010000、电话13800000000的学籍登记"));
        cast.does(OFFICER, "receive", request, Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        cast.does(OFFICER, "accept", request, Map.of());
        cast.does(OFFICER, "assign", request, Map.of("assignee", officer.personId()));
        String number = client.sql("select number from casework.cases where id = ?").param(request).query(String.class).single();
        LetterText onlooker = specimens.of(someone(EDUCATION, Role.OFFICER), declared, EDUCATION, said("您申请的是：{request}。"), number).orThrow();
        assertThat(onlooker.addressee()).isEqualTo("申请人：");
        assertThat(String.join("", onlooker.body())).contains("****0000、电话****0000的学籍登记").doesNotContain("林小舟", "990005199001010000", "13800000000");
        LetterText holder = specimens.of(officer, declared, EDUCATION, said("您申请的是：{request}。"), number).orThrow();
        assertThat(holder.addressee()).isEqualTo("林小舟：");
        assertThat(String.join("", holder.body())).contains("****0000、电话13800000000的学籍登记").doesNotContain("990005199001010000");
    }

    @Test
    @DisplayName("给第三方、别的机关的文书只能填随程序写了的词：改写的不能说出申请人、申请的内容，以前批准了的也不会；给申请人的另外只能填人人看得到的")
    void tellsNobodyElseWhoAsked() {
        List<DeclaredWording> all = issued.groups().stream().flatMap(group -> Stream.concat(group.inForce().stream(), group.earlier().stream())).toList();
        List<DeclaredWording> toOthers = all.stream().filter(letter -> letter.recipient() == Letter.Recipient.THIRD_PARTY).toList();
        assertThat(toOthers).extracting(DeclaredWording::letter).contains("consultation", "override-notice", "joint-consultation");
        for (DeclaredWording letter : toOthers) {
            Set<String> written = Stream.concat(letter.body().stream().flatMap(line -> Blanks.in(line).stream()), LetterBlank.OF_ORGAN.stream()).collect(Collectors.toSet());
            assertThat(issued.known(letter)).as(letter.letter()).isEqualTo(written).doesNotContain("applicant", "request", "caseNumber");
            List<String> body = new ArrayList<>(letter.body());
            body.add("申请人：{applicant}。");
            assertThat(wordings.against(letter, body, issued.known(letter))).as(letter.letter()).singleElement().asString().contains("“{applicant}”没有可填的");
            approvedBefore(letter, String.join("\n", body));
            Map<String, String> words = written.stream().collect(Collectors.toMap(word -> word, word -> "（" + word + "）"));
            words.putAll(Map.of("applicant", "林小舟", "thirdParty", "某某公司", "organName", "财政局"));
            assertThat(letters.preview(new LetterOrder(letter.letter(), "", "", EDUCATION, time.today(), letter.law(), words)).body()).as(letter.letter()).noneMatch(line -> line.contains("林小舟"));
        }
        assertThat(parts.title("applicant")).isEqualTo("申请人");
        Set<String> closed = types.all().stream().flatMap(type -> type.actions().stream()).flatMap(action -> action.fields().stream())
                .filter(field -> field.kept() == Field.Keeping.SEALED || field.limits().masked()).map(Field::name).collect(Collectors.toSet());
        assertThat(closed).contains("missing");
        for (DeclaredWording letter : all) {
            Set<String> further = new HashSet<>(issued.known(letter));
            letter.body().forEach(line -> further.removeAll(Blanks.in(line)));
            further.removeAll(Set.of("applicant", "you", "request", "caseNumber", "channel", "served"));
            assertThat(further).as(letter.letter()).doesNotContain("missing", "answer", "said");
        }
    }

    @Test
    @DisplayName("措辞里有这一件填不了的词的，这份文书用规则文件里的措辞发出，不必等到明天")
    void answersAnyway() {
        approvedBefore(declared, declared.text() + "\n请同时说明{neverHeardOf}。");
        Letter notice = notice();
        assertThat(letters.words(notice).body()).noneMatch(line -> line.contains("请同时说明")).anyMatch(line -> line.contains("2026年4月10日"));
        assertThat(client.sql("select wording is null from letters.letter where id = ?").param(notice.id()).query(Boolean.class).single()).isTrue();
    }

    @Test
    @DisplayName("规则文件里的措辞后来改了、多了必备内容的，改写过的机关有一件待办；照原样再提一次或者跟着改，待办就没有了")
    void followsWhatIsDeclared() {
        Wording wording = approved("请来电。", "2026-03-03");
        time.to("2026-03-03");
        String place = "/desk/wordings/" + LETTER + "/" + LAW + "?organ=" + EDUCATION;
        assertThat(waits(officer)).isEmpty();
        client.sql("update letters.wording set declared = 'of another text' where id = ?").param(wording.id()).update();
        assertThat(waits(officer)).containsExactly(place);
        assertThat(waits(someone(CaseworkCast.HOUSING, Role.OFFICER))).isEmpty();
        Wording again = wordings.propose(officer, declared, EDUCATION, wording.body(), "看过了，不用改", LocalDate.parse("2026-03-04"), issued.known(declared)).orThrow();
        assertThat(waits(officer)).as("已经提了").isEmpty();
        wordings.approve(approver, again.id(), issued.known(declared)).orThrow();
        time.to("2026-03-04");
        assertThat(waits(officer)).isEmpty();
        client.sql("update letters.wording set body = replace(body, '{completeBy}', '十日') where id = ?").param(again.id()).update();
        assertThat(waits(officer)).containsExactly(place);
        assertThat(wordings.behind(wordings.standing(List.of(EDUCATION)), issued::known).get(again.id())).containsExactly("缺少“补正的最后一日”：这份文书必须写明，请把 {completeBy} 写进去");
    }

    @Test
    @DisplayName("规则文件里的每份文书，措辞原样都过得了自己的必备内容；每个词都写着是什么")
    void declaredOnesAreWhole() {
        Set<String> untold = new HashSet<>();
        assertThat(issued.groups()).isNotEmpty().allSatisfy(group -> Stream.concat(group.inForce().stream(), group.earlier().stream()).forEach(letter -> {
            assertThat(wordings.against(letter, letter.body(), issued.known(letter))).as(letter.letter() + " " + letter.law()).isEmpty();
            letter.body().forEach(line -> Blanks.in(line).stream().filter(word -> parts.title(word).equals(word)).forEach(untold::add));
        }));
        assertThat(untold).isEmpty();
    }
}
