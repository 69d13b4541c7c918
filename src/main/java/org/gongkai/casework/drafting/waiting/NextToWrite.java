package org.gongkai.casework.drafting.waiting;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.gongkai.casework.ReadOnce;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.gongkai.procedure.Duty.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where somebody goes on who has sent or signed one draft: the most pressing of those that they have to write, to review or to sign, before those that they may take. */
@Component
public class NextToWrite {

    private static final String CASES = "/desk/cases/";
    private static final int LOOKED_AT = 60;

    /** What became of a draft, by its name in the address. */
    private static final Map<String, String> DONE = Map.of("reviewed", "已送审核", "sent", "已送签发", "passed", "已送签发", "signed", "已签发", "gone", "已签发并发出", "returned", "已退回");
    private static final Set<String> OTHERS_GO_ON = Set.of("passed", "returned");

    private final List<Duties> engines;
    private final CaseLists lists;

    NextToWrite(List<Duties> engines, CaseLists lists) {
        this.engines = engines;
        this.lists = lists;
    }

    /**
     * The address to go on at: of the next, else of the matter itself, or of the inbox for whoever only looked at it.
     *
     * @param caseId the one just done, and {@code done} what was done
     */
    public String after(String caseId, Staff staff, String done) {
        return next(caseId, staff).map(address -> address + (address.contains("?") ? "&" : "?") + "done=" + done + "&before=" + caseId).orElse(OTHERS_GO_ON.contains(done) ? "/desk" : CASES + caseId);
    }

    /** What was done before, with number and address of its matter; null where nothing was, or nothing that this person sees. */
    public @Nullable Map<String, String> done(Staff staff, String done, String caseId) {
        return !DONE.containsKey(done) || caseId.isEmpty() ? null : lists.byIds(staff.scope(), List.of(caseId)).stream().findFirst()
                .map(line -> Map.of("done", DONE.get(done), "number", line.number(), "address", CASES + caseId)).orElse(null);
    }

    private Optional<String> next(String caseId, Staff staff) {
        return ReadOnce.during(() -> engines.stream().flatMap(engine -> engine.of(staff, LOOKED_AT).pressing().stream()).toList()).stream().filter(duty -> duty.whose() != Whose.OTHERS
                && duty.address().startsWith(CASES) && duty.opensBeside() && !duty.address().startsWith(CASES + caseId + "/"))
                .min(Comparator.comparing(Duty::whose).thenComparing(Duty::dueOn, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(Duty::number)).map(Duty::address);
    }
}
