package org.gongkai.registers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.gongkai.face.MadeFrom;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Sha256;
import org.gongkai.pages.PageSources;
import org.gongkai.registers.datatype.Datatype;
import org.gongkai.registers.datatype.NamedType;
import org.gongkai.registers.datatype.RowsType;
import org.springframework.stereotype.Component;

/** An act of an open register changes its list and the pages of the records that it enters; one of another room those of the registers that are made of it. */
@Component
public class PagesOfRegisters implements PageSources {

    /** Whatever happens to registers, those that other rooms fill among them. */
    public static final String ROOM = "registers";
    private static final int DIGITS = 20;

    private final Registers registers;
    private final RecordRows records;
    private final ProjectedRecords projected;

    PagesOfRegisters(Registers registers, RecordRows records, ProjectedRecords projected) {
        this.registers = registers;
        this.records = records;
        this.projected = projected;
    }

    /** The name of a register as a source: its list, its chart, how many it has. */
    public static String list(String register) {
        return ROOM + "." + register;
    }

    /** The name of a record as a source. A key may be words that stand in no name. */
    private static String record(String register, String key) {
        return MadeFrom.source(ROOM, register + "/" + Sha256.hex(key).substring(0, DIGITS));
    }

    /** What the list of a register is made from. */
    public static MadeFrom sources(Register register) {
        return named(register, MadeFrom.rooms(MadeFrom.ORGANS, list(register.id())));
    }

    /** What the page of a record is made from. */
    public MadeFrom sources(Register register, String key) {
        return named(register, MadeFrom.rooms(MadeFrom.ORGANS, register.isProjected() && !projected.isLarge(register) ? list(register.id()) : record(register.id(), key)));
    }

    /** With whatever its fields point at and name. */
    private static MadeFrom named(Register register, MadeFrom sources) {
        MadeFrom all = sources;
        for (Datatype type : register.publicFields().stream().map(RegisterField::type).flatMap(PagesOfRegisters::within).toList()) {
            if (type instanceof NamedType named) {
                all = switch (named.what()) {
                    case NamedType.DOCUMENT -> all.and("publication");
                    case NamedType.LETTER -> all.and(MadeFrom.ANY_ACT);
                    case NamedType.RECORD -> all.and(ROOM);
                    default -> all;
                };
            }
        }
        return all;
    }

    private static Stream<Datatype> within(Datatype type) {
        return type instanceof RowsType rows ? rows.columns().stream().map(RowsType.Column::type) : Stream.of(type);
    }

    @Override
    public List<Change> changedBy(List<Act> acts) {
        Set<String> changed = new LinkedHashSet<>();
        for (Register register : registers.all()) {
            if (register.isOpen()) {
                if (register.isProjected()) {
                    made(register, acts, changed);
                } else {
                    entered(register, acts, changed);
                }
            }
        }
        List<Change> changes = new ArrayList<>();
        changed.forEach(source -> changes.add(new Change(source, List.of())));
        return changes;
    }

    private void made(Register register, List<Act> acts, Collection<String> changed) {
        if (projected.follows(register, acts)) {
            changed.addAll(List.of(ROOM, list(register.id())));
            projected.touchedAlone(register, acts).forEach(key -> changed.add(record(register.id(), key)));
        }
    }

    private void entered(Register register, List<Act> acts, Collection<String> changed) {
        for (Act act : acts) {
            if (act.subject().equals(register.subject())) {
                changed.add(list(register.id()));
                List<String> keys = switch (act.kind()) {
                    case EntryLog.SAVE -> records.keysBetween(register.id(), number(act, "first"), number(act, "last"));
                    case WithdrawRecord.KIND -> records.keysOf(register.id(), RegisterVerification.numbers(act));
                    default -> List.of();
                };
                keys.forEach(key -> changed.add(record(register.id(), key)));
            }
        }
    }

    private static long number(Act act, String name) {
        return act.detail().get(name) instanceof Number number ? number.longValue() : 0;
    }
}
