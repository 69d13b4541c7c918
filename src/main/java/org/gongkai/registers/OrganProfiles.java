package org.gongkai.registers;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganForm;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the directory says of each organ (R2019 Art. 20(2)): functions, address, hours, telephone. */
@Component
class OrganProfiles implements Projection {

    static final String ID = "organs";

    private final Organs organs;
    private final Now now;

    OrganProfiles(Organs organs, Now now) {
        this.organs = organs;
        this.now = now;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Row> rows() {
        return organs.asOf(now.today()).stream().map(organ -> row(organ, organs, now.today())).toList();
    }

    private static Row row(Organ organ, Organs organs, LocalDate today) {
        OrganProfile profile = organ.profile();
        Map<String, String> values = new HashMap<>(Map.of("code", organ.id(), "name", organ.name(), "kind", organ.kind().name(), "source", address(organ)));
        put(values, "above", organ.parentId());
        put(values, "functions", profile.functions());
        put(values, "address", profile.address());
        put(values, "hours", profile.hours());
        put(values, "phone", profile.phone());
        put(values, "disclosureOffice", profile.disclosureOffice());
        put(values, "creditCode", organ.creditCode());
        return new Row(organ.id(), since(organ, organs, today), values);
    }

    /** Where the site shows it. */
    static String address(Organ organ) {
        return "/columns/functions?organ=" + organ.id();
    }

    /** Since when it bears its name and place of today. */
    static LocalDate since(Organ organ, Organs organs, LocalDate today) {
        Optional<OrganForm> form = organs.forms(organ.id()).stream().filter(one -> !one.from().isAfter(today)).reduce((earlier, later) -> later);
        return form.map(OrganForm::from).orElse(organ.from());
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.put(name, value);
        }
    }

    @Override
    public boolean follows(Act act) {
        return act.kind().startsWith("directory.organ-");
    }
}
