package org.gongkai.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.Act;
import org.gongkai.search.Audience;
import org.gongkai.search.Findable;
import org.gongkai.search.Findables;
import org.gongkai.search.Value;
import org.springframework.stereotype.Component;

/** Lets the records of open registers be found: each register is a kind, its public values are words, and what it is narrowed and sorted by are fields. */
@Component
class RegisterFindables implements Findables {

    /** Raised whenever something else is handed over than before. */
    private static final String SHAPE = "9";
    private static final String KIND = "registers/";
    /** A record counts less than a document that says the same. */
    private static final float WEIGHT = 0.5f;

    private final Registers registers;
    private final RecordRows records;
    private final ProjectedRecords projected;
    private final Organs organs;
    private final PublicTerms terms;

    RegisterFindables(Registers registers, RecordRows records, ProjectedRecords projected, Organs organs, PublicTerms terms) {
        this.registers = registers;
        this.records = records;
        this.projected = projected;
        this.organs = organs;
        this.terms = terms;
    }

    static String kind(Register register) {
        return KIND + register.id();
    }

    @Override
    public String room() {
        return "registers";
    }

    @Override
    public String shape() {
        return SHAPE;
    }

    @Override
    public Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        registers.all().stream().filter(Register::isOpen).forEach(register -> kinds.put(kind(register), register.title()));
        return kinds;
    }

    @Override
    public Set<String> touched(List<Act> acts) {
        Set<String> ids = new LinkedHashSet<>();
        List<Register> followed = followed();
        followed.forEach(register -> projected.touched(register, acts).forEach(key -> ids.add(id(register.id(), key))));
        for (Act act : acts) {
            if (act.kind().equals(EntryLog.SAVE)) {
                String register = act.subject().substring(Register.subject("").length());
                records.keysBetween(register, number(act, "first"), number(act, "last")).forEach(key -> ids.add(id(register, key)));
            } else if (act.kind().equals(WithdrawRecord.KIND)) {
                String register = act.subject().substring(Register.subject("").length());
                records.keysOf(register, RegisterVerification.numbers(act)).forEach(key -> ids.add(id(register, key)));
            }
        }
        return ids;
    }

    private static long number(Act act, String name) {
        return act.detail().get(name) instanceof Number number ? number.longValue() : 0;
    }

    static String id(String register, String key) {
        return register + "/" + key;
    }

    /** The ids by their register, without it. */
    private static Map<String, Set<String>> keys(Collection<String> ids) {
        Map<String, Set<String>> keys = new TreeMap<>();
        ids.forEach(id -> keys.computeIfAbsent(id.substring(0, id.indexOf('/')), register -> new TreeSet<>()).add(id.substring(id.indexOf('/') + 1)));
        return keys;
    }

    @Override
    public List<Findable> among(Collection<String> ids) {
        List<Findable> found = new ArrayList<>();
        keys(ids).forEach((id, keys) -> registers.open(id).ifPresent(register -> {
            FoundFields fields = new FoundFields(register);
            standing(register, keys).stream().filter(entry -> !entry.ends() && !entry.isWithdrawn() && !terms.isOver(register, entry)).map(entry -> findable(register, fields, entry)).forEach(found::add);
        }));
        return found;
    }

    private Collection<Entry> standing(Register register, Set<String> keys) {
        return register.isProjected() ? projected.among(register, keys).values() : records.find(register.id(), keys).values();
    }

    private Findable findable(Register register, FoundFields fields, Entry entry) {
        StringBuilder text = new StringBuilder();
        List<Value> values = new ArrayList<>();
        // as a reader of the register has them, not as they are kept
        register.fields().stream().map(RegisterField::name).filter(entry.said()::containsKey).forEach(name -> fields.add(name, entry.said().get(name), text, values));
        values.add(new Value(FoundFields.OF_ORGAN, entry.organ()));
        return Findable.of(id(register.id(), entry.key()), kind(register), entry.name(register), text.toString(), RecordAddress.of(register.id(), entry.key()))
                .from(organs.find(entry.organ()).map(Organ::name).orElse(null), entry.validOn()).only(Audience.PUBLIC).weighing(WEIGHT).with(values);
    }

    /** Those that people narrow and sort by. */
    static Set<String> fields(Register register) {
        Set<String> fields = new LinkedHashSet<>(register.shown().facets());
        fields.addAll(register.shown().columns());
        if (register.shown().order() != null) {
            fields.add(register.shown().order());
        }
        return fields;
    }

    /** Entered ones first, then those of the registers that other rooms fill, register by register. */
    @Override
    public List<String> idsAfter(String id, int limit) {
        String at = id.isEmpty() ? "" : id.substring(0, id.indexOf('/'));
        String key = id.isEmpty() ? "" : id.substring(id.indexOf('/') + 1);
        List<Register> others = followed().stream().sorted(Comparator.comparing(Register::id)).toList();
        boolean entered = others.stream().noneMatch(register -> register.id().equals(at));
        List<String> ids = new ArrayList<>();
        if (entered) {
            ids.addAll(records.idsAfter(at, key, entered(), terms.still(), limit));
        }
        for (Register register : others) {
            if (ids.size() < limit && (entered || register.id().compareTo(at) >= 0)) {
                projected.standing(register, !entered && register.id().equals(at) ? key : "", limit - ids.size()).forEach(entry -> ids.add(id(register.id(), entry.key())));
            }
        }
        return ids;
    }

    @Override
    public long count() {
        return records.standingIn(entered(), terms.still()) + followed().stream().mapToLong(projected::count).sum();
    }

    /** What other rooms know may be otherwise with the day, and after the programme was replaced; what is public up to a day is not on the next. */
    @Override
    public List<String> changingBetween(LocalDate after, LocalDate until) {
        Stream<String> over = registers.all().stream().filter(Register::isOpen).flatMap(register -> terms.endingBetween(register, after, until).stream());
        Stream<String> turned = followed().stream().filter(projected::turnsWithTheDay).flatMap(register -> projected.standing(register, "", Integer.MAX_VALUE).stream().map(entry -> id(register.id(), entry.key())));
        return Stream.concat(over, turned).toList();
    }

    private List<Register> followed() {
        return registers.all().stream().filter(register -> register.isOpen() && register.isProjected()).toList();
    }

    private List<String> entered() {
        return registers.all().stream().filter(register -> register.isOpen() && !register.isProjected()).map(Register::id).toList();
    }

    @Override
    public Set<String> openAmong(Collection<String> ids, Audience reader) {
        Set<String> open = new LinkedHashSet<>();
        keys(ids).forEach((id, keys) -> registers.open(id).ifPresent(register -> (register.isProjected() ? standing(register, keys).stream().map(Entry::key).toList()
                : records.standingAmong(id, keys, terms.still(register))).forEach(key -> open.add(id(id, key)))));
        return open;
    }
}
