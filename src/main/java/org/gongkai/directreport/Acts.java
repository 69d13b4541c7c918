package org.gongkai.directreport;

/** The kinds of act of this room. */
final class Acts {

    static final String KEY = "direct.key";
    static final String NAMED = "direct.peer-named";
    static final String CONFIRMED = "direct.peer-confirmed";
    static final String MOVED = "direct.peer-moved";
    static final String REVOKED = "direct.peer-revoked";
    static final String STOPPED = "direct.peer-stopped";
    static final String AGAIN = "direct.peer-again";
    static final String FOLLOWED = "direct.peer-key";
    static final String DRAFTED = "direct.drafted";
    static final String CHANGED = "direct.changed";
    static final String PASSED = "direct.passed";
    static final String RETURNED = "direct.returned";
    static final String SIGNED = "direct.signed";
    static final String HANDED = "direct.handed-over";
    static final String ANSWERED = "direct.answered";
    static final String ACKNOWLEDGED = "direct.acknowledged";
    static final String RECEIVED = "direct.received";
    static final String ASKED = "direct.asked";
    static final String QUESTION = "direct.question";
    static final String QUOTA = "direct.quota";

    private Acts() {
    }
}
