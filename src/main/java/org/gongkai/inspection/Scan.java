package org.gongkai.inspection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.gongkai.inspection.text.PlainText;
import org.gongkai.reading.Opened;
import org.gongkai.reading.ReadScan;
import org.gongkai.reading.ReadingRoom;
import org.gongkai.reading.Scanned;

/** A report that has no words, page by page read by a machine: what is found in it is to be held against the original before anybody believes it. */
final class Scan {

    private static final String BY_A_MACHINE = "READ-04";
    /** Pages that are read while a person waits. */
    private static final int MOST_PAGES = 10;
    private static final int MOST_SECONDS = 30;
    private static final int SECONDS_A_PAGE = 20;
    /** With less than this left, no further page is begun. */
    private static final int FEWEST_SECONDS = 2;
    private static final String PNG = "\u0089PNG";
    private static final String JPEG = "\u00FF\u00D8\u00FF";

    private final ReadingRoom room;
    private final byte[] content;

    Scan(ReadingRoom room, byte[] content) {
        this.room = room;
        this.content = content;
    }

    boolean isPicture() {
        return PlainText.startsWith(content, PNG) || PlainText.startsWith(content, JPEG);
    }

    /** Whether a PDF was refused because it is nothing but pictures. */
    boolean isSaidBy(String reason) {
        return PlainText.startsWith(content, "%PDF") && PlainText.isWithoutWords(reason);
    }

    /** @param check asks of the words what is asked of any text @param unreadable says why there are none */
    Opened<Verdict> checked(String file, Function<byte[], Opened<Verdict>> check, Function<String, Verdict> unreadable) {
        List<String> lines = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        int all = 1;
        int done = 0;
        int left = MOST_SECONDS;
        boolean stopped = false;
        while (!stopped && done < Math.min(all, MOST_PAGES) && left >= FEWEST_SECONDS) {
            switch (room.open(ReadScan.class, content, new ReadScan.Asked(done + 1, !isPicture(), Math.min(SECONDS_A_PAGE, left)))) {
                case Opened.Refused<Scanned>(String reason, boolean busy) -> {
                    if (busy || done == 0) {
                        return busy ? new Opened.Refused<>(reason, true) : new Opened.Done<>(unreadable.apply(reason + "请给带文字的文件，或者先作文字识别。"), new byte[0]);
                    }
                    // what was read before is checked all the same, and it is said how much that is
                    stopped = true;
                }
                case Opened.Done<Scanned>(Scanned read, byte[] none) -> {
                    all = read.pages();
                    done++;
                    lines.addAll(read.lines());
                }
            }
            left = (int) TimeUnit.NANOSECONDS.toSeconds(end - System.nanoTime());
        }
        if (lines.isEmpty()) {
            return new Opened.Done<>(unreadable.apply("这是扫描件，机器也没有读出文字" + (done < all ? "（只读了前 " + done + " 页，一共 " + all + " 页）" : "") + "；请给带文字的文件，或者先作文字识别。"), new byte[0]);
        }
        return switch (check.apply(String.join("\n", lines).getBytes(StandardCharsets.UTF_8))) {
            case Opened.Refused<Verdict>(String reason, boolean busy) -> busy ? new Opened.Refused<>(reason, true) : new Opened.Done<>(unreadable.apply(reason), new byte[0]);
            case Opened.Done<Verdict>(Verdict verdict, byte[] none) -> new Opened.Done<>(told(file, verdict, done, all), new byte[0]);
        };
    }

    /** A machine misreads: nothing in such a text is surely wrong. */
    private static Verdict told(String file, Verdict verdict, int read, int pages) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of(BY_A_MACHINE, Severity.INFO, "全文", 0, "这是扫描件，文字由机器读出，可能读错、漏读；下面每一处都请对照原件。"
                + (read < pages ? "只读了前 " + read + " 页，一共 " + pages + " 页。" : "")));
        verdict.findings().forEach(finding -> findings.add(finding.weighing(finding.severity().orLighter(Severity.WARNING))));
        return new Verdict(file, verdict.form(), verdict.year(), verdict.organ(), findings, verdict.lines(), verdict.understood());
    }
}
