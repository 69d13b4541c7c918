package org.gongkai.casework.urging;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Permissions;
import org.springframework.stereotype.Component;

/** Who was urged about a matter and who knows of it, on its page at the desk. */
@Component
public class UrgingPanel implements CasePanel {

    private final Urging urging;
    private final People people;

    UrgingPanel(Urging urging, People people) {
        this.urging = urging;
        this.people = people;
    }

    /**
     * One of them.
     *
     * @param to   whom it tells, in words
     * @param by   who knows of it; empty while nobody does
     * @param mine whether whoever looks may say that they know
     */
    public record Line(Urged urged, String to, String by, boolean mine) {
    }

    @Override
    public Place place() {
        return Place.NOW;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        List<Urged> all = urging.of(folder.state().id());
        if (all.isEmpty() || folder.forgottenOn() != null) {
            return Optional.empty();
        }
        Map<String, String> names = people.names(all.stream().flatMap(one -> Stream.of(one.person(), one.seenBy())).filter(Objects::nonNull).distinct().toList());
        return Optional.of(new Shown("casework/urging/urging", Map.of("matter", folder.state().id(), "lines", all.stream().map(one -> new Line(one,
                String.join("、", Stream.concat(Stream.ofNullable(one.person()).map(person -> names.getOrDefault(person, person)), one.roles().stream().map(Permissions::title)).toList()),
                one.seenBy() == null ? "" : names.getOrDefault(one.seenBy(), one.seenBy()), one.seenOn() == null && one.isFor(staff))).toList())));
    }
}
