package org.gongkai.publication;

import java.util.List;

import org.gongkai.ledger.Derived;
import org.springframework.stereotype.Component;

/** Documents, their editions and what was said of them; each is there because of an act. */
@Component
class DocumentTables implements Derived.Tables {

    @Override
    public List<Derived> tables() {
        return List.of(Derived.onRecord("publication.document", "文件", "select id, id from publication.document", "publication."),
                Derived.onRecord("publication.edition", "文件的版本", "select id, document, id from publication.edition", "publication.draft", "publication.import")
                        .saying("edition"),
                Derived.onAct("publication.closing", "关闭的附件和旧版", "select act, act from publication.closing", "publication."),
                Derived.onAct("publication.remark", "审核的意见", "select act, act from publication.remark", "publication."),
                Derived.onRecord("publication.import_finding", "导入时的发现", "select document || ' ' || code, document from publication.import_finding",
                        "publication.import"));
    }
}
