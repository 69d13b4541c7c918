package org.gongkai.participation;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.gongkai.participation.Contribution.Way;
import org.gongkai.participation.Solicitation.Stage;
import org.gongkai.registers.MerkleTree;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the contributions of a second their numbers and binds them by one act, in one transaction: whoever is killed in between has numbered none
 * of them, and the next round finds all. Closes what its last day has passed, once everything taken has its number, and forgets who came to a gathering
 * on its declared day.
 */
@Component
public class NumberContributions {

    static final String RECEIVE = "participation.receive";
    static final String CLOSE = "participation.close";
    /** Of one act. */
    static final int OF_ONE_ACT = 1000;

    private final SolicitationRows solicitations;
    private final GatheringRows gatherings;
    private final GivePlaces places;
    private final JdbcClient client;
    private final JdbcTemplate jdbc;
    private final Ledger ledger;
    private final Facts facts;
    private final TransactionTemplate transaction;
    private final Now now;
    private final Loop loop;

    NumberContributions(SolicitationRows solicitations, GatheringRows gatherings, GivePlaces places, JdbcTemplate jdbc, Ledger ledger, Facts facts, TransactionTemplate transaction, Now now, Loops loops) {
        this.solicitations = solicitations;
        this.gatherings = gatherings;
        this.places = places;
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.ledger = ledger;
        this.facts = facts;
        this.transaction = transaction;
        this.now = now;
        this.loop = loops.add(Loop.Plan.of("contributions", "意见编号、到期截止、删除报名人", Duration.ofSeconds(1)), this::round);
    }

    boolean round() {
        boolean more = false;
        for (String id : client.sql("select distinct solicitation from participation.contribution where number is null").query(String.class).list()) {
            more |= number(id) == OF_ONE_ACT;
            loop.beat();
        }
        solicitations.closingBefore(now.today()).forEach(this::close);
        gatherings.toForget(now.today()).forEach(places::forget);
        return more;
    }

    /** @return how many got a number, at most {@link #OF_ONE_ACT} */
    int number(String solicitation) {
        Integer numbered = transaction.execute(status -> number(solicitations.hold(solicitation), null));
        return numbered == null ? 0 : numbered;
    }

    int number(Solicitation held, @Nullable Earlier earlier) {
        List<Contribution> waiting = client.sql("""
                select id, solicitation, 0, way, article, supports, received_on, words_bound, person_bound, signed, shown, set_aside, answer_group
                from participation.contribution where solicitation = ? and number is null order by seq limit ?""").params(held.id(), OF_ONE_ACT).query(Contributions::row).list();
        if (waiting.isEmpty()) {
            return 0;
        }
        long first = held.contributions() + 1;
        long last = held.contributions() + waiting.size();
        Act act = ledger.record(Earlier.dated(ActDraft.of(RECEIVE, held.id()).organ(held.organ()).detail("first", first).detail("last", last).detail("root", root(waiting)), earlier));
        jdbc.update("""
                update participation.contribution c set number = ? + given.n, act = ? from unnest(?::text[]) with ordinality as given(id, n) where c.id = given.id""",
                held.contributions(), act.id(), waiting.stream().map(Contribution::id).toArray(String[]::new));
        jdbc.update("update participation.solicitation set contributions = ? where id = ?", last, held.id());
        facts.write(byWay(waiting).entrySet().stream().map(way -> new Fact(Counts.CONTRIBUTIONS, way.getKey().name(), "", held.organ(), act.effectiveOn(),
                BigDecimal.valueOf(way.getValue()), held.id(), act.id())).toList());
        return waiting.size();
    }

    /** Hex; over the digests of contributions in the order of their numbers. */
    static String root(List<Contribution> inOrder) {
        return HexFormat.of().formatHex(MerkleTree.root(inOrder.stream().map(one -> HexFormat.of().parseHex(one.digest())).toList()));
    }

    private static Map<Way, Long> byWay(List<Contribution> contributions) {
        Map<Way, Long> ways = new EnumMap<>(Way.class);
        contributions.forEach(one -> ways.merge(one.way(), 1L, Long::sum));
        return ways;
    }

    private void close(String id) {
        transaction.executeWithoutResult(status -> close(solicitations.hold(id), null));
    }

    void close(Solicitation held, @Nullable Earlier earlier) {
        if (held.stage() != Stage.OPEN || !now.today().isAfter(held.closesOn())) {
            return;
        }
        Solicitation all = held;
        while (number(all, earlier) > 0) {
            all = solicitations.hold(held.id());
        }
        ledger.record(Earlier.dated(ActDraft.of(CLOSE, held.id()).organ(held.organ()).detail("contributions", all.contributions()), earlier));
        jdbc.update("delete from participation.voice where solicitation = ?", held.id());
        solicitations.stage(held.id(), Stage.CLOSED);
    }
}
