package org.gongkai.channels.wechat;

import org.jspecify.annotations.Nullable;

/**
 * How far one delivery has come on the other side, as it was answered; a step is written before the platform hears of it.
 *
 * @param begun      whether a draft was perhaps asked for
 * @param draft      media id of the draft; null while none was answered
 * @param submitted  whether publishing was perhaps asked for
 * @param publishing id of the publishing; null while none was answered
 * @param article    id of the article that is public; null while none is
 */
record Kept(boolean begun, @Nullable String draft, boolean submitted, @Nullable String publishing, @Nullable String article) {

    static final Kept NOTHING = new Kept(false, null, false, null, null);

    Kept beginning() {
        return new Kept(true, draft, submitted, publishing, article);
    }

    Kept drafted(String media) {
        return new Kept(true, media, submitted, publishing, article);
    }

    Kept submitting() {
        return new Kept(begun, draft, true, publishing, article);
    }

    Kept publishing(String id) {
        return new Kept(begun, draft, true, id, article);
    }

    /** The platform would not publish it: its draft is thrown away, and another one is written when somebody has it tried again. */
    static Kept refused() {
        return NOTHING;
    }

    Kept published(String id) {
        return new Kept(begun, draft, submitted, publishing, id);
    }

    /** Where it is kept. */
    interface Store {

        Kept of(String delivery);

        void keep(String delivery, Kept now);

        void forget(String delivery);
    }
}
