package org.gongkai.casework.ordering.web;

import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.casework.ordering.OrderingCapability;
import org.gongkai.casework.ordering.subject.Subject;
import org.gongkai.directory.Staff;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the page of an order: what it is about, what is lacking, what was made up for and who verified it. */
@Component
@Order(0)
class LackPanel implements CasePanel {

    private final OrderDesk desk;

    LackPanel(OrderDesk desk) {
        this.desk = desk;
    }

    @Override
    public Place place() {
        return Place.ABOVE;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        if (OrderingCapability.of(folder.state().type()).isEmpty() || folder.forgottenOn() != null) {
            return Optional.empty();
        }
        String subject = folder.state().acts().stream().map(act -> act.text("subject")).filter(one -> one != null).findFirst().orElse("");
        return Optional.of(new Shown("casework/ordering/web/lacks", Map.of("matter", folder.state().id(), "view", desk.list(folder.state()), "subject", subject,
                "kind", Subject.of(subject).map(one -> one.kind().title()).orElse(""), "answers", desk.answering(folder.state(), staff).isPresent(), "verifies", desk.verifies(folder.state(), staff))));
    }
}
