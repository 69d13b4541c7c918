package org.gongkai.casework.web;

import java.util.List;
import java.util.Objects;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.publicanswer.PublicAnswers;
import org.gongkai.casework.publicanswer.Published;
import org.gongkai.face.ListedPages;
import org.springframework.stereotype.Component;

/** Letters and answers that everyone may read, for those who read the whole site. */
@Component
class ListedAnswers implements ListedPages {

    private final PublicAnswers answers;
    private final CaseTypes types;

    ListedAnswers(PublicAnswers answers, CaseTypes types) {
        this.answers = answers;
        this.types = types;
    }

    @Override
    public List<Listed> newest(int limit) {
        return answers.newest(types.all().stream().filter(Published::canBe).map(CaseType::id).toList(), limit).stream()
                .map(answer -> new Listed("/mailboxes/" + answer.type() + "/" + answer.caseId(), Objects.requireNonNullElse(answer.correctedOn(), answer.publishedOn()))).toList();
    }
}
