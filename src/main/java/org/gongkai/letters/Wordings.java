package org.gongkai.letters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How organs word their letters. One person proposes, another who signs there approves; a wording holds for letters issued from a later day on, so that
 * every letter of a day is in one wording. What was issued stays as it is.
 */
@Component
public class Wordings {

    private static final String KIND = "wording.";
    private static final String COLUMNS = """
            select id, letter, law, organ, body, why, from_on, to_on, state, proposed_by, proposed_at, decided_by, decided_at, said, ended_by, declared from letters.wording where\s""";
    private static final int LONGEST_WHY = 300;

    private final JdbcClient client;
    private final LetterTemplates templates;
    private final WordingRules rules;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Now now;

    Wordings(JdbcClient client, LetterTemplates templates, WordingRules rules, Ledger ledger, TransactionTemplate transaction, Now now) {
        this.client = client;
        this.templates = templates;
        this.rules = rules;
        this.ledger = ledger;
        this.transaction = transaction;
        this.now = now;
    }

    /** What is declared of a letter, the law in force last first. */
    public List<DeclaredWording> declared(String letter) {
        return templates.all(letter).sorted((one, other) -> other.from().compareTo(one.from())).map(DeclaredWording::of).toList();
    }

    public Optional<DeclaredWording> declared(String letter, LocalDate law) {
        return declared(letter).stream().filter(one -> one.law().equals(law)).findFirst();
    }

    /** The one in which an organ issues a letter on a day; empty for the one that is declared. */
    public Optional<Wording> used(String letter, LocalDate law, String organ, LocalDate on) {
        return client.sql(COLUMNS + "letter = ? and law = ? and organ = ? and state = 'APPROVED' and from_on <= ? and (to_on is null or to_on >= ?) order by from_on desc, decided_at desc limit 1")
                .params(letter, law, organ, on, on).query(Wordings::read).optional();
    }

    /** Every one that was ever proposed for a letter at an organ, the latest first. */
    public List<Wording> of(String letter, LocalDate law, String organ) {
        return client.sql(COLUMNS + "letter = ? and law = ? and organ = ? order by proposed_at desc, id").params(letter, law, organ).query(Wordings::read).list();
    }

    /** Those of these organs that wait for approval, or are used or will be. */
    public List<Wording> standing(Collection<String> organs) {
        return client.sql(COLUMNS + "organ = any(?) and (state = 'PROPOSED' or state = 'APPROVED' and (to_on is null or to_on >= ?)) order by letter, from_on")
                .params(organs.toArray(String[]::new), now.today()).query(Wordings::read).list();
    }

    /** One of the organs where this person handles matters or signs. */
    public Optional<Wording> find(Staff staff, String id) {
        return client.sql(COLUMNS + "id = ?").param(id).query(Wordings::read).optional().filter(one -> sees(staff, one.organ()));
    }

    public static boolean sees(Staff staff, String organ) {
        return staff.may(Power.HANDLE, organ) || staff.may(Power.SIGN, organ);
    }

    /** Paragraphs as somebody typed them, one a line. */
    public static List<String> paragraphs(String typed) {
        return typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** What in the words themselves stands against proposing them. @param known words that every step that issues the letter fills in */
    public List<String> against(DeclaredWording declared, List<String> body, Set<String> known) {
        return rules.against(declared, body, known);
    }

    private List<String> against(DeclaredWording declared, List<String> body, String why, @Nullable LocalDate from, Set<String> known) {
        List<String> against = new ArrayList<>(against(declared, body, known));
        if (why.isBlank() || why.length() > LONGEST_WHY) {
            against.add("请写明为什么改，最多 " + LONGEST_WHY + " 字");
        }
        if (from == null || !from.isAfter(now.today())) {
            against.add("请写明从哪一天起用，最早是明天：同一天发出的文书，措辞要一样");
        }
        return against;
    }

    public Attempt<Wording> propose(Staff staff, DeclaredWording declared, String organ, List<String> body, String why, @Nullable LocalDate from, Set<String> known) {
        if (!sees(staff, organ)) {
            return Attempt.refused("您不在这个机关办件，不能改它的文书");
        }
        List<String> against = against(declared, body, why.strip(), from, known);
        if (from == null || !against.isEmpty()) {
            return Attempt.refused(against);
        }
        return whole(() -> {
            String text = String.join("\n", body);
            Optional<Wording> before = used(declared.letter(), declared.law(), organ, from);
            // said once more it answers for what is declared now
            boolean stale = before.map(Wording::declared).filter(digest -> !digest.equals(Sha256.hex(declared.text()))).isPresent();
            if (text.equals(before.map(Wording::text).orElse(declared.text())) && !stale) {
                return Attempt.refused("与 " + from + " 使用的措辞一字不差，没有可改的");
            }
            String id = Identifier.fresh();
            String act = ledger.record(ActDraft.of(KIND + "proposed", id).organ(organ).actor(staff.personId()).detail("letter", declared.letter()).detail("law", declared.law().toString())
                    .detail("from", from.toString()).detail("text", Sha256.hex(text))).id();
            client.sql("insert into letters.wording (id, act_id, letter, law, organ, body, why, from_on, state, proposed_by, proposed_at, declared) values (?, ?, ?, ?, ?, ?, ?, ?, 'PROPOSED', ?, ?, ?)")
                    .params(id, act, declared.letter(), declared.law(), organ, text, why.strip(), from, staff.personId(), now.instant().atOffset(ZoneOffset.UTC), Sha256.hex(declared.text())).update();
            return Attempt.done(held(id));
        });
    }

    /**
     * Those of these that letters are or will be issued in, and that what is declared has left behind: what now has to stand there does not, or the declared text is another than it was.
     * Each with what to do, by id.
     *
     * @param known words that can be filled into a letter
     */
    public Map<String, List<String>> behind(List<Wording> standing, Function<DeclaredWording, Set<String>> known) {
        Map<String, List<String>> behind = new LinkedHashMap<>();
        for (Wording wording : standing) {
            DeclaredWording declared = declared(wording.letter(), wording.law()).orElse(null);
            if (declared == null || wording.state() != Wording.State.APPROVED || wording.isTakenBack() || standing.stream().anyMatch(later -> isInPlaceOf(later, wording))) {
                continue;
            }
            List<String> against = new ArrayList<>(rules.against(declared, wording.body(), known.apply(declared)));
            if (wording.declared() != null && !wording.declared().equals(Sha256.hex(declared.text()))) {
                against.add("规则文件里的措辞在这一版提出以后改过：请对照着看，要跟着改的另提一版，不用改的照原样再提一次");
            }
            if (!against.isEmpty()) {
                behind.put(wording.id(), against);
            }
        }
        return behind;
    }

    private boolean isInPlaceOf(Wording later, Wording wording) {
        return later.letter().equals(wording.letter()) && later.law().equals(wording.law()) && later.organ().equals(wording.organ()) && later.isUsed(now.today()) && later.from().isAfter(wording.from());
    }

    /** By somebody else who signs at the organ: what was proposed is looked at once more, since what can be filled in may have changed. */
    public Attempt<Wording> approve(Staff staff, String id, Set<String> known) {
        return decided(staff, id, wording -> {
            DeclaredWording declared = declared(wording.letter(), wording.law()).orElse(null);
            List<String> against = declared == null ? List.of("这份文书不再使用，不能改它的措辞") : rules.against(declared, wording.body(), known);
            if (!against.isEmpty()) {
                return against;
            }
            if (!wording.from().isAfter(now.today())) {
                return List.of("起用的日子 " + wording.from() + " 已经到了，同一天发出的文书措辞要一样：请退回，由提出的人改定以后的日子再提");
            }
            return client.sql("select count(*) from letters.wording where letter = ? and law = ? and organ = ? and from_on = ? and state = 'APPROVED' and to_on is null")
                    .params(wording.letter(), wording.law(), wording.organ(), wording.from()).query(Long.class).single() == 0 ? List.of() : List.of("已有一版自 " + wording.from() + " 起用：请先收回那一版，或者退回另定日子");
        }, Wording.State.APPROVED, null);
    }

    public Attempt<Wording> refuse(Staff staff, String id, String said) {
        return decided(staff, id, wording -> said.isBlank() || said.length() > LONGEST_WHY ? List.of("请写明为什么不同意，最多 " + LONGEST_WHY + " 字") : List.of(), Wording.State.REFUSED, said.strip());
    }

    private Attempt<Wording> decided(Staff staff, String id, Function<Wording, List<String>> against, Wording.State becomes, @Nullable String said) {
        return whole(() -> {
            Wording wording = hold(staff, id);
            if (wording == null || wording.state() != Wording.State.PROPOSED) {
                return Attempt.refused("这一版已经办过了，请再看一遍");
            }
            if (!staff.may(Power.SIGN, wording.organ())) {
                return Attempt.refused("审批由本机关有签发权的人办");
            }
            if (staff.answersFor(wording.proposedBy())) {
                return Attempt.refused("这是您自己提出的，须由另一个人审批");
            }
            List<String> reasons = against.apply(wording);
            if (!reasons.isEmpty()) {
                return Attempt.refused(reasons);
            }
            act(staff, wording, becomes == Wording.State.APPROVED ? "approved" : "refused", null);
            client.sql("update letters.wording set state = ?, decided_by = ?, decided_at = ?, said = ? where id = ?").params(becomes.name(), staff.personId(), now.instant().atOffset(ZoneOffset.UTC), said, id).update();
            return Attempt.done(held(id));
        });
    }

    /** Before it is decided, by whoever proposed it. */
    public Attempt<Wording> withdraw(Staff staff, String id) {
        return whole(() -> {
            Wording wording = hold(staff, id);
            if (wording == null || wording.state() != Wording.State.PROPOSED || !wording.proposedBy().equals(staff.personId())) {
                return Attempt.refused("只有提出的人能撤回，而且要在审批以前");
            }
            act(staff, wording, "withdrawn", null);
            client.sql("update letters.wording set state = 'WITHDRAWN' where id = ?").param(id).update();
            return Attempt.done(held(id));
        });
    }

    /** From tomorrow on the one before it is used again; one that is not used yet never is. */
    public Attempt<Wording> takeBack(Staff staff, String id) {
        return whole(() -> {
            Wording wording = hold(staff, id);
            if (wording == null || wording.state() != Wording.State.APPROVED || wording.isTakenBack()) {
                return Attempt.refused("这一版没有在用，不用收回");
            }
            if (!staff.may(Power.SIGN, wording.organ())) {
                return Attempt.refused("收回由本机关有签发权的人办");
            }
            LocalDate last = now.today();
            act(staff, wording, "taken-back", last);
            client.sql("update letters.wording set to_on = ?, ended_by = ? where id = ?").params(last, staff.personId(), id).update();
            return Attempt.done(held(id));
        });
    }

    private void act(Staff staff, Wording wording, String what, @Nullable LocalDate last) {
        ledger.record(ActDraft.of(KIND + what, wording.id()).organ(wording.organ()).actor(staff.personId()).detail("text", Sha256.hex(wording.text())).detail("last", last == null ? null : last.toString()));
    }

    /** That nobody else decides on until the running transaction ends, neither on others for the same letter. */
    private @Nullable Wording hold(Staff staff, String id) {
        Wording wording = find(staff, id).orElse(null);
        if (wording != null) {
            client.sql("select pg_advisory_xact_lock(hashtextextended('letters.wording/' || ? || '/' || ?, 0))").params(wording.organ(), wording.letter()).query((row, n) -> "").list();
            wording = held(id);
        }
        return wording;
    }

    private Wording held(String id) {
        return client.sql(COLUMNS + "id = ?").param(id).query(Wordings::read).single();
    }

    private Attempt<Wording> whole(Supplier<Attempt<Wording>> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private static Wording read(ResultSet row, int n) throws SQLException {
        return new Wording(row.getString("id"), row.getString("letter"), row.getObject("law", LocalDate.class), row.getString("organ"), row.getString("body").lines().toList(), row.getString("why"),
                row.getObject("from_on", LocalDate.class), row.getObject("to_on", LocalDate.class), Wording.State.valueOf(row.getString("state")), row.getString("proposed_by"),
                row.getObject("proposed_at", OffsetDateTime.class), row.getString("decided_by"), row.getObject("decided_at", OffsetDateTime.class), row.getString("said"), row.getString("ended_by"), row.getString("declared"));
    }
}
