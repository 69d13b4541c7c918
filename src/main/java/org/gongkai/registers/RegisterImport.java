package org.gongkai.registers;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.gongkai.ledger.Sha256;
import org.gongkai.tables.Heading;
import org.gongkai.tables.TableRow;
import org.springframework.stereotype.Component;

/** Takes a file of any length into a register, parcel by parcel: a parcel is one saving under an id that follows from the file, so that none is taken twice. */
@Component
public class RegisterImport {

    /** Most rows of a parcel. */
    public static final int PARCEL = 5000;

    /**
     * Part of a file.
     *
     * @param file   digest of the whole file
     * @param number of the parcel, from 0
     * @param head   the first lines of the file, among them its heading
     * @param rows   lines after those of the head
     */
    public record Parcel(String file, int number, List<TableRow> head, List<TableRow> rows) {
    }

    /** @param rejected lines, each with why; nothing of a parcel with such lines is entered unless they were to be left out */
    public record Taken(long imported, long unchanged, List<Rejected> rejected) {
    }

    public record Rejected(long line, String reason) {
    }

    private final Registers registers;
    private final Keepers keepers;
    private final EnterRows enter;

    RegisterImport(Registers registers, Keepers keepers, EnterRows enter) {
        this.registers = registers;
        this.keepers = keepers;
        this.enter = enter;
    }

    /**
     * Enters the rows of a parcel, or none of them where one has a fault.
     *
     * @param organ    for rows that name none; empty for the one that keeps the register
     * @param leaveOut whether the rows without fault are entered where others have one
     * @throws IllegalArgumentException with a sentence where the file or the register is the wrong one
     */
    public Taken take(String id, String organ, Parcel parcel, boolean leaveOut) {
        Register register = registers.find(id)
                .orElseThrow(() -> new IllegalArgumentException("没有名录“" + id + "”，有：" + String.join("、", registers.all().stream().map(Register::id).toList())));
        Iterator<TableRow> head = parcel.head().iterator();
        Heading heading = switch (Sheet.heading(register, head)) {
            case Heading.Is(Heading found) -> found;
            case Heading.Missing missing -> throw new IllegalArgumentException(Sheet.missing(register, missing.columns(), parcel.head()));
        };
        String answers = organ.isEmpty() ? Optional.of(register).filter(one -> !one.keeping().each()).flatMap(keepers::keeper).orElse("") : organ;
        if (answers.isEmpty() && !heading.at().containsKey(Register.ORGAN)) {
            throw new IllegalArgumentException("“" + register.title() + "”由每个机关登记自己的：文件里要有“机关”一列，或者用 --organ 写明是哪个机关的");
        }
        List<TableRow> lines = new ArrayList<>();
        if (parcel.number() == 0) {
            head.forEachRemaining(lines::add);
        }
        lines.addAll(parcel.rows());
        return take(register, answers, parcel, Sheet.rows(register, heading, lines), leaveOut);
    }

    private Taken take(Register register, String organ, Parcel parcel, Sheet.Rows read, boolean leaveOut) {
        String saving = Sha256.hex(register.id() + "/" + parcel.file() + "/" + parcel.number()).substring(0, 40);
        EnterRows.Wish wish = new EnterRows.Wish(register, saving, organ, Change.CHANGE, "");
        List<RowFault> faults = new ArrayList<>(read.faults());
        List<TypedRow> rows = without(faults, read.rows());
        while (faults.isEmpty() || leaveOut && faults.stream().allMatch(fault -> fault.line() > 0)) {
            switch (enter.enterForTheHouse(wish, rows)) {
                case Outcome.Saved saved -> {
                    // The same parcel once more: what it entered then is unchanged now
                    long entries = saved.counts().isEmpty() ? 0 : saved.entries();
                    return new Taken(entries, rows.size() - entries, rejected(faults));
                }
                case Outcome.Refused refused -> {
                    faults.addAll(Sheet.hinted(register, refused.faults(), read.rows()));
                    rows = without(faults, rows);
                }
                case Outcome.Proposed proposed -> throw new IllegalStateException("rows of the house wait for nobody: " + proposed);
            }
        }
        return new Taken(0, 0, rejected(faults));
    }

    private static List<TypedRow> without(List<RowFault> faults, List<TypedRow> rows) {
        Set<Long> lines = faults.stream().map(RowFault::line).collect(Collectors.toSet());
        return rows.stream().filter(row -> !lines.contains(row.line())).toList();
    }

    private static List<Rejected> rejected(List<RowFault> faults) {
        Map<Long, String> lines = new TreeMap<>();
        faults.forEach(fault -> lines.merge(fault.line(), fault.sentence(), (one, other) -> one + "；" + other));
        return lines.entrySet().stream().map(line -> new Rejected(line.getKey(), line.getValue())).toList();
    }
}
