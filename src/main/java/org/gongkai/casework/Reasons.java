package org.gongkai.casework;

import java.util.Map;
import java.util.Optional;

import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.tables.StorableText;
import org.springframework.stereotype.Component;

/** Why somebody decided about a case outside its procedure: sealed among the words of the case, only bound by the act. */
@Component
public class Reasons {

    private static final int LONGEST = 500;
    private static final String FIELD = "reason";

    private final CaseFiles files;
    private final Ledger ledger;

    Reasons(CaseFiles files, Ledger ledger) {
        this.files = files;
        this.ledger = ledger;
    }

    /** What to tell somebody who gives this reason for what they want; empty when it will do. */
    public static Optional<String> refusal(String wanted, String reason) {
        return StorableText.isUnseen(reason) || reason.strip().length() > LONGEST ? Optional.of("请写明为什么" + wanted + "，不超过 " + LONGEST + " 字") : Optional.empty();
    }

    /** Records the act with its reason; without one when the reason is blank. */
    public Act record(ActDraft draft, String caseId, String reason) {
        if (StorableText.isUnseen(reason)) {
            return ledger.record(draft);
        }
        CaseFiles.SealedWords words = files.seal(Map.of(FIELD, reason.strip()));
        Act act = ledger.record(draft.detail("words", words.binding()));
        files.keepWords(act.id(), caseId, words);
        return act;
    }

    /** The reason of an act of a case. */
    public String of(Act act, String caseId) {
        return files.words(caseId).getOrDefault(act.id(), Map.of()).getOrDefault(FIELD, "");
    }
}
