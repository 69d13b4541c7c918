package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.OnPaper.OFFICER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.answer.Told;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.delivery.Served;
import org.gongkai.casework.delivery.Serves;
import org.gongkai.casework.drafting.declared.Drafted;
import org.gongkai.letters.Letter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("第四十五条 每一种发出去的文书都能登记送达：哪一天、怎样送到、凭证是什么")
class ServiceOfLettersTest {

    /** Records themselves; and what goes to an organ here, which signs for it in the matter. */
    private static final List<String> RECORDS = List.of("service-record", "supervision-notice", "supervision-circular");

    @Test
    @DisplayName("没有一种文书登记不了：登记送达的步骤里有它，或者答复时随即告知、发出和退回各记一笔")
    void everyLetter() {
        List<String> unrecorded = new ArrayList<>();
        for (CaseType type : ShippedDefinitions.inForce()) {
            type.actions().forEach(action -> type.consequence(action.id()).papers().all().stream()
                    .filter(letter -> !RECORDS.contains(letter) && !Serves.covers(type, letter) && !Told.of(type, action.id()).mail())
                    .forEach(letter -> unrecorded.add(type.id() + " " + letter)));
        }
        assertThat(unrecorded).isEmpty();
    }

    @Test
    @DisplayName("每一种答复都可以先拟稿、审核、会签再签发；只有当场答复（到馆查档的也是）、随主件的答复、补录的历史结果不拟稿")
    void everyAnswerIsDrafted() {
        List<String> spontaneous = new ArrayList<>();
        for (CaseType type : ShippedDefinitions.inForce()) {
            type.actions().stream().filter(action -> "answered".equals(type.consequence(action.id()).result().ending()) && Drafted.of(type, action.id()).isEmpty()).forEach(action -> spontaneous.add(type.id() + " " + action.id()));
            type.actions().forEach(action -> Drafted.of(type, action.id()).ifPresent(drafted -> assertThat(drafted.isRequired()).as(type.id() + " " + action.id() + "：不用稿子的，照旧").isFalse()));
        }
        assertThat(spontaneous).containsExactlyInAnyOrder("inforequest answer-on-spot", "inforequest record-result", "hotline answer-now", "hotline answer-with-lead", "archivesearch answer", "archivesearch not-found");
    }

    @Test
    @DisplayName("补正告知书：没有发过的不能登记；登记以后写明哪一天、怎样送到；延期告知书另外登记")
    void notices() {
        OnPaper request = OnPaper.requestReceived("2026-03-02", 1).on("2026-03-04");
        Map<String, String> served = Map.of("notice", "completion-notice", "way", "post", "proof", "EX000000002CN");
        assertThat(request.refused(OFFICER, "notice-served", served)).singleElement().asString().contains("没有发过“补正告知书”");
        request.does(OFFICER, "ask-completion", Map.of("missing", "请写明年份", "completeBy", "2026-04-10"));
        Letter notice = letter("completion-notice", "2026-03-04");
        Letter extension = letter("extension-notice", "2026-03-04");
        assertThat(Served.missing(request.state(), List.of(notice, extension))).containsExactlyInAnyOrder(notice.id(), extension.id());
        request.on("2026-03-06").does(OFFICER, "notice-served", served);
        assertThat(Served.of(request.state(), List.of(notice, extension))).containsExactly(Map.entry(notice.id(), new Served(LocalDate.parse("2026-03-06"), "邮寄")));
        assertThat(Served.missing(request.state(), List.of(notice, extension))).containsExactly(extension.id());
        assertThat(request.state().stage()).as("不改变环节").isEqualTo("awaiting-completion");
    }

    private static Letter letter(String template, String on) {
        return new Letter(template, "case", "act", OnPaper.HERE, template, "1", template, LocalDate.parse(on), Letter.Recipient.APPLICANT);
    }
}
