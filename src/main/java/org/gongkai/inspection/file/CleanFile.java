package org.gongkai.inspection.file;

import java.io.IOException;

import org.gongkai.reading.Job;
import org.gongkai.reading.Refusal;
import org.gongkai.reading.Within;

/** A copy of a file without what its readers do not see, read again to prove it; what readers see stays. */
@Within(seconds = 28)
public final class CleanFile extends Job<LookIntoFile.Named, Seen> {

    @Override
    public Result<Seen> open(byte[] content, LookIntoFile.Named named) throws Refusal, IOException {
        String kind = Sniffed.kind(content, named.name());
        byte[] copy = switch (kind) {
            case "docx", "pptx", "xlsx" -> new CleanOffice(Archive.members(content)).copy();
            case "pdf" -> CleanPdf.copy(content);
            case "jpeg", "png" -> CleanPicture.copy(content, kind);
            default -> throw new Refusal(FileRules.kind(kind).title() + "做不了清理后的副本。请在编辑软件里删去看不见的内容，或者另存为 DOCX、XLSX 或 PDF 再上传。");
        };
        Seen seen = LookIntoFile.look(copy, named.name());
        for (Unseen left : seen.unseen()) {
            if (FileRules.rule(left.rule()).cleaned()) {
                throw new Refusal("清理以后，" + left.place() + "还有" + FileRules.rule(left.rule()).title() + "，所以没有给出副本。请在编辑软件里删去，或者打印成 PDF 再上传。");
            }
        }
        return new Result<>(seen, copy);
    }
}
