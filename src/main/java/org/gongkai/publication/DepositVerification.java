package org.gongkai.publication;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verification;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds packing lists and their receipts against the acts: that the list is the one that was packed, line by line, and that it was received or cancelled as they say. */
@Component
class DepositVerification implements Verification {

    private static final int CHUNK = 50;

    /** @param list its digest; null where it was packed before lists were proved */
    private record Kept(String organ, String place, @Nullable String madeBy, LocalDate madeOn, long items, @Nullable String list, @Nullable LocalDate receivedOn) {

        Kept received(LocalDate on) {
            return new Kept(organ, place, madeBy, madeOn, items, list, on);
        }

        Kept unproved() {
            return new Kept(organ, place, madeBy, madeOn, items, null, receivedOn);
        }
    }

    private final Deposits deposits;
    private final Ledger ledger;
    private final JdbcClient client;

    DepositVerification(Deposits deposits, Ledger ledger, JdbcClient client) {
        this.deposits = deposits;
        this.ledger = ledger;
        this.client = client;
    }

    @Override
    public String title() {
        return "送存";
    }

    @Override
    public void verify(Range range, Differences out) {
        List<String> subjects = ledger.subjects("deposit.", range);
        for (int from = 0; from < subjects.size(); from += CHUNK) {
            List<String> those = subjects.subList(from, Math.min(from + CHUNK, subjects.size()));
            Map<String, Kept> stored = stored(those);
            ledger.of(those).forEach((id, acts) -> {
                Kept derived = derive(acts);
                Kept is = stored.get(id);
                Kept compared = is != null && derived != null && derived.list() == null ? is.unproved() : is;
                if (!Objects.equals(derived, compared)) {
                    out.differs(id, "送存清单和回执", String.valueOf(derived), String.valueOf(compared));
                }
            });
            out.compared(those.size());
        }
    }

    private static @Nullable Kept derive(List<Act> acts) {
        Kept kept = null;
        for (Act act : acts) {
            kept = switch (act.verb()) {
                case "make" -> new Kept(act.organ(), String.valueOf(act.text("place")), act.actor(), act.effectiveOn(), act.number("items", 0), act.text("list"), null);
                case "receive" -> Objects.requireNonNull(kept, act.subject()).received(act.effectiveOn());
                case "cancel" -> null;
                default -> throw new IllegalArgumentException("no act of a deposit: " + act.kind());
            };
        }
        return kept;
    }

    private Map<String, Kept> stored(List<String> ids) {
        Map<String, String> lists = deposits.lists(ids);
        Map<String, Kept> stored = new HashMap<>();
        client.sql("""
                select d.id, d.organ, d.place, d.made_by, d.made_on, (select count(*) from publication.deposit_item i where i.deposit = d.id), d.received_on
                from publication.deposit d where d.id = any(?)""").param(ids.toArray(String[]::new))
                .query(row -> {
                    stored.put(row.getString(1), new Kept(row.getString(2), row.getString(3), row.getString(4), row.getObject(5, LocalDate.class), row.getLong(6), lists.get(row.getString(1)),
                            row.getObject(7, LocalDate.class)));
                });
        return stored;
    }
}
