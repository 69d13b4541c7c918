package org.gongkai.inspection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.gongkai.reading.Opened;
import org.gongkai.reading.ReadScan;
import org.gongkai.reading.ReadingRoom;
import org.gongkai.reading.Scanned;

/** A report that has no words, page by page read by a machine: what is found in it is to be held against the original before anybody believes it. */
final class Scan {

    private static final String BY_A_MACHINE = "READ-04";
    /** Pages that are read while a person waits. */
    private static final int MOST_PAGES = 10;
    private static final int[] PNG = {0x89, 'P', 'N', 'G'};
    private static final int[] JPEG = {0xFF, 0xD8, 0xFF};

    private final ReadingRoom room;
    private final byte[] content;

    Scan(ReadingRoom room, byte[] content) {
        this.room = room;
        this.content = content;
    }

    boolean isPicture() {
        return begins(PNG) || begins(JPEG);
    }

    /** Whether a PDF was refused because it is nothing but pictures. */
    boolean isSaidBy(String reason) {
        return begins(new int[] {'%', 'P', 'D', 'F'}) && reason.contains("扫描件");
    }

    private boolean begins(int[] with) {
        for (int i = 0; i < with.length; i++) {
            if (content.length <= i || (content[i] & 255) != with[i]) {
                return false;
            }
        }
        return true;
    }

    /** @param check asks of the words what is asked of any text @param unreadable says why there are none */
    Opened<Verdict> checked(String file, Function<byte[], Opened<Verdict>> check, Function<String, Verdict> unreadable) {
        List<String> lines = new ArrayList<>();
        int all = 1;
        for (int page = 1; page <= Math.min(all, MOST_PAGES); page++) {
            switch (room.open(ReadScan.class, content, new ReadScan.Asked(page, !isPicture()))) {
                case Opened.Refused<Scanned>(String reason, boolean busy) -> {
                    return busy ? new Opened.Refused<>(reason, true) : new Opened.Done<>(unreadable.apply(reason + "请给带文字的文件，或者先作文字识别。"), new byte[0]);
                }
                case Opened.Done<Scanned>(Scanned read, byte[] none) -> {
                    all = read.pages();
                    lines.addAll(read.lines());
                }
            }
        }
        if (lines.isEmpty()) {
            return new Opened.Done<>(unreadable.apply("这是扫描件，机器也没有读出文字；请给带文字的文件，或者先作文字识别。"), new byte[0]);
        }
        int pages = all;
        return switch (check.apply(String.join("\n", lines).getBytes(StandardCharsets.UTF_8))) {
            case Opened.Refused<Verdict>(String reason, boolean busy) -> busy ? new Opened.Refused<>(reason, true) : new Opened.Done<>(unreadable.apply(reason), new byte[0]);
            case Opened.Done<Verdict>(Verdict verdict, byte[] none) -> new Opened.Done<>(told(file, verdict, pages), new byte[0]);
        };
    }

    /** A machine misreads: nothing in such a text is surely wrong. */
    private static Verdict told(String file, Verdict verdict, int pages) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of(BY_A_MACHINE, Severity.INFO, "全文", 0, "这是扫描件，文字由机器读出，可能读错、漏读；下面每一处都请对照原件。"
                + (pages > MOST_PAGES ? "只读了前 " + MOST_PAGES + " 页，一共 " + pages + " 页。" : "")));
        verdict.findings().forEach(finding -> findings.add(finding.weighing(finding.severity().orLighter(Severity.WARNING))));
        return new Verdict(file, verdict.form(), verdict.year(), verdict.organ(), findings, verdict.lines(), verdict.understood());
    }
}
