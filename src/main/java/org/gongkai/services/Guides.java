package org.gongkai.services;

import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.face.MadeFrom;
import org.gongkai.registers.Entry;
import org.gongkai.registers.PagesOfRegisters;
import org.gongkai.registers.RecordSearch;
import org.gongkai.registers.Register;
import org.gongkai.registers.Registers;
import org.springframework.stereotype.Component;

/** Guides to service items, each made of the version of its record that holds today. An item without a basis has none. */
@Component
public class Guides {

    /** The register of service items. */
    public static final String ITEMS = "service-items";

    /** What there is under a code. */
    public sealed interface Found {
    }

    public record Made(Guide guide) implements Found {
    }

    /** It is not known what the item rests on. */
    public record NoBasis(Entry entry) implements Found {
    }

    /** It stands no longer, or is not public any more. */
    public record Gone(Entry entry) implements Found {
    }

    public record Unknown() implements Found {
    }

    private final Registers registers;
    private final RecordSearch records;
    private final PagesOfRegisters pages;
    private final Now now;

    Guides(Registers registers, RecordSearch records, PagesOfRegisters pages, Now now) {
        this.registers = registers;
        this.records = records;
        this.pages = pages;
        this.now = now;
    }

    public Optional<Register> items() {
        return registers.open(ITEMS);
    }

    public Found find(String code) {
        Register register = items().orElse(null);
        List<Entry> history = register == null ? List.of() : records.history(register, code);
        if (register == null || history.isEmpty()) {
            return new Unknown();
        }
        Entry valid = history.stream().filter(entry -> !entry.validOn().isAfter(now.today())).findFirst().orElse(history.getLast());
        return valid.ends() || valid.isWithdrawn() ? new Gone(valid) : Elements.hasBasis(valid) ? new Made(new Guide(register, valid)) : new NoBasis(valid);
    }

    public static boolean hasGuide(Entry entry) {
        return Elements.hasBasis(entry);
    }

    /** What a guide leaves open. */
    public static List<String> missing(Entry entry) {
        return Elements.missing(entry);
    }

    /** What the page of one is made from. */
    public MadeFrom sources(String code) {
        return items().map(register -> pages.sources(register, code)).orElseGet(MadeFrom::declarations);
    }
}
