package org.gongkai.redaction;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.gongkai.reading.Job;
import org.gongkai.reading.Refusal;
import org.gongkai.reading.Within;

/** Takes what is marked out of a file and proves of the copy, by reading it again, that it is out. */
@Within(seconds = StrikeAndProve.SECONDS, waiting = 60)
final class StrikeAndProve extends Job<StrikeAndProve.Asked, StrikeAndProve.Made> {

    static final int SECONDS = 150;

    /** What is to be taken out. */
    record Asked(List<Mark.Box> boxes, List<Mark.Words> words) {

        static Asked of(List<Mark> marks) {
            return new Asked(marks.stream().filter(Mark.Box.class::isInstance).map(Mark.Box.class::cast).toList(),
                    marks.stream().filter(Mark.Words.class::isInstance).map(Mark.Words.class::cast).toList());
        }

        List<Mark> marks() {
            List<Mark> marks = new ArrayList<>(boxes);
            marks.addAll(words);
            return marks;
        }
    }

    /** The copy without its bytes. */
    record Made(FileKind kind, int taken, List<String> removed, List<String> lookAt) {
    }

    /** What a person ought to have seen of what is given: also where some of it is withheld. Kept with the copy, so no word of the file. */
    private static List<String> lookAt(byte[] file, Redacted.Copy copy, Asked asked) throws Refusal, IOException {
        List<String> lookAt = new ArrayList<>(copy.lookAt());
        if (!asked.marks().isEmpty()) {
            FileInWords left = ReadForMarking.read(copy.bytes(), List.of(), Bounds.within(Duration.ofSeconds(SECONDS / 5)));
            int numbers = left.relatives().stream().mapToInt(FileInWords.Relative::count).sum();
            if (numbers > 0) {
                lookAt.add("公开件里还留着身份证号、手机号码或者银行卡号 " + numbers + " 处，没有隐去，请确认都可以公开。");
            }
            return lookAt;
        }
        FileInWords words = ReadForMarking.read(file, List.of(), Bounds.within(Duration.ofSeconds(SECONDS / 5)));
        int numbers = words.relatives().stream().mapToInt(FileInWords.Relative::count).sum();
        if (numbers > 0) {
            lookAt.add("文件里有身份证号、手机号码或者银行卡号 " + numbers + " 处，请确认都可以公开。");
        }
        long unseen = words.unseen().stream().filter(FileInWords.Unseen::stays).count();
        if (unseen > 0) {
            lookAt.add("文件里有看不见的文字 " + unseen + " 处，请逐处看过。");
        }
        if (!words.complete()) {
            lookAt.add("文件太长，机器没有看完，请逐页查看。");
        }
        return lookAt;
    }

    @Override
    public Result<Made> open(byte[] file, Asked asked) throws Refusal, IOException {
        Bounds bounds = Bounds.within(Duration.ofSeconds(SECONDS));
        Marks marks = Marks.of(asked.marks());
        FileKind kind = FileKind.of(file, bounds);
        Redacted.Copy copy = switch (kind) {
            case PDF -> PdfFile.redact(file, marks, bounds);
            case DOCX -> WordFile.redact(file, marks, bounds);
            case XLSX -> SheetFile.redact(file, marks, bounds);
            case PNG, JPEG -> Pictures.redact(file, kind, marks);
        };
        try {
            Proof.require(copy.bytes(), kind, marks.boxes(), marks.words(), bounds);
            return new Result<>(new Made(kind, copy.taken(), copy.removed(), lookAt(file, copy, asked)), copy.bytes());
        } catch (Proof.Leak leak) {
            throw new Refusal("做好的文件重读时，在“" + leak.getMessage()
                    + "”还有应当隐去的内容，所以没有给出。请改用方框，或者把原文件打印成 PDF 再遮盖。", leak);
        }
    }
}
