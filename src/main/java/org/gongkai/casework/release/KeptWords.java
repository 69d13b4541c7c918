package org.gongkai.casework.release;

import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.Reasons;
import org.gongkai.casework.publicwords.Grounds;
import org.gongkai.casework.publicanswer.PublicAnswers;
import org.gongkai.casework.publicwords.Checked;
import org.gongkai.casework.publicwords.Mentions;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.springframework.stereotype.Component;

/** What tells of a person and stays in words for everybody: the act says for which grounds, which words they were is sealed with the matter. */
@Component
class KeptWords {

    private final Mentions mentions;
    private final Grounds grounds;
    private final Reasons reasons;

    KeptWords(Mentions mentions, Grounds grounds, Reasons reasons) {
        this.mentions = mentions;
        this.grounds = grounds;
        this.reasons = reasons;
    }

    /** @param texts what becomes public, by the title of its field */
    Act record(ActDraft draft, CaseFolder folder, Map<String, String> texts, Checked checked) {
        Map<String, String> kept = mentions.kept(mentions.asked(folder.application(), texts), checked);
        if (kept.isEmpty()) {
            return reasons.record(draft, folder.state().id(), "");
        }
        String words = kept.entrySet().stream().map(one -> "保留“" + one.getKey() + "”：" + grounds.find(one.getValue()).orElseThrow().title())
                .collect(Collectors.joining("；"));
        return reasons.record(draft.detail(PublicAnswers.KEPT, String.join(" ", new TreeSet<>(kept.values()))), folder.state().id(), words);
    }
}
