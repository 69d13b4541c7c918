package org.gongkai.registers;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.Act;
import org.springframework.stereotype.Component;

/** The post of each organ's head and, where the directory makes it public, the name (R2019 Art. 20(2)). */
@Component
class OrganHeads implements Projection {

    static final String ID = "heads";

    private final Organs organs;
    private final Now now;

    OrganHeads(Organs organs, Now now) {
        this.organs = organs;
        this.now = now;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Row> rows() {
        return organs.asOf(now.today()).stream().flatMap(organ -> Optional.ofNullable(organ.profile().head()).filter(head -> !head.isBlank()).map(head -> row(organ, head)).stream()).toList();
    }

    private Row row(Organ organ, String head) {
        return new Row(organ.id(), OrganProfiles.since(organ, organs, now.today()), Map.of("code", organ.id(), "name", organ.name(), "head", head, "source", OrganProfiles.address(organ)));
    }

    @Override
    public boolean follows(Act act) {
        return act.kind().startsWith("directory.organ-");
    }
}
