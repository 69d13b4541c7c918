package org.gongkai.casework.extension;

import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** That more time was asked for and nobody has decided yet, with whose words; the period goes on meanwhile. */
@Component
@Order(1)
class ExtensionPanel implements CasePanel {

    @Override
    public Place place() {
        return Place.ABOVE;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        return Extending.asked(folder.state()).map((Act asked) -> new Shown("casework/extension/asked", Map.of("on", asked.effectiveOn(),
                "organ", folder.organs().containsKey(asked.organ()) ? folder.organs().get(asked.organ()).name() : asked.organ())));
    }
}
