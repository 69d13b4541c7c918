package org.gongkai.publication;

import org.jspecify.annotations.Nullable;

/**
 * 公开属性: how a document becomes known and, where that is not to everybody, why (国办发〔2016〕80号 一(一)); told when it is drafted.
 *
 * @param reason the articles and why they fit; null where it is open to all, or where a draft of before does not say it
 */
public record Openness(Disclosure how, @Nullable String reason) {

    static final int LONGEST_REASON = 300;

    public boolean isToAll() {
        return how == Disclosure.PROACTIVE;
    }
}
