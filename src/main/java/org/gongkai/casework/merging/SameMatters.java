package org.gongkai.casework.merging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.identity.Identity;
import org.gongkai.casework.lists.Readers;
import org.gongkai.casework.mattertext.MatterText;
import org.gongkai.casework.mattertext.MatterTexts;
import org.gongkai.directory.Staff;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which matters that are received and wait tell the same as another, among those that whoever asks may see; nothing is merged by it. */
@Component
public class SameMatters {

    /** The newest so many are compared; what is older is found by searching. */
    static final int COMPARED = 1000;
    private static final int SHOWN = 10;

    private final JdbcClient client;
    private final Readers readers;
    private final CaseFiles files;
    private final CaseTypes types;
    private final MatterTexts texts;

    SameMatters(JdbcClient client, Readers readers, CaseFiles files, CaseTypes types, MatterTexts texts) {
        this.client = client;
        this.readers = readers;
        this.files = files;
        this.types = types;
        this.texts = texts;
    }

    /** One that may be the same. */
    public record Same(String id, String number, String title, LocalDate receivedOn, String stage, SameTold.Share share) {
    }

    /** @param more whether there are older ones that were not compared */
    public record Proposed(List<Same> matters, boolean more) {
    }

    private record Open(String id, String number, String definition, String stage, LocalDate receivedOn, String application) {
    }

    public Proposed of(CaseFolder folder, Staff staff) {
        CaseState state = folder.state();
        Readers.Condition seen = readers.ofCase(staff.scope());
        List<Open> open = client.sql("""
                select c.id, c.number, c.definition, c.stage, c.received_on, c.application_id as application from casework.cases c join casework.application a on a.id = c.application_id
                where c.type = ? and c.organ = ? and c.id <> ? and c.received_on is not null and c.concluded_on is null and not c.ended and a.forgotten_on is null
                    and not exists (select from casework.event_member m where m.case_id = c.id) and\s""" + seen.sql() + " order by c.received_on desc, c.id desc limit " + COMPARED)
                .params(state.type().id(), state.organ(), state.id()).params(seen.params()).query(Open.class).list().stream()
                .filter(one -> Merging.of(types.byDefinition(one.definition())).isPresent()).toList();
        Map<String, Application> said = files.applications(open.stream().map(Open::application).toList());
        Map<Open, SameTold.Letter> letters = new LinkedHashMap<>();
        open.stream().filter(one -> said.containsKey(one.application())).forEach(one -> letters.put(one, letter(types.byDefinition(one.definition()), said.get(one.application()))));
        SameTold.Letter mine = letter(state.type(), folder.application());
        List<SameTold.Letter> all = new ArrayList<>(letters.values());
        all.add(mine);
        SameTold told = new SameTold(all);
        List<Same> same = new ArrayList<>();
        letters.forEach((one, letter) -> {
            SameTold.Share share = told.of(mine, letter);
            if (share.isMeant()) {
                same.add(new Same(one.id(), one.number(), title(said.get(one.application())), one.receivedOn(), types.stageTitle(one.definition(), one.stage()), share));
            }
        });
        return new Proposed(same.stream().sorted(Comparator.comparing(Same::share, SameTold.Share.nearest())).limit(SHOWN).toList(), open.size() == COMPARED);
    }

    private static String title(Application said) {
        return Identity.masked(String.join("；", said.titles()), false);
    }

    /** What whoever sees the matter reads of it without opening anything. */
    private SameTold.Letter letter(CaseType type, Application said) {
        return new SameTold.Letter(title(said), texts.of(type, "", said, Map.of()).parts().stream().map(MatterText.Part::text).toList());
    }
}
