package org.gongkai.redaction;

import java.time.Duration;

/** How large a file may be, unpacked, and how long one redaction may take. */
final class Bounds {

    static final int MOST_BYTES = 50 << 20;
    static final int MOST_UNPACKED = 200 << 20;
    static final int MOST_PART = 64 << 20;
    static final int MOST_PARTS = 3_000;
    /** Packed text that unpacks to more than this many times its size was made to harm. */
    static final int MOST_RATIO = 250;
    static final int DEEPEST = 200;
    static final int MOST_PAGES = 300;
    static final long MOST_PIXELS = 40_000_000;
    static final int MOST_MARKS = 500;

    private final long end;

    private Bounds(long end) {
        this.end = end;
    }

    static Bounds within(Duration patience) {
        return new Bounds(System.nanoTime() + patience.toNanos());
    }

    /** Whether what is left to do had better be left. */
    boolean isAlmostOver() {
        return System.nanoTime() - end > -2_000_000_000L;
    }

    int secondsLeft() {
        return (int) Math.max(0, (end - System.nanoTime()) / 1_000_000_000L);
    }

    /** To be asked before each page, part or picture. */
    void onTime() throws Unredactable {
        if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
            throw new Unredactable("处理这个文件用时过长，已经停止。请拆成几个文件再上传。");
        }
    }
}
