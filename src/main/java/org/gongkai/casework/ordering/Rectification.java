package org.gongkai.casework.ordering;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.ReadOnce;
import org.gongkai.casework.beside.Beside;
import org.gongkai.casework.beside.Row;
import org.gongkai.casework.ordering.Lack.Kind;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.SealedColumn;
import org.gongkai.ledger.Sealing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the list of what is lacking 差什么，补什么: the words sealed; who said what of which item as acts of the item, which name the case. */
@Component
public class Rectification implements SealedColumn.Keeper {

    static final String KIND = "lack.";
    static final String CASE = "case";
    static final int LONGEST = 2000;
    private static final String NAME = "ordering";
    private static final String WORDS = "casework.lack/";
    private static final String SAID = "casework.lack_said/";

    private final JdbcClient client;
    private final Beside beside;
    private final Sealing sealing;
    private final Ledger ledger;
    private final Now now;

    Rectification(JdbcClient client, Beside beside, Sealing sealing, Ledger ledger, Now now) {
        this.client = client;
        this.beside = beside;
        this.sealing = sealing;
        this.ledger = ledger;
        this.now = now;
    }

    /** The lines of what is lacking, one item each. */
    static List<String> lines(@Nullable String lacks) {
        return lacks == null ? List.of() : lacks.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** Writes down the list that an order was issued with, in the running transaction. */
    void begin(CaseState state, String lacks, @Nullable String person) {
        List<String> lines = lines(lacks);
        for (int n = 0; n < lines.size(); n++) {
            String id = Identifier.fresh();
            String salt = sealing.salt();
            client.sql("insert into casework.lack (id, case_id, no, state, sealed, salt) values (?, ?, ?, 'OPEN', ?, ?)")
                    .params(id, state.id(), n + 1, sealing.seal(WORDS + id, lines.get(n)), salt).update();
            ledger.record(ActDraft.of(KIND + "list", id).organ(state.organ()).actor(person).detail(CASE, state.id()).detail("no", n + 1).detail("digest", sealing.binding(salt, lines.get(n))));
        }
    }

    /** The list of an order, in its order; empty for matters that are none. */
    public List<Lack> of(String caseId) {
        return ReadOnce.<List<Lack>>of(Lack.class, caseId, () -> opened(caseId));
    }

    private List<Lack> opened(String caseId) {
        Map<String, Lack> lacks = new LinkedHashMap<>();
        for (Row row : beside.ofMatter(NAME, caseId)) {
            Lack lack = lacks.computeIfAbsent(row.text("id"), id -> new Lack(id, row.number("no"), Lack.State.valueOf(row.text("state")), row.number("returned"), row.textOrNull("answered_by"), row.day("answered_on"),
                    row.textOrNull("verified_by"), row.day("verified_on"), sealing.open(WORDS + id, row.bytes("sealed")), new ArrayList<>()));
            if (row.has("said_id")) {
                lack.said().add(new Lack.Said(Kind.valueOf(row.text("kind")), row.text("person"), row.day("said_on"), row.textOrNull("address"), row.textOrNull("file"),
                        row.has("said_sealed") ? sealing.open(SAID + row.text("said_id"), row.bytes("said_sealed")) : ""));
            }
        }
        return List.copyOf(lacks.values());
    }

    /** Where an item stands, without its words. */
    record Standing(String id, int no, Lack.State state, int returned) {
    }

    /** Where the items of an order stand, as the running transaction sees it. */
    List<Standing> standing(String caseId) {
        return client.sql("select id, no, state, returned from casework.lack where case_id = ? order by no").param(caseId).query(Standing.class).list();
    }

    /** Whoever took part in answering: wrote of any item what was done, whoever wrote after, or sent an answer. None of them says that it is made up for. */
    public Set<String> answerers(CaseState state) {
        Set<String> answerers = new HashSet<>(client.sql("select distinct person from casework.lack_said where case_id = ? and kind = 'DONE'").param(state.id()).query(String.class).list());
        OrderingCapability.of(state.type()).ifPresent(ordering -> state.acts().stream().filter(act -> act.verb().equals(ordering.answer())).map(Act::actor).filter(Objects::nonNull).forEach(answerers::add));
        return answerers;
    }

    /**
     * What the organ did of one item.
     *
     * @param done    what was done
     * @param address of what shows it, of this site or another; empty where a file does, or nothing
     * @param file    id of the evidence of the order that shows it; null where none was attached
     */
    public record Done(int no, String done, String address, @Nullable String file) {
    }

    /** Writes down what was done; an item may be written anew until the answer is sent. */
    @Transactional
    public Attempt<Integer> answer(CaseState state, String organ, Staff staff, List<Done> all) {
        Map<Integer, Standing> standing = byNumber(state);
        List<String> reasons = new ArrayList<>();
        for (Done one : all) {
            Standing item = standing.get(one.no());
            if (item == null || item.state() == Lack.State.ACCEPTED) {
                reasons.add("第 " + one.no() + " 项不在清单上，或者已经认可");
            }
            if (one.done().isBlank() || one.done().length() > LONGEST) {
                reasons.add("第 " + one.no() + " 项请写补了什么，最多 " + LONGEST + " 字");
            }
            if (one.address().length() > LONGEST || !one.address().isBlank() && !one.address().strip().matches("(https?:/)?/\\S+")) {
                reasons.add("第 " + one.no() + " 项的证明写成 https:// 或者 / 开头的地址");
            }
        }
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        for (Done one : all) {
            Standing item = standing.get(one.no());
            client.sql("update casework.lack set state = 'ANSWERED', answered_by = ?, answered_on = ? where id = ?").params(staff.personId(), now.today(), item.id()).update();
            say(state, organ, item, Kind.DONE, staff, one.done().strip(), one.address().isBlank() ? null : one.address().strip(), one.file());
        }
        return Attempt.done(all.size());
    }

    /**
     * What somebody else found of one item.
     *
     * @param accepted whether it is made up for
     * @param lacking  what is still lacking; empty where it is what was named before
     * @param isNew    whether that could not be named before
     */
    public record Found(int no, boolean accepted, String lacking, boolean isNew) {
    }

    /** Writes down what was found. What is lacking is named once: later only what is new. */
    @Transactional
    public Attempt<Integer> verify(CaseState state, Staff staff, List<Found> all) {
        Map<Integer, Standing> standing = byNumber(state);
        if (answerers(state).contains(staff.personId())) {
            return Attempt.refused("这件督办您答复过，由别人核对");
        }
        List<String> reasons = new ArrayList<>();
        for (Found one : all) {
            against(standing.get(one.no()), one, reasons);
        }
        standing.values().stream().filter(item -> item.state() == Lack.State.ANSWERED && all.stream().noneMatch(one -> one.no() == item.no()))
                .forEach(item -> reasons.add("第 " + item.no() + " 项还没有核对"));
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        for (Found one : all) {
            Standing item = standing.get(one.no());
            client.sql("update casework.lack set state = ?, returned = returned + ?, verified_by = ?, verified_on = ? where id = ?")
                    .params(one.accepted() ? "ACCEPTED" : "OPEN", one.accepted() ? 0 : 1, staff.personId(), now.today(), item.id()).update();
            if (one.accepted()) {
                ledger.record(ActDraft.of(KIND + "accept", item.id()).organ(state.organ()).actor(staff.personId()).detail(CASE, state.id()));
            } else {
                String lacking = one.lacking().strip();
                say(state, state.organ(), item, lacking.isEmpty() ? Kind.STILL : item.returned() == 0 ? Kind.LACKING : Kind.NEW, staff, lacking.isEmpty() ? null : lacking, null, null);
            }
        }
        return Attempt.done(all.size());
    }

    private static void against(@Nullable Standing item, Found one, List<String> reasons) {
        String which = "第 " + one.no() + " 项";
        boolean says = !one.lacking().isBlank();
        if (item == null || item.state() != Lack.State.ANSWERED) {
            reasons.add(which + "没有等着核对的答复");
        } else if (one.lacking().length() > LONGEST) {
            reasons.add(which + "最多写 " + LONGEST + " 字");
        } else if (one.accepted() && says) {
            reasons.add(which + "认可了就不写还差什么；还差的选退回");
        } else if (!one.accepted() && item.returned() == 0 && !says) {
            reasons.add(which + "退回请一次写清还差什么");
        } else if (!one.accepted() && item.returned() > 0 && says != one.isNew()) {
            reasons.add(which + "还差什么前次已经写过，不再重复；新发现的请勾选“新发现的”并写明是什么");
        }
    }

    private void say(CaseState state, String organ, Standing item, Kind kind, Staff staff, @Nullable String words, @Nullable String address, @Nullable String file) {
        String id = Identifier.fresh();
        String salt = sealing.salt();
        client.sql("insert into casework.lack_said (id, lack, case_id, no, kind, person, said_on, address, file, sealed, salt) values (?, ?, ?, (select count(*) + 1 from casework.lack_said where lack = ?), ?, ?, ?, ?, ?, ?, ?)")
                .params(id, item.id(), state.id(), item.id(), kind.name(), staff.personId(), now.today(), address, file, words == null ? null : sealing.seal(SAID + id, words), words == null ? null : salt).update();
        ledger.record(ActDraft.of(KIND + (kind == Kind.DONE ? "answer" : "return"), item.id()).organ(organ).actor(staff.personId()).detail(CASE, state.id()).detail("kind", kind.name())
                .detail("address", address).detail("file", file).detail("digest", words == null ? null : sealing.binding(salt, words)));
    }

    /** What was accepted until now belongs to this step: it ended the order or sent it back. */
    void close(String caseId, String act) {
        client.sql("update casework.lack set closed_with = ? where case_id = ? and state = 'ACCEPTED' and closed_with is null").params(act, caseId).update();
    }

    /** The step was entered in error: whatever was accepted with it waits to be verified again. */
    void reopen(CaseState state, String act, @Nullable String person) {
        client.sql("update casework.lack set state = 'ANSWERED', verified_by = null, verified_on = null, closed_with = null where case_id = ? and closed_with = ? returning id").params(state.id(), act).query(String.class).list()
                .forEach(id -> ledger.record(ActDraft.of(KIND + "reopen", id).organ(state.organ()).actor(person).detail(CASE, state.id())));
    }

    private Map<Integer, Standing> byNumber(CaseState state) {
        Map<Integer, Standing> standing = new LinkedHashMap<>();
        // held until the transaction ends: two who verify at once find one thing of each item
        client.sql("select id, no, state, returned from casework.lack where case_id = ? order by no for update").param(state.id()).query(Standing.class).list()
                .forEach(item -> standing.put(item.no(), item));
        return standing;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("casework.lack", "id", "sealed", WORDS), new SealedColumn("casework.lack_said", "id", "sealed", SAID));
    }

    /** What it asks of the tables. */
    @Component
    static class Asking implements Beside.Source {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String ofMatter() {
            return "select l.id, l.no, l.state, l.returned, l.answered_by, l.answered_on, l.verified_by, l.verified_on, l.sealed, s.id as said_id, s.kind, s.person, s.said_on, s.address, s.file, s.sealed as said_sealed "
                    + "from casework.lack l left join casework.lack_said s on s.lack = l.id where l.case_id = :matter order by l.no, s.no";
        }
    }
}
