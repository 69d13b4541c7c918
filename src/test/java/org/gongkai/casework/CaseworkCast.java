package org.gongkai.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.casework.casetype.Answers;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Refusal;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;

/** A small invented county: a government, two departments, and the people who act in these tests. */
@TestComponent
public class CaseworkCast {

    public static final String GOVERNMENT = "lq-zf";
    public static final String EDUCATION = "lq-jy";
    public static final String HOUSING = "lq-zj";

    public static final Actor OFFICER = new Actor("person-officer", Set.of("OFFICER"));
    public static final Actor APPROVER = new Actor("person-approver", Set.of("APPROVER"));
    public static final Actor HEAD = new Actor("person-head", Set.of("DISCLOSURE_HEAD"));
    public static final Actor OFFICE = new Actor("person-office", Set.of("DISCLOSURE_OFFICE"));

    private final EstablishOrgan establish;
    private final Submitting submitting;
    private final Cases cases;

    CaseworkCast(EstablishOrgan establish, Submitting submitting, Cases cases) {
        this.establish = establish;
        this.submitting = submitting;
        this.cases = cases;
    }

    /** When those listen who record that an organ was established. */
    @EventListener(ContextRefreshedEvent.class)
    void organs() {
        organ(GOVERNMENT, "临溪区人民政府", "区政府", null, OrganKind.GOVERNMENT, "临政");
        organ(EDUCATION, "临溪区教育局", "区教育局", GOVERNMENT, OrganKind.DEPARTMENT, "临教");
        organ(HOUSING, "临溪区住房和城乡建设局", "区住建局", GOVERNMENT, OrganKind.DEPARTMENT, "临建");
    }

    private void organ(String id, String name, String shortName, @org.jspecify.annotations.Nullable String parent,
            OrganKind kind, String word) {
        var profile = new OrganProfile(word, null, null, null, null, null, null, null, null);
        establish.establish(new Organ(id, name, shortName, parent, kind, null, LocalDate.of(2000, 1, 1), null, profile),
                Operator.INSTALLATION);
    }

    public Submit request(String organ, String... titles) {
        List<Map<String, String>> items = new ArrayList<>();
        for (String title : titles) {
            items.add(Map.of("title", title));
        }
        return new Submit("inforequest", "web", "nat", List.of(organ), Actor.applicant(),
                Map.of("name", "林小舟", "identityKind", "id-card", "identityNumber", "990005199001010000",
                        "phone", "099-20000000", "address", "临溪区柳岸街1号"),
                Map.of("way", "online", "medium", "electronic"), items, null, null, null, null, null);
    }

    /** The same request of somebody else, or to be answered in another way. */
    public static Submit with(Submit request, Map<String, String> applicant, Map<String, String> content) {
        return new Submit(request.type(), request.channel(), request.party(), request.organs(), request.actor(), applicant, content, request.items(), null, null, null, null, null);
    }

    public String submitted(Submit submit) {
        return ((Submission.Accepted) submitting.submit(submit)).caseIds().getFirst();
    }

    /** Takes an action that must succeed. */
    public CaseState does(Actor actor, String action, String caseId, Map<String, String> values) {
        return switch (cases.perform(Perform.today(caseId, action, actor, values))) {
            case Performed.Done done -> done.state();
            case Performed.Repeated repeated -> throw new AssertionError("repeated " + repeated);
            case Performed.Refused refused -> throw new AssertionError(action + " was refused: " + refused.reasons());
        };
    }

    /** Takes an action that must be refused. */
    public List<String> refused(Actor actor, String action, String caseId, Map<String, String> values) {
        if (cases.perform(Perform.today(caseId, action, actor, values)) instanceof Performed.Refused refused) {
            return refused.reasons().stream().map(Refusal::sentence).toList();
        }
        throw new AssertionError(action + " should have been refused");
    }

    /** A request received and accepted today. */
    public String inProgress(String organ, String... titles) {
        String caseId = submitted(request(organ, titles));
        does(OFFICER, "receive", caseId, Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        does(OFFICER, "accept", caseId, Map.of());
        return caseId;
    }

    public Map<String, String> answers(String... replies) {
        Map<String, String> values = new java.util.HashMap<>();
        for (int n = 1; n <= replies.length; n++) {
            values.put(Answers.field(n), replies[n - 1]);
            values.put(Answers.words(n), "详见所附材料。");
            values.put(Answers.field(n, "Where"), "到本机关政府信息公开查阅点查阅、复制");
            values.put(Answers.field(n, "PaperCopy"), "F-2026-" + n);
        }
        return values;
    }
}
