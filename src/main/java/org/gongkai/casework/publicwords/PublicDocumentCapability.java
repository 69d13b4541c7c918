package org.gongkai.casework.publicwords;

import java.util.List;

import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.procedure.Field;
import org.gongkai.publication.DocumentKind;
import org.jspecify.annotations.Nullable;

/** {@code documentKinds:} of an action by which a matter is answered with a public document. */
final class PublicDocumentCapability implements Capability {

    static final Extension<Block> BLOCK = CaseType.ofAction(Block.class);

    record Block(@Meaning("写明的文件应是其中一种：documentkinds 中的文件种类；不写的，哪一种都行") @Nullable List<String> documentKinds) {
    }

    /** Of which kinds the document may be that a step names; empty where of any. */
    static List<String> kinds(CaseType type, String action) {
        return type.says(BLOCK, action).map(Block::documentKinds).orElse(List.of());
    }

    @Override
    public List<Extension<?>> keys() {
        return List.of(BLOCK);
    }

    @Override
    public void look(CaseType type, Names names) {
        for (CaseType.Placed placed : type.placed()) {
            List<String> wanted = kinds(type, placed.action().id());
            Names at = names.under(placed.path());
            for (int n = 0; n < wanted.size(); n++) {
                at.needs(DocumentKind.SORT, wanted.get(n), "documentKinds", n);
            }
            at.demand(wanted.isEmpty() || placed.action().fields().stream().map(Field::name).anyMatch(PublicDocument.FIELD::equals),
                    "“" + placed.action().title() + "”没有写明文件的字段“" + PublicDocument.FIELD + "”，也就没有哪一种", "documentKinds");
        }
    }
}
