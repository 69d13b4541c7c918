package org.gongkai.casework.publicanswer;

import java.util.Optional;

import org.gongkai.registers.LinkTarget;
import org.gongkai.registers.datatype.NamedType;
import org.springframework.stereotype.Component;

/** Letters with public answers, for registers whose records point at them: by number of the matter, or by the address of their page. One that was withdrawn is nothing to point at. */
@Component
class AnsweredLinks implements LinkTarget {

    private static final String ADDRESS = "/mailboxes/";

    private final PublicAnswers answers;

    AnsweredLinks(PublicAnswers answers) {
        this.answers = answers;
    }

    @Override
    public String id() {
        return MATTER;
    }

    @Override
    public Optional<NamedType.Known> find(String said) {
        String id = said.startsWith(ADDRESS) ? said.substring(said.lastIndexOf('/') + 1) : said;
        return answers.find(id).filter(answer -> !answer.isWithdrawn())
                .map(answer -> new NamedType.Known(answer.caseId(), answer.title(), ADDRESS + answer.type() + "/" + answer.caseId()));
    }
}
