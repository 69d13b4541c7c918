package org.gongkai.registers.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Staff;
import org.gongkai.face.Choice;
import org.gongkai.registers.Keepers;
import org.gongkai.registers.Register;
import org.gongkai.registers.Registers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** What the pages of the desk ask of a register before they show anything. */
@Component
class DeskHands {

    private final Registers registers;
    private final Keepers keepers;
    private final Organs organs;
    private final Now now;

    DeskHands(Registers registers, Keepers keepers, Organs organs, Now now) {
        this.registers = registers;
        this.keepers = keepers;
        this.organs = organs;
        this.now = now;
    }

    /** A register that somebody keeps or approves; to anybody else there is none. */
    Keepers.Hand of(String id, Staff staff) {
        Register register = registers.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Keepers.Hand hand = keepers.hands(List.of(register), staff).getFirst();
        if (hand.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return hand;
    }

    /** The organ for which rows are entered that name none: the one that was chosen, or the only or first one. */
    String organ(Keepers.Hand hand, String chosen) {
        return hand.enters().contains(chosen) ? chosen : hand.keeper() != null ? hand.keeper() : hand.enters().stream().findFirst().or(() -> hand.approves().stream().findFirst()).orElse("");
    }

    String name(String organ) {
        return organs.shortName(organ);
    }

    List<Choice> choices(Collection<String> ids) {
        return ids.stream().map(organs::find).flatMap(Optional::stream).filter(organ -> organ.existsOn(now.today())).sorted(Comparator.comparing(Organ::name))
                .map(organ -> Choice.of(organ.id(), organ.name())).toList();
    }

    List<Choice> everyOrgan() {
        return organs.asOf(now.today()).stream().sorted(Comparator.comparing(Organ::name)).map(organ -> Choice.of(organ.id(), organ.name())).toList();
    }
}
