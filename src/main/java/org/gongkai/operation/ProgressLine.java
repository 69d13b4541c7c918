package org.gongkai.operation;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** How far long work has come: one line that redraws itself on a terminal, a line every few seconds elsewhere. */
final class ProgressLine implements AutoCloseable {

    private static final int WIDTH = 24;

    private final PrintWriter err;
    private final boolean terminal = Boolean.getBoolean("gongkai.terminal");
    private final long pauseNanos = Duration.ofMillis(terminal ? 200 : 5000).toNanos();
    private final long start = System.nanoTime();
    private long shown = start - pauseNanos;
    private String last = "";
    private String drawn = "";

    ProgressLine(PrintWriter err) {
        this.err = err;
    }

    /**
     * @param part how much is done, 0 to 1
     * @param count what has been done so far, for the rate
     * @param words what else to say
     */
    void show(double part, long count, String words) {
        double seconds = (System.nanoTime() - start) / 1e9;
        int filled = (int) Math.round(Math.clamp(part, 0, 1) * WIDTH);
        String left = part > 0.005 && part < 1 ? " 剩余 " + spoken(seconds / part - seconds) : "";
        show(String.format(Locale.ROOT, "[%s%s] %3.0f %% %,d 条 %,.0f 条/秒%s %s", "#".repeat(filled), "-".repeat(WIDTH - filled),
                part * 100, count, count / Math.max(seconds, 0.001), left, words));
    }

    void show(String words) {
        last = words;
        if (System.nanoTime() - shown >= pauseNanos) {
            draw();
        }
    }

    /** Says something that stays, above the line. */
    void interrupt(String words) {
        err.println(terminal ? "\r\u001b[K" + words : words);
        err.flush();
    }

    @Override
    public void close() {
        if (!last.isEmpty()) {
            if (!last.equals(drawn)) {
                draw();
            }
            if (terminal) {
                err.println();
            }
            err.flush();
        }
    }

    private void draw() {
        shown = System.nanoTime();
        drawn = last;
        if (terminal) {
            err.print("\r\u001b[K" + last);
        } else {
            err.println(last);
        }
        err.flush();
    }

    private static String spoken(double seconds) {
        long rounded = Math.round(seconds);
        return rounded < 60 ? rounded + " 秒" : rounded / 60 + " 分 " + rounded % 60 + " 秒";
    }
}
