package org.gongkai.casework.inquiry;

import org.gongkai.calendar.Now;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.springframework.stereotype.Component;

/** A number as this office writes them, for whoever has to type one. */
@Component
public class ExampleNumber {

    private static final String SERIAL = "55";

    private final CaseTypes types;
    private final Organs organs;
    private final Now now;

    ExampleNumber(CaseTypes types, Organs organs, Now now) {
        this.types = types;
        this.organs = organs;
        this.now = now;
    }

    public String ofMatter() {
        CaseType type = types.byEntrance("/requests/new").orElse(types.all().getFirst());
        String mark = organs.first().map(Organ::profile).map(profile -> profile.documentWord()).orElse("");
        return type.number().replace("{mark}", mark).replace("{year}", String.valueOf(now.today().getYear())).replace("{serial}", SERIAL);
    }

    /** Of what a third party or another organ was asked in a matter. */
    public String ofConsultation() {
        return ofMatter() + "-1";
    }
}
