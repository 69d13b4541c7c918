package org.gongkai.ledger;

import org.springframework.stereotype.Component;

/** Opens every sealed value when all is verified from the start: a key that is not the right one, or a damaged row, is found now. */
@Component
class SealedVerification implements Verification {

    private final Resealing resealing;

    SealedVerification(Resealing resealing) {
        this.resealing = resealing;
    }

    @Override
    public String title() {
        return "密封";
    }

    @Override
    public void verify(Range range, Differences out) {
        if (range.after() == 0) {
            out.compared(resealing.openAll(reason -> out.differs(reason, "密封的内容打不开", "打得开", "打不开")));
        }
    }
}
