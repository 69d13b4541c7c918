package org.gongkai.casework.begin;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.casework.Cases;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.directory.Staff;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** From which matter this one came, and which others it began: those that the reader may see by number, the others as being there. */
@Component
@Order(0)
public class BegunPanel implements CasePanel {

    private final CaseLists lists;
    private final CaseTypes types;

    BegunPanel(CaseLists lists, CaseTypes types) {
        this.lists = lists;
        this.types = types;
    }

    /** @param came whether this matter came from it; else it began with this one */
    public record Linked(boolean came, String caseId, String number, String type) {
    }

    @Override
    public Place place() {
        return Place.ASKED;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        String from = folder.state().acts().getFirst().text(Submitting.FROM);
        List<String> begun = folder.state().acts().stream().map(act -> act.text(Cases.OPENED)).filter(Objects::nonNull).toList();
        if (from == null && begun.isEmpty()) {
            return Optional.empty();
        }
        List<String> ids = from == null ? begun : Stream.concat(Stream.of(from), begun.stream()).toList();
        List<Linked> linked = lists.byIds(staff.scope(), ids).stream()
                .map(line -> new Linked(line.id().equals(from), line.id(), line.number(), types.require(line.type()).title())).toList();
        return Optional.of(new Shown("casework/begin/begun", Map.of("linked", linked, "elsewhere", ids.size() - linked.size(), "left", left(folder))));
    }

    /** Titles of what was asked and did not go along: a type that is not asked item by item takes the first alone. */
    private List<String> left(CaseFolder folder) {
        boolean carriedOne = folder.state().acts().stream().filter(act -> act.text(Cases.OPENED) != null)
                .anyMatch(act -> Begins.of(folder.state().type(), act.verb()).flatMap(begins -> types.find(begins.type(), act.effectiveOn())).filter(other -> !other.itemised()).isPresent());
        return carriedOne ? folder.application().titles().stream().skip(1).toList() : List.of();
    }
}
