package org.gongkai.publication;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verification;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Derives what was proposed, decided and told in cleanups again from the acts, and compares: what is marked on documents rests on it. */
@Component
class CleanupVerification implements Verification {

    private static final int CHUNK = 100;

    private record Item(String conclusion, @Nullable String replacedBy, @Nullable String proposedBy, LocalDate proposedOn, @Nullable Boolean agreed, @Nullable String decidedBy, @Nullable LocalDate decidedOn) {

        Item decided(Act act) {
            return new Item(conclusion, replacedBy, proposedBy, proposedOn, Boolean.valueOf(act.text("agreed")), act.actor(), act.effectiveOn());
        }
    }

    private static final class Round {

        private @Nullable String organ;
        private @Nullable String begunBy;
        private @Nullable LocalDate begunOn;
        private @Nullable String outcome;
        private @Nullable LocalDate endedOn;
        private final Map<String, Item> items = new TreeMap<>();

        private String begun() {
            return organ + " " + begunBy + " " + begunOn;
        }
    }

    private final ReviewChain chain;
    private final Ledger ledger;
    private final JdbcClient client;

    CleanupVerification(ReviewChain chain, Ledger ledger, JdbcClient client) {
        this.chain = chain;
        this.ledger = ledger;
        this.client = client;
    }

    @Override
    public String title() {
        return "规范性文件清理";
    }

    @Override
    public void verify(Range range, Differences out) {
        List<String> rounds = ledger.subjects("cleanup.", range);
        for (int from = 0; from < rounds.size(); from += CHUNK) {
            compare(rounds.subList(from, Math.min(from + CHUNK, rounds.size())), out);
        }
    }

    private void compare(List<String> rounds, Differences out) {
        Map<String, Round> stored = stored(rounds);
        Map<String, Set<LocalDate>> told = told(stored.values().stream().map(round -> round.outcome).filter(Objects::nonNull).toList());
        ledger.of(rounds).forEach((id, acts) -> {
            Round derived = derive(acts);
            Round is = stored.getOrDefault(id, new Round());
            out.tell(id, "哪个机构、谁、哪天开始的清理", derived.begun(), is.begun());
            out.tell(id, "公布清理结果的文件", derived.outcome, is.outcome);
            // of rounds that were over before their end was an act, it is a day on which their outcome became public
            boolean isKnown = derived.endedOn != null || is.endedOn == null || is.outcome == null || !told.getOrDefault(is.outcome, Set.of()).contains(is.endedOn);
            out.tell(id, "哪天清理完", isKnown ? derived.endedOn : is.endedOn, is.endedOn);
            Set<String> documents = new TreeSet<>(derived.items.keySet());
            documents.addAll(is.items.keySet());
            documents.forEach(document -> out.tell(id + " " + document, "清理意见和决定", derived.items.get(document), is.items.get(document)));
        });
        out.compared(rounds.size());
    }

    private static Round derive(List<Act> acts) {
        Round round = new Round();
        for (Act act : acts) {
            String document = String.valueOf(act.text("document"));
            switch (act.verb()) {
                case "begin" -> {
                    round.organ = act.organ();
                    round.begunBy = act.actor();
                    round.begunOn = act.effectiveOn();
                }
                case "propose" -> round.items.put(document, new Item(String.valueOf(act.text("conclusion")), act.text("replacedBy"), act.actor(), act.effectiveOn(), null, null, null));
                case "decide" -> round.items.computeIfPresent(document, (id, item) -> item.decided(act));
                case "tell" -> round.outcome = document;
                case "end" -> round.endedOn = act.effectiveOn();
                default -> throw new IllegalArgumentException("no act of a cleanup: " + act.kind());
            }
        }
        return round;
    }

    /** The days on which documents became public. */
    private Map<String, Set<LocalDate>> told(List<String> outcomes) {
        Map<String, Set<LocalDate>> days = new HashMap<>();
        ledger.of(outcomes).forEach((id, acts) -> days.put(id, acts.stream().filter(act -> chain.step(act).filter(step -> Edition.PUBLISHED.equals(step.to())).isPresent())
                .map(Act::effectiveOn).collect(Collectors.toSet())));
        return days;
    }

    private Map<String, Round> stored(List<String> rounds) {
        Map<String, Round> stored = new HashMap<>();
        String[] ids = rounds.toArray(String[]::new);
        client.sql("select id, organ, begun_by, begun_on, outcome, ended_on from publication.cleanup where id = any(?)").param(ids).query(row -> {
            Round round = stored.computeIfAbsent(row.getString(1), id -> new Round());
            round.organ = row.getString(2);
            round.begunBy = row.getString(3);
            round.begunOn = row.getObject(4, LocalDate.class);
            round.outcome = row.getString(5);
            round.endedOn = row.getObject(6, LocalDate.class);
        });
        client.sql("select cleanup, document, conclusion, replaced_by, proposed_by, proposed_on, agreed, decided_by, decided_on from publication.cleanup_item where cleanup = any(?)").param(ids)
                .query(row -> {
                    stored.computeIfAbsent(row.getString(1), id -> new Round()).items.put(row.getString(2), new Item(row.getString(3), row.getString(4), row.getString(5),
                            row.getObject(6, LocalDate.class), row.getObject(7, Boolean.class), row.getString(8), row.getObject(9, LocalDate.class)));
                });
        return stored;
    }
}
