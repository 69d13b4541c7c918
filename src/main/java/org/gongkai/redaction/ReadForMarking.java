package org.gongkai.redaction;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.gongkai.reading.Job;
import org.gongkai.reading.Refusal;
import org.gongkai.reading.Within;

/** A file in words, for the person who marks it. */
@Within(seconds = ReadForMarking.SECONDS)
final class ReadForMarking extends Job<ReadForMarking.Asked, FileInWords> {

    static final int SECONDS = 60;

    /** Words that are marked already. */
    record Asked(List<String> words) {
    }

    @Override
    public Result<FileInWords> open(byte[] file, Asked asked) throws Refusal, IOException {
        return Result.of(read(file, asked.words(), Bounds.within(Duration.ofSeconds(SECONDS - 2))));
    }

    static FileInWords read(byte[] file, List<String> words, Bounds bounds) throws Refusal, IOException {
        Gathered all = new Gathered();
        switch (FileKind.of(file, bounds)) {
            case PDF -> PdfLines.gather(file, bounds, all);
            case DOCX -> WordLines.gather(OfficeFile.read(file, bounds), all);
            case XLSX -> SheetLines.gather(OfficeFile.read(file, bounds), bounds, all);
            case PNG, JPEG -> {
                FileProperties.ofPicture(file, all);
                all.seen("图片（机器读的，可能读错、漏读）", PdfWords.text(new MachineWords(bounds).on(Pictures.upright(file))));
            }
        }
        List<String> texts = new ArrayList<>();
        all.lines.forEach(line -> texts.add(line.words()));
        all.unseen.forEach(unseen -> texts.add(unseen.words()));
        List<Alike> alike = texts.stream().map(Alike::of).toList();
        List<Integer> counts = words.stream().map(Alike::of)
                .map(word -> word.isEmpty() ? 0 : alike.stream().mapToInt(text -> text.places(List.of(word)).size()).sum()).toList();
        return new FileInWords(all.lines, all.isComplete(), counts, Relatives.in(texts, words), all.unseen);
    }
}
