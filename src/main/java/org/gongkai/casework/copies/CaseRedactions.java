package org.gongkai.casework.copies;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKind.Family;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.ReadOnce;
import org.gongkai.directory.Power;
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
        return state.type().actions().stream().anyMatch(action -> state.type().consequence(action.id()).result().ofItems());
    }

    /** The grounds of withholding under the law by which the case is answered; none before its day of receipt is known. */
    public List<ReplyKind> grounds(CaseState state) {
        return kinds(state).stream().filter(kind -> kind.family() == Family.REFUSED).toList();
    }

    /** The article on separable disclosure under the same law. */
    public Optional<String> article(CaseState state) {
        return kinds(state).stream().filter(kind -> kind.family() == Family.PARTLY).map(ReplyKind::article).findFirst();
    }

    /** The article on which a copy is given: of separable disclosure, or, where nothing is withheld, of disclosure. */
    public String articleOf(Original.Made copy, CaseState state) {
        return (copy.isWhole() ? kinds(state).stream().filter(kind -> kind.family() == Family.GRANTED)
                .max(Comparator.comparing(kind -> kind.requires("content"))).map(ReplyKind::article) : article(state)).orElse("");
    }

    /** Grounds as a person reads them, by their codes. */
    public List<String> inWords(List<String> codes) {
        return codes.stream().map(replyKinds::find).flatMap(Optional::stream).map(kind -> kind.title() + "（" + kind.article() + "）").toList();
    }

    public static boolean mayHandle(Staff staff, CaseState state) {
        return staff.may(Power.HANDLE, state.organ());
    }

    /** Files of which a copy was given with a case and not taken back; a member of an event gets what is given with its lead, too. */
    public List<Original> given(String caseId) {
        return ReadOnce.of(Original.class, caseId, () -> originals.given(Stream.concat(Stream.of(caseId), files.leadOf(caseId).stream()).toList()));
    }

    /** What a machine could not judge of the copies that are given with a case: whoever decides looks at it again. */
    public List<String> lookAt(String caseId) {
        return given(caseId).stream().flatMap(original -> original.given().stream().flatMap(copy -> copy.lookAt().stream())
                .map(sentence -> "给出的文件“" + original.name() + "”：" + sentence)).distinct().toList();
    }

    /** Files with copies that go with the answer: once it is given, and if it grants the item they answer, or any where they answer all. */
    public List<Original> forApplicant(CaseState state) {
        Set<Integer> granted = state.concludedOn() == null ? Set.of() : state.answers().entrySet().stream()
                .filter(answer -> replyKinds.find(answer.getValue()).filter(ReplyKind::gives).isPresent()).map(Map.Entry::getKey).collect(Collectors.toSet());
        return granted.isEmpty() ? List.of() : given(state.id()).stream()
                .filter(original -> original.part() == Original.WHOLE || granted.contains(original.part())).toList();
    }

    private List<ReplyKind> kinds(CaseState state) {
        return state.receivedOn() == null ? List.of() : replyKinds.forReceiptOn(state.receivedOn());
    }
}
