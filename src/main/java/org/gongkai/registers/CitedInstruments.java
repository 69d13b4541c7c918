package org.gongkai.registers;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.calendar.Instrument;
import org.gongkai.calendar.Instruments;
import org.gongkai.calendar.Now;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The instruments that the house rests on, each with what cites it: provisions, registers, kinds of document, types of matter. */
@Component
class CitedInstruments implements Projection {

    static final String ID = "instruments";

    private final Instruments instruments;
    private final Organs organs;
    private final Now now;

    CitedInstruments(Instruments instruments, Organs organs, Now now) {
        this.instruments = instruments;
        this.organs = organs;
        this.now = now;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Row> rows() {
        String root = organs.first().map(Organ::id).orElse("");
        return instruments.all().stream().map(one -> row(one, root)).toList();
    }

    private Row row(Instrument one, String root) {
        List<Instruments.Citation> citing = instruments.citing(one);
        Map<String, String> values = new HashMap<>(Map.of("code", one.id(), "title", one.title(), "state", one.on(now.today()).name().toLowerCase(Locale.ROOT),
                "citing", String.valueOf(citing.size()), "confirmed", one.confirmed() ? "yes" : "no"));
        put(values, "docno", one.number());
        put(values, "issuer", one.issuer());
        put(values, "fromOn", one.from() == null ? null : one.from().toString());
        put(values, "toOn", one.to() == null ? null : one.to().toString());
        put(values, "source", one.where());
        put(values, "citedBy", citing.isEmpty() ? null : words(citing));
        return new Row(root, one.from(), values);
    }

    /** One line for each kind of declaration. */
    private static String words(List<Instruments.Citation> citing) {
        return citing.stream().collect(Collectors.groupingBy(Instruments.Citation::kind, LinkedHashMap::new, Collectors.mapping(Instruments.Citation::title, Collectors.joining("、"))))
                .entrySet().stream().map(kind -> kind.getKey() + "：" + kind.getValue()).collect(Collectors.joining("；\n"));
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    @Override
    public boolean follows(Act act) {
        return act.kind().startsWith("regulations.");
    }
}
