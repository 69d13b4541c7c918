package org.gongkai.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKind.Family;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.redaction.Original;
import org.gongkai.redaction.Originals;
import org.springframework.stereotype.Component;

/** Which files of a case may be redacted, on which grounds, and what of them the applicant gets (Art. 37). */
@Component
public class CaseRedactions {

    private final Originals originals;
    private final CaseFiles files;
    private final ReplyKinds replyKinds;

    CaseRedactions(Originals originals, CaseFiles files, ReplyKinds replyKinds) {
        this.originals = originals;
        this.files = files;
        this.replyKinds = replyKinds;
    }

    /** Whether answers to this kind of matter hand over information. */
    public static boolean isFor(CaseState state) {
        return state.type().procedure().actions().stream().anyMatch(action -> state.type().effect(action.id()).answersItems());
    }

    /** The grounds of withholding under the law by which the case is answered; none before its day of receipt is known. */
    public List<ReplyKind> grounds(CaseState state) {
        return kinds(state).stream().filter(kind -> kind.family() == Family.REFUSED).toList();
    }

    /** The article on separable disclosure under the same law. */
    public Optional<String> article(CaseState state) {
        return kinds(state).stream().filter(kind -> kind.family() == Family.PARTLY).map(ReplyKind::article).findFirst();
    }

    /** Grounds as a person reads them, by their codes. */
    public List<String> inWords(List<String> codes) {
        return codes.stream().map(replyKinds::find).flatMap(Optional::stream).map(kind -> kind.title() + "（" + kind.article() + "）").toList();
    }

    public static boolean mayHandle(Staff staff, CaseState state) {
        return staff.holds(Role.OFFICER, state.organ()) || staff.holds(Role.DISCLOSURE_OFFICE, state.organ());
    }

    /** Every copy that was given with a case and not taken back. */
    public List<Original.Made> given(String caseId) {
        return all(caseId).stream().flatMap(original -> original.given().stream()).toList();
    }

    /** Files with copies that go with the answer: once it is given, and if it grants anything. */
    public List<Original> forApplicant(CaseState state) {
        boolean granted = state.concludedOn() != null && state.answers().values().stream().map(replyKinds::find).flatMap(Optional::stream)
                .anyMatch(kind -> kind.family() == Family.GRANTED || kind.family() == Family.PARTLY);
        return granted ? all(state.id()).stream().filter(original -> !original.given().isEmpty()).toList() : List.of();
    }

    /** A member of an event gets what is given with its lead, too. */
    private List<Original> all(String caseId) {
        List<Original> all = new ArrayList<>(originals.of(caseId));
        files.leadOf(caseId).ifPresent(lead -> all.addAll(originals.of(lead)));
        return all;
    }

    private List<ReplyKind> kinds(CaseState state) {
        return state.receivedOn() == null ? List.of() : replyKinds.forReceiptOn(state.receivedOn());
    }
}
