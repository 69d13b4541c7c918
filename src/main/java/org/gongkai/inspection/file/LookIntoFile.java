package org.gongkai.inspection.file;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.inspection.Finding;
import org.gongkai.inspection.rules.Checks;
import org.gongkai.inspection.text.Piece;
import org.gongkai.inspection.text.Text;
import org.gongkai.reading.Job;
import org.gongkai.reading.Refusal;
import org.gongkai.reading.Within;

/** Reads all of a file and asks of its words what is asked of a text. */
@Within(seconds = 25)
public final class LookIntoFile extends Job<LookIntoFile.Named, Seen> {

    /** Kinds of which rows are values, not sentences. */
    private static final List<String> TABLES = List.of("xlsx", "xls", "csv");

    /** What it is called. */
    public record Named(String name) {
    }

    @Override
    public Result<Seen> open(byte[] content, Named named) throws Refusal {
        return Result.of(look(content, named.name()));
    }

    static Seen look(byte[] content, String name) throws Refusal {
        Collected all = new Collected();
        String kind = AnyFile.look(content, name, all);
        if (all.places().isEmpty() && all.unseen().stream().noneMatch(unseen -> unseen.rule().equals("A-PICTURE"))) {
            all.unseen("A-PICTURE", "整个文件", "一个字也没有读出来");
        }
        List<Piece> pieces = new ArrayList<>();
        for (Place place : all.places()) {
            pieces.add(Piece.prose(pieces.size() + 1, place.words()));
        }
        Text text = Text.whole(pieces, List.of());
        List<Finding> findings = TABLES.contains(kind) ? Checks.ofLongTable(text) : Checks.ofLongText(text);
        List<Finding> placed = findings.stream().map(finding -> Finding.of(finding.rule(), finding.severity(),
                finding.line() == 0 ? finding.place() : all.places().get(finding.line() - 1).name(), finding.line(), finding.message())).toList();
        return new Seen(kind, all.places(), placed, all.unseen());
    }
}
