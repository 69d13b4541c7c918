package org.gongkai.participation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sealing;
import org.gongkai.ledger.Sha256;
import org.gongkai.ledger.Verification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Computes the root of each second's contributions again, and what was bound when a question was opened and its outcome published; opens each sealed
 * value that is still there and compares it with what is bound of it.
 */
@Component
class ParticipationVerification implements Verification {

    private final SolicitationRows solicitations;
    private final AnswerGroups groups;
    private final Transcript transcript;
    private final Ledger ledger;
    private final Sealing sealing;
    private final JdbcClient client;

    ParticipationVerification(SolicitationRows solicitations, AnswerGroups groups, Transcript transcript, Ledger ledger, Sealing sealing, JdbcClient client) {
        this.solicitations = solicitations;
        this.groups = groups;
        this.transcript = transcript;
        this.ledger = ledger;
        this.sealing = sealing;
        this.client = client;
    }

    @Override
    public String title() {
        return "公众参与";
    }

    @Override
    public void verify(Range range, Differences out) {
        List<String> subjects = ledger.subjects("participation.", range);
        Map<String, List<Act>> acts = ledger.of(subjects);
        subjects.forEach(subject -> solicitations.find(subject).ifPresentOrElse(one -> compare(one, acts.getOrDefault(subject, List.of()), out), () -> out.differs(subject, "意见征集", "有", "无")));
    }

    private void compare(Solicitation one, List<Act> acts, Differences out) {
        long reached = 0;
        Map<Long, String> spoken = transcript.of(one.id()).stream().collect(Collectors.toMap(Spoken::number, Spoken::digest));
        for (Act act : acts) {
            switch (act.kind()) {
                case AskThePublic.OPEN -> same(one, "开始征集时的文字", String.valueOf(act.text("digest")), one.text().digest(closes(act, one)), out);
                case PublishOutcome.ANSWER -> same(one, "公布的结果", String.valueOf(act.text("digest")), groups.outcome(one).digest(), out);
                case NumberContributions.RECEIVE -> {
                    long first = number(act, "first");
                    long last = number(act, "last");
                    if (first != reached + 1) {
                        out.differs(one.id() + " " + first, "意见的编号不连续", reached + 1, first);
                    }
                    second(one, act, first, last, out);
                    reached = last;
                }
                case Appraisals.ANSWER -> same(one, "评议的答复", String.valueOf(act.text("digest")), client.sql("select text from participation.appraisal_answer where act = ?").param(act.id())
                        .query(String.class).optional().map(Sha256::hex).orElse("无"), out);
                case Transcript.SPEAK -> same(one, "文字实录第 " + number(act, "number") + " 段", String.valueOf(act.text("digest")), String.valueOf(spoken.get(number(act, "number"))), out);
                default -> { }
            }
        }
        // a gathering may be held later than was announced
        acts.stream().filter(act -> act.kind().equals(AskThePublic.OPEN) || act.kind().equals(MoveGatherings.MOVE)).reduce((earlier, later) -> later)
                .ifPresent(last -> same(one, "最后的一天", closes(last, one).toString(), one.closesOn().toString(), out));
        if (one.contributions() != reached) {
            out.differs(one.id(), "意见的条数", reached, one.contributions());
        }
        long beyond = client.sql("select count(*) from participation.contribution where solicitation = ? and number > ?").params(one.id(), reached).query(Long.class).single();
        if (beyond > 0) {
            out.differs(one.id(), "不在任何一次编号之内的意见", 0, beyond);
        }
        sealedValues(one, out);
    }

    private static LocalDate closes(Act act, Solicitation one) {
        LocalDate bound = act.date("closes");
        return bound == null ? one.closesOn() : bound;
    }

    private static void same(Solicitation one, String what, String bound, String stored, Differences out) {
        if (!bound.equals(stored)) {
            out.differs(one.id(), what, bound, stored);
        }
        out.compared(1);
    }

    private void second(Solicitation one, Act act, long first, long last, Differences out) {
        List<String> acts = new ArrayList<>();
        List<Contribution> contributions = client.sql("""
                select id, solicitation, number, way, article, supports, received_on, words_bound, person_bound, signed, shown, set_aside, answer_group, act
                from participation.contribution where solicitation = ? and number between ? and ? order by number""").params(one.id(), first, last).query((row, n) -> {
                    acts.add(row.getString(14));
                    return Contributions.row(row, n);
                }).list();
        String name = one.id() + " " + first + "—" + last;
        if (contributions.size() != last - first + 1) {
            out.differs(name, "编号的意见", last - first + 1, contributions.size());
            return;
        }
        if (acts.stream().anyMatch(other -> !other.equals(act.id()))) {
            out.differs(name, "意见所属的一次编号", act.id(), acts);
        }
        String root = NumberContributions.root(contributions);
        if (!root.equals(act.text("root"))) {
            out.differs(name, "一次编号的根", String.valueOf(act.text("root")), root);
        }
        out.compared(contributions.size());
    }

    private void sealedValues(Solicitation one, Differences out) {
        client.sql("""
                select id, words, words_salt, words_bound, person, person_salt, person_bound from participation.contribution where solicitation = ? and words is not null""").param(one.id()).query(row -> {
                    String id = row.getString(1);
                    if (!sealing.binding(row.getString(3), sealing.open(Contributions.WORDS + id, row.getBytes(2))).equals(row.getString(4))) {
                        out.differs(id, "意见的文字", row.getString(4), "不符");
                    }
                    if (row.getBytes(5) != null && !sealing.binding(row.getString(6), sealing.open(Contributions.PERSON + id, row.getBytes(5))).equals(row.getString(7))) {
                        out.differs(id, "提意见的人", row.getString(7), "不符");
                    }
                    out.compared(1);
                });
    }

    private static long number(Act act, String name) {
        return act.detail().get(name) instanceof Number number ? number.longValue() : 0;
    }
}
