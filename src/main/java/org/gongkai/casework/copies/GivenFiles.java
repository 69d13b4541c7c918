package org.gongkai.casework.copies;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.identity.Identity;
import org.gongkai.directory.Attempt;
import org.gongkai.publication.DraftMaterial;
import org.gongkai.redaction.Original;
import org.gongkai.redaction.Originals;
import org.gongkai.redaction.Redaction;
import org.springframework.stereotype.Component;

/** The copies that an applicant got, as they may go into a draft for everybody: none of them tells who asked. */
@Component
public class GivenFiles {

    private final CaseRedactions redactions;
    private final Originals originals;
    private final DraftMaterial material;

    GivenFiles(CaseRedactions redactions, Originals originals, DraftMaterial material) {
        this.redactions = redactions;
        this.originals = originals;
        this.material = material;
    }

    public int count(CaseFolder folder) {
        return redactions.forApplicant(folder.state()).stream().mapToInt(original -> original.given().size()).sum();
    }

    /** All of them, or what stands against each that cannot go. */
    public Attempt<List<DraftMaterial.ReadFile>> read(CaseFolder folder) {
        List<DraftMaterial.ReadFile> files = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        List<String> names = Identity.names(folder.application());
        int no = 0;
        for (Original original : redactions.forApplicant(folder.state())) {
            for (Original.Made copy : original.given()) {
                no++;
                switch (read(original, copy, "公开件" + no + "." + copy.kind().ending(), names)) {
                    case Attempt.Done<DraftMaterial.ReadFile>(DraftMaterial.ReadFile file) -> files.add(file);
                    case Attempt.Refused<DraftMaterial.ReadFile>(List<String> reasons) -> refused.addAll(reasons);
                }
            }
        }
        return refused.isEmpty() ? Attempt.done(files) : Attempt.refused(refused);
    }

    private Attempt<DraftMaterial.ReadFile> read(Original original, Original.Made copy, String name, List<String> names) {
        return switch (originals.holds(original, copy, names)) {
            case Redaction.Answer.No<Boolean>(String reason) -> Attempt.refused("“" + original.name() + "”不能核对：" + reason);
            case Redaction.Answer.Yes<Boolean>(Boolean holds) when holds -> Attempt.refused("给出的文件“" + original.name()
                    + "”里还有申请人的信息，不能这样公开；请遮盖后另行上传，起草时不带文件");
            case Redaction.Answer.Yes<Boolean> clean -> {
                try {
                    yield material.file(name, new ByteArrayInputStream(originals.open(original, copy)));
                } catch (IOException unwritable) {
                    throw new UncheckedIOException(unwritable);
                }
            }
        };
    }
}
