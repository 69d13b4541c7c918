package org.gongkai.portal.places;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.publicanswer.Published;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.directory.Organs;
import org.gongkai.calendar.Now;
import org.gongkai.face.Entrance;
import org.gongkai.face.EntranceDoors;
import org.gongkai.face.ListedPages;
import org.gongkai.letters.Outbox;
import org.gongkai.participation.Solicitations;
import org.gongkai.portal.organs.Leader;
import org.gongkai.portal.organs.Leaders;
import org.gongkai.portal.places.PlacesFile.Declared;
import org.gongkai.portal.web.SiteContents;
import org.gongkai.publication.Categories;
import org.gongkai.publication.Categories.Column;
import org.gongkai.registers.RecordAddress;
import org.gongkai.registers.Register;
import org.gongkai.registers.Registers;
import org.gongkai.services.scenario.Scenarios;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Everything that the site has of its own: what the file names, and every column, register and mailbox beside. */
@Component
public class SitePlaces implements ListedPages {

    /** Places under one heading of the site's map. */
    public record Group(String title, List<Place> places) {
    }

    private final PlacesFile file;
    private final Categories categories;
    private final Registers registers;
    private final CaseTypes types;
    private final SiteContents contents;
    private final Solicitations solicitations;
    private final Leaders leaders;
    private final Organs organs;
    private final Outbox outbox;
    private final Scenarios scenarios;
    private final ObjectProvider<EntranceDoors> doors;
    private final Now now;

    SitePlaces(DefinitionTree regulations, Categories categories, Registers registers, CaseTypes types, SiteContents contents, Solicitations solicitations, Leaders leaders,
            Organs organs, Outbox outbox, Scenarios scenarios, ObjectProvider<EntranceDoors> doors, Now now) {
        this.file = Definitions.one(regulations, PlacesFile.FILE).value();
        this.categories = categories;
        this.registers = registers;
        this.types = types;
        this.contents = contents;
        this.solicitations = solicitations;
        this.leaders = leaders;
        this.organs = organs;
        this.outbox = outbox;
        this.scenarios = scenarios;
        this.doors = doors;
        this.now = now;
    }

    /** Those that lead to something today, as the map of the site groups them; columns are a tree of their own beside. */
    public List<Group> groups() {
        return file.groups().stream().map(group -> new Group(group.title(), group.places().stream().filter(this::isThere).filter(one -> one.column() == null || one.address() != null).flatMap(one -> place(one).stream()).toList()))
                .filter(group -> !group.places().isEmpty()).toList();
    }

    /** All that there may be, by address; those of the file first, and a column that it names only as it names it. */
    Map<String, Place> all() {
        Map<String, Place> all = new LinkedHashMap<>();
        declared().flatMap(one -> place(one).stream()).forEach(place -> all.putIfAbsent(place.address(), place));
        Set<String> named = declared().map(Declared::column).filter(Objects::nonNull).collect(Collectors.toSet());
        categories.columns().stream().flatMap(Column::withDescendants).filter(column -> !named.contains(column.id())).forEach(column -> all.putIfAbsent(column.address(), of(column)));
        registers.all().stream().filter(Register::isOpen).forEach(register -> all.putIfAbsent(RecordAddress.of(register.id()), of(register)));
        types.openToAll().forEach(type -> all.putIfAbsent(address(type), of(type)));
        scenarios.today().forEach(scenario -> all.putIfAbsent(Scenarios.address(scenario), new Place(Scenarios.address(scenario), scenario.title(), scenario.description(), scenario.words())));
        return all;
    }

    /** Those of {@link #all()} that lead to something today. */
    List<Place> there() {
        SiteContents.There there = contents.today();
        Map<String, Place> all = all();
        declared().filter(one -> !isThere(one)).flatMap(one -> place(one).stream()).forEach(place -> all.remove(place.address()));
        categories.columns().stream().flatMap(Column::withDescendants).filter(column -> !there.has(column.id())).map(Column::address).forEach(all::remove);
        registers.all().stream().map(Register::id).filter(id -> !there.registers().contains(id)).map(RecordAddress::of).forEach(all::remove);
        return List.copyOf(all.values());
    }

    private Stream<Declared> declared() {
        return file.groups().stream().flatMap(group -> group.places().stream());
    }

    private boolean isThere(Declared one) {
        SiteContents.There there = contents.today();
        boolean led = one.needs() == null || switch (one.needs()) {
            case DOCUMENTS -> there.documents();
            case LEADERS -> there.leaders();
            case ORGANS -> there.organs();
            case REGISTERS -> !there.registers().isEmpty();
            case REPORTS -> there.reports();
            case LOG -> there.log();
            case ON_REQUEST -> there.onRequest();
            case MAIL -> outbox.isOpen();
            case QUESTIONS -> solicitations.isThereAny();
            case DOOR -> doors.stream().flatMap(room -> Stream.of(Entrance.values()).flatMap(entrance -> room.of(entrance).stream())).anyMatch(door -> door.address().equals(one.address()));
        };
        return led && (one.column() == null || there.has(one.column())) && (one.register() == null || there.registers().contains(one.register()));
    }

    private Optional<Place> place(Declared one) {
        Optional<Place> owner = one.column() != null ? categories.column(one.column()).map(SitePlaces::of)
                : one.register() != null ? registers.open(one.register()).map(SitePlaces::of)
                : one.type() != null ? types.find(one.type()).filter(CaseType::isOpenToAll).map(SitePlaces::of)
                : Optional.of(new Place(String.valueOf(one.address()), String.valueOf(one.title()), String.valueOf(one.words()), List.of()));
        return owner.map(place -> new Place(Objects.requireNonNullElse(one.address(), place.address()), Objects.requireNonNullElse(one.title(), place.title()),
                Objects.requireNonNullElse(one.words(), place.words()), one.called()));
    }

    private static Place of(Column column) {
        return new Place(column.address(), column.title(), column.description(), List.of());
    }

    private static Place of(Register register) {
        return new Place(RecordAddress.of(register.id()), register.title(), register.about().description(), List.of());
    }

    private static Place of(CaseType type) {
        return new Place(address(type), type.title(), type.description(), List.of());
    }

    private static String address(CaseType type) {
        return Published.canBe(type) ? "/mailboxes/" + type.id() : type.entrance();
    }

    @Override
    public List<Listed> newest(int limit) {
        LocalDate today = now.today();
        List<Listed> listed = new ArrayList<>(there().stream().map(place -> new Listed(place.address(), null)).toList());
        organs.asOf(today).forEach(organ -> listed.add(new Listed("/organs/" + organ.id(), null)));
        leaders.all().stream().map(Leader::address).forEach(address -> listed.add(new Listed(address, null)));
        return listed.stream().limit(limit).toList();
    }
}
