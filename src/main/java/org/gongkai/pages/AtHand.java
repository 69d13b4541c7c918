package org.gongkai.pages;

import org.jspecify.annotations.Nullable;

/** A page in memory, and its status line and headers as they go over the wire once somebody asked for them at the door. */
final class AtHand {

    private final KeptPage page;
    private byte @Nullable [] head;

    AtHand(KeptPage page) {
        this.page = page;
    }

    KeptPage page() {
        return page;
    }

    /** Made twice by two at once it is the same. */
    byte[] head(PageHeaders headers) {
        byte[] made = head;
        if (made == null) {
            made = headers.written(page);
            head = made;
        }
        return made;
    }
}
