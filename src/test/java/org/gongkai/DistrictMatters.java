package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.letters.Letter;
import org.gongkai.letters.Letters;
import org.gongkai.procedure.Actor;
import org.springframework.stereotype.Component;

/** What people bring in to the demo district, and what its officers do with it. */
@Component
public class DistrictMatters {

    private static final Actor DESK = new Actor("person-desk", Set.of("OFFICER", "APPROVER", "DISCLOSURE_OFFICE"));

    private final DemoDistrict district;
    private final Submitting submitting;
    private final Cases cases;
    private final Letters letters;

    DistrictMatters(DemoDistrict district, Submitting submitting, Cases cases, Letters letters) {
        this.district = district;
        this.submitting = submitting;
        this.cases = cases;
        this.letters = letters;
    }

    /** A request of 林小舟 to the education bureau, received. */
    public Submission.Accepted received(String title) {
        Submission.Accepted request = brought(new Submit("inforequest", "web", "nat", List.of("education"), Actor.applicant(),
                Map.of("name", "林小舟", "identityKind", "id-card", "identityNumber", "990005199001010000", "phone", "099-20000000", "address", "青澜区柳岸街1号"),
                Map.of("way", "online", "medium", "electronic"), List.of(Map.of("title", title)), null, null, null, null, null));
        does(request.caseIds().getFirst(), "receive", Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        return request;
    }

    /** The same with files that were uploaded beforehand, as the form names them. */
    public String receivedWith(List<String> files) {
        Submission.Accepted request = brought(new Submit("inforequest", "web", "nat", List.of("education"), Actor.applicant(),
                Map.of("name", "林小舟", "identityKind", "id-card", "identityNumber", "990005199001010000", "phone", "099-20000000", "address", "青澜区柳岸街1号"),
                Map.of("way", "online", "medium", "electronic", "papers", String.join(",", files)), List.of(Map.of("title", "附了图的学区申请")), null, null, null, null, null));
        does(request.caseIds().getFirst(), "receive", Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        return request.caseIds().getFirst();
    }

    /** A letter of 黄齐飞 to the mayor, answered. */
    public Submission.Accepted answered(String title) {
        Submission.Accepted letter = brought(new Submit("mayormail", "web", "nat", List.of("qinglan"), Actor.applicant(),
                Map.of("name", "黄齐飞", "phone", "13900001234"), Map.of("purpose", "complain", "agreesToPublish", "yes"),
                List.of(Map.of("title", title, "description", "我是黄齐飞，电话139-0000-1234，路灯连续三天不亮。")), null, null, null, null, null));
        does(letter.caseIds().getFirst(), "accept", Map.of());
        does(letter.caseIds().getFirst(), "answer", Map.of("answer", "黄齐飞先生：路灯已修复，感谢反映。"));
        return letter;
    }

    /** A proposal of the deputy 钱望 to the government, as the people's congress handed it over. */
    public String proposed(String title) {
        return brought(new Submit("deputyproposal", "handed-in", "npc", List.of("qinglan"), DESK, Map.of("name", "钱望", "phone", "099-20000001"), Map.of(),
                List.of(Map.of("title", title, "description", "现在每二十分钟一班，早晚高峰挤不上。")), null, null, null, null, null)).caseIds().getFirst();
    }

    public void does(String caseId, String action, Map<String, String> values) {
        assertThat(cases.perform(Perform.today(caseId, action, DESK, values))).isInstanceOf(Performed.Done.class);
    }

    /** Why the desk may not do this now. */
    public String refused(String caseId, String action, Map<String, String> values) {
        return String.valueOf(((Performed.Refused) cases.perform(Perform.today(caseId, action, DESK, values))).reasons());
    }

    /** Number and code with which whoever a case consulted answers, as their letter says them. */
    public String[] consulted(String caseId) {
        Letter letter = letters.of(caseId).stream().filter(one -> one.template().equals("consultation")).findFirst().orElseThrow();
        try (var docx = new XWPFDocument(new ByteArrayInputStream(letters.docx(letter))); var text = new XWPFWordExtractor(docx)) {
            Matcher said = Pattern.compile("编号 (\\S+) 和查询码 (\\S{8})").matcher(text.getText());
            assertThat(said.find()).isTrue();
            return new String[] {said.group(1), said.group(2)};
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Submission.Accepted brought(Submit submit) {
        district.tell("cast");
        return (Submission.Accepted) submitting.submit(submit);
    }
}
