package org.gongkai.casework.publicanswer;

import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.casework.publicwords.PublicWords;
import org.gongkai.directory.Staff;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The way to what is shown to everyone of a letter and its answer. */
@Component
@Order(4)
class PublicAnswerPanel implements CasePanel {

    private final PublicAnswers answers;

    PublicAnswerPanel(PublicAnswers answers) {
        this.answers = answers;
    }

    @Override
    public Place place() {
        return Place.PAPERS;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        return PublicWords.saidIn(folder.state().type()).flatMap(said -> answers.find(folder.state().id())).map(shown -> new Shown("casework/publicanswer/link", Map.of("caseId", folder.state().id())));
    }
}
