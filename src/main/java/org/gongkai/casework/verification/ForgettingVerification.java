package org.gongkai.casework.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.gongkai.casework.material.Materials;
import org.gongkai.casework.retention.Forgetting;
import org.gongkai.evidence.EvidenceFiles;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verification;
import org.gongkai.letters.Letters;
import org.gongkai.redaction.Originals;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares what the ledger says is forgotten or held with what is still there. */
@Component
class ForgettingVerification implements Verification {

    private static final int CHUNK = 500;

    private final Ledger ledger;
    private final Letters letters;
    private final Originals originals;
    private final EvidenceFiles evidence;
    private final Materials materials;
    private final JdbcClient client;

    ForgettingVerification(Ledger ledger, Letters letters, Originals originals, EvidenceFiles evidence, Materials materials, JdbcClient client) {
        this.ledger = ledger;
        this.letters = letters;
        this.originals = originals;
        this.evidence = evidence;
        this.materials = materials;
        this.client = client;
    }

    @Override
    public String title() {
        return "保存和销毁";
    }

    @Override
    public void verify(Range range, Differences out) {
        TreeSet<String> subjects = new TreeSet<>(ledger.subjects(Forgetting.FORGET, range));
        subjects.addAll(ledger.subjects(Forgetting.HOLD, range));
        subjects.addAll(ledger.subjects(Forgetting.RELEASE, range));
        if (range.after() == 0) {
            subjects.addAll(client.sql("select id from casework.application where forgotten_on is not null or held").query(String.class).list());
        }
        List<String> all = List.copyOf(subjects);
        for (int from = 0; from < all.size(); from += CHUNK) {
            verify(all.subList(from, Math.min(from + CHUNK, all.size())), out);
        }
    }

    private record Kept(String id, @Nullable String forgottenOn, boolean held, int sealed, int cases, int words) {
    }

    private void verify(List<String> applications, Differences out) {
        Map<String, List<Act>> acts = ledger.of(applications);
        Map<String, List<String>> cases = new TreeMap<>();
        client.sql("select application_id, id from casework.cases where application_id = any(?)").param(applications.toArray(String[]::new))
                .query(row -> {
                    cases.computeIfAbsent(row.getString(1), any -> new ArrayList<>()).add(row.getString(2));
                });
        List<Kept> all = kept(applications);
        boolean filesLeft = files(all.stream().filter(one -> acts.getOrDefault(one.id(), List.of()).stream().anyMatch(act -> act.kind().equals(Forgetting.FORGET)))
                .flatMap(one -> cases.getOrDefault(one.id(), List.of()).stream()).toList()) > 0;
        for (Kept kept : all) {
            List<Act> ofOne = acts.getOrDefault(kept.id(), List.of());
            List<Act> forgotten = ofOne.stream().filter(act -> act.kind().equals(Forgetting.FORGET)).toList();
            boolean held = ofOne.stream().filter(act -> act.kind().equals(Forgetting.HOLD) || act.kind().equals(Forgetting.RELEASE))
                    .reduce((earlier, later) -> later).filter(act -> act.kind().equals(Forgetting.HOLD)).isPresent();
            compare(kept.id(), "是否保留", held, kept.held(), out);
            compare(kept.id(), "销毁的办件数", forgotten.size(), kept.forgottenOn() == null ? 0 : kept.cases(), out);
            if (!forgotten.isEmpty()) {
                List<String> ids = cases.getOrDefault(kept.id(), List.of());
                compare(kept.id(), "销毁之日", forgotten.getFirst().effectiveOn().toString(), kept.forgottenOn(), out);
                compare(kept.id(), "销毁后仍在的申请、文字、文书、原件、凭证、材料", 0,
                        kept.sealed() + kept.words() + materials.kept(List.of(kept.id())) + (filesLeft ? files(ids) : 0), out);
            }
        }
        out.compared(applications.size());
    }

    private int files(List<String> cases) {
        return letters.kept(cases) + originals.kept(cases) + evidence.kept(cases);
    }

    private List<Kept> kept(List<String> applications) {
        return client.sql("""
                select a.id, a.forgotten_on::text, a.held, length(a.sealed) + length(a.salt) + coalesce(length(a.same_person), 0) + coalesce(length(a.asked), 0) as sealed,
                    (select count(*) from casework.cases c where c.application_id = a.id) as cases,
                    (select count(*) from casework.words w join casework.cases c on c.id = w.case_id where c.application_id = a.id)
                        + (select count(*) from casework.consultation w join casework.cases c on c.id = w.case_id where c.application_id = a.id)
                        + (select count(*) from casework.draft_version w join casework.cases c on c.id = w.case_id where c.application_id = a.id)
                        + (select count(*) from casework.draft_remark w join casework.cases c on c.id = w.case_id where c.application_id = a.id)
                        + (select count(*) from casework.note w join casework.cases c on c.id = w.case_id where c.application_id = a.id)
                        + (select count(*) from casework.lack w join casework.cases c on c.id = w.case_id where c.application_id = a.id)
                        + (select count(*) from casework.lack_said w join casework.cases c on c.id = w.case_id where c.application_id = a.id)
                        + (select count(*) from casework.finding w join casework.cases c on c.id = w.case_id where c.application_id = a.id)
                        + (select count(*) from casework.event_place w join casework.cases c on c.id = w.case_id where c.application_id = a.id)
                        + (select count(*) from casework.limitation_sign w join casework.cases c on c.id = w.case_id where c.application_id = a.id)
                        + (select count(*) from casework.public_answer_version w join casework.cases c on c.id = w.case_id
                            where c.application_id = a.id and length(w.sealed) > 0)
                        + (select count(*) from casework.batch b join casework.batch_line l on l.batch = b.id join casework.cases c on c.id = l.case_id
                            where c.application_id = a.id and b.sealed is not null)
                        + (select count(*) from casework.order_round r join casework.order_round_line l on l.round = r.id join casework.cases c on c.id = l.case_id
                            where c.application_id = a.id and r.sealed is not null) as words
                from casework.application a where a.id = any(?) order by a.id""").param(applications.toArray(String[]::new)).query(Kept.class).list();
    }

    private static void compare(String id, String what, Object derived, @Nullable Object stored, Differences out) {
        if (!derived.equals(stored)) {
            out.differs(id, what, derived, String.valueOf(stored));
        }
    }
}
