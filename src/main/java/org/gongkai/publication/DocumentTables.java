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
                Derived.onRecord("publication.edition", "文件的版本", "select id, document, id from publication.edition", "publication.draft", "publication.import", "publication.hold")
                        .saying("edition"),
                Derived.onRecord("publication.listed", "列表里的文件", "select document, document from publication.listed", "publication."),
                Derived.onAct("publication.closing", "关闭的附件和旧版", "select act, act from publication.closing", "publication."),
                Derived.onAct("publication.remark", "审核的意见", "select act, act from publication.remark", "publication."),
                Derived.onRecord("publication.coordination", "征求其他机关意见", "select id, document, id from publication.coordination", "publication." + CoordinateDraft.ASK).saying("coordination"),
                Derived.onRecord("publication.interpretation", "解读的安排", "select document, document from publication.interpretation",
                        "publication." + PlanInterpretation.PLAN, "publication." + PlanInterpretation.LATER, "publication." + PlanInterpretation.BEGIN),
                Derived.onRecord("publication.cleanup", "规范性文件清理", "select id, id from publication.cleanup", "cleanup.begin"),
                Derived.onRecord("publication.cleanup_item", "清理意见", "select cleanup || ' ' || document, cleanup, document from publication.cleanup_item", "cleanup.propose").saying("document"),
                Derived.onRecord("publication.deposit", "移送", "select id, id from publication.deposit", "deposit.make"),
                Derived.onRecord("publication.deposit_item", "移送的文件", "select deposit || ' ' || number, deposit from publication.deposit_item", "deposit.make"),
                // that it is one of many alike is noticed of documents that were drafted here, too
                Derived.onRecord("publication.import_finding", "导入时的发现", "select document || ' ' || code, document from publication.import_finding",
                        "publication."),
                Derived.onAct("publication.import_finding", "核对过的发现", """
                        select document || ' ' || code, settled_by_act, code from publication.import_finding where settled_by_act is not null""",
                        "publication." + ImportFindings.SETTLE).saying("finding"));
    }
}
