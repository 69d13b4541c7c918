package org.gongkai.casework.findingindex;

import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verification;
import org.springframework.stereotype.Component;

/** Whether every matter whose acts the index has followed is in it, and none that is forgotten. */
@Component
class FindingVerification implements Verification {

    private static final int MOST = 100;

    private final FindingRows rows;
    private final FindingFollower follower;
    private final Ledger ledger;

    FindingVerification(FindingRows rows, FindingFollower follower, Ledger ledger) {
        this.rows = rows;
        this.follower = follower;
        this.ledger = ledger;
    }

    @Override
    public String title() {
        return "办件检索";
    }

    @Override
    public void verify(Range range, Differences out) {
        long reached = follower.reached();
        for (String matter : rows.missing(MOST)) {
            if (ledger.reached(matter) <= reached) {
                out.differs(matter, "办件检索", "查得到", "没有收入");
            }
        }
        rows.forgotten(MOST).forEach(matter -> out.differs(matter, "办件检索", "已经销毁", "仍在"));
        out.compared(1);
    }
}
