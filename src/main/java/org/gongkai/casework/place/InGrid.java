package org.gongkai.casework.place;

import org.gongkai.casework.CaseState;
import org.gongkai.ledger.Act;
import org.jspecify.annotations.Nullable;

/**
 * In which grid a matter is, as its acts say it.
 *
 * @param grid      code of the one that has it; empty where none is known
 * @param offered   to which it is handed over and which has not accepted yet; null where there is none
 * @param offeredBy who handed it over
 * @param settled   whether it was decided, so that it is handed over no more
 */
record InGrid(String grid, @Nullable String offered, @Nullable String offeredBy, boolean settled) {

    static InGrid of(CaseState state) {
        InGrid in = new InGrid("", null, null, false);
        for (Act act : state.standing()) {
            PlaceCapability.Turned turned = PlaceCapability.turn(state.type(), act.verb()).orElse(null);
            in = turned == null ? in : in.after(turned, act);
        }
        return in;
    }

    private InGrid after(PlaceCapability.Turned turned, Act act) {
        if (turned.found() != null) {
            return new InGrid(said(act, turned.found()), offered, offeredBy, settled);
        }
        if (turned.offered() != null) {
            return new InGrid(grid, said(act, turned.offered()), act.actor(), settled);
        }
        if (turned.settled() != null) {
            return new InGrid(said(act, turned.settled()), null, null, true);
        }
        return new InGrid(Boolean.TRUE.equals(turned.taken()) && offered != null ? offered : grid, null, null, settled);
    }

    private static String said(Act act, String field) {
        String said = act.text(field);
        return said == null ? "" : said;
    }
}
