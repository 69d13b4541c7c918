package org.gongkai.casework.bundle;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.evidence.EvidenceKind;
import org.jspecify.annotations.Nullable;

/** {@code dossier:} of a type: the parts of the file of a case, in the order of evidence. */
final class Dossier implements Capability {

    private static final Extension<Block> BLOCK = CaseType.ofType(Block.class);

    record Block(@Meaning("案卷的各部分，按举证的顺序") @Nullable List<Chapter> dossier) {
    }

    /** A part of the file: what happened with these actions, the papers they issued, the scans of these kinds. */
    record Chapter(String title, @Nullable String article, List<String> actions, @Nullable List<String> evidence) {

        List<String> scans() {
            return Objects.requireNonNullElse(evidence, List.of());
        }
    }

    static List<Chapter> of(CaseType type) {
        return Objects.requireNonNullElse(type.says(BLOCK).dossier(), List.of());
    }

    @Override
    public List<Extension<?>> keys() {
        return List.of(BLOCK);
    }

    @Override
    public void look(CaseType type, Names names) {
        Set<String> placed = new HashSet<>();
        List<Chapter> chapters = of(type);
        for (int n = 0; n < chapters.size(); n++) {
            Names at = names.under("dossier", n);
            for (int action = 0; action < chapters.get(n).actions().size(); action++) {
                String id = chapters.get(n).actions().get(action);
                at.demand(type.action(id).isPresent(), "收入的“" + id + "”不是一个步骤", "actions", action);
                at.demand(placed.add(id), "步骤 " + id + " 收入了案卷的两个部分", "actions", action);
            }
            for (int scan = 0; scan < chapters.get(n).scans().size(); scan++) {
                at.needs(EvidenceKind.SORT, chapters.get(n).scans().get(scan), "evidence", scan);
            }
        }
    }
}
