package org.gongkai.registers;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.gongkai.ledger.Sha256;
import org.gongkai.registers.datatype.Datatype;
import org.gongkai.registers.datatype.TextType;
import org.gongkai.tables.Heading;
import org.gongkai.tables.TableRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a file of any length into a register, parcel by parcel: a parcel is one saving under an id that follows from the file, so that none is taken twice. */
@Component
public class RegisterImport {

    /** Most rows of a parcel. */
    public static final int PARCEL = 5000;
    private static final TextType APPROVED = new TextType(200, false);

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

    /**
     * How rows are taken.
     *
     * @param organ    for rows that name none; empty for the one that keeps the register
     * @param approved who agreed to them and on what paper; empty where nobody did: then they wait for those who have to
     * @param leaveOut whether the rows without fault are taken where others have one
     */
    public record Terms(String organ, String approved, boolean leaveOut) {
    }

    /**
     * @param rejected lines, each with why; nothing of a parcel with such lines is entered unless they were to be left out
     * @param waiting  rows that wait for somebody to agree
     * @param held     what waits
     */
    public record Taken(long imported, long unchanged, List<Rejected> rejected, long waiting, List<Held> held) {
    }

    public record Rejected(long line, String reason) {
    }

    /** Rows of one organ that wait. @param line the first of them @param reason for whom @param address where they are decided */
    public record Held(long line, String reason, String address) {
    }

    private final Registers registers;
    private final Keepers keepers;
    private final EnterRows enter;
    private final SaveRows save;
    private final EntryCheck gate;

    RegisterImport(Registers registers, Keepers keepers, EnterRows enter, SaveRows save, EntryCheck gate) {
        this.registers = registers;
        this.keepers = keepers;
        this.enter = enter;
        this.save = save;
        this.gate = gate;
    }

    /**
     * Enters the rows of a parcel, or none of them where one has a fault.
     *
     * @throws IllegalArgumentException with a sentence where the file or the register is the wrong one
     */
    public Taken take(String id, Terms terms, Parcel parcel) {
        Register register = registers.find(id)
                .orElseThrow(() -> new IllegalArgumentException("没有名录“" + id + "”，有：" + String.join("、", registers.all().stream().map(Register::id).toList())));
        Iterator<TableRow> head = parcel.head().iterator();
        Heading heading = switch (Sheet.heading(register, head)) {
            case Heading.Is(Heading found) -> found;
            case Heading.Missing missing -> throw new IllegalArgumentException(Sheet.missing(register, missing.columns(), parcel.head()));
        };
        String approved = approved(terms.approved());
        String answers = terms.organ().isEmpty() ? Optional.of(register).filter(one -> !one.keeping().each()).flatMap(keepers::keeper).orElse("") : terms.organ();
        if (answers.isEmpty() && !heading.at().containsKey(Register.ORGAN)) {
            throw new IllegalArgumentException("“" + register.title() + "”由每个机关登记自己的：文件里要有“机关”一列，或者用 --organ 写明是哪个机关的");
        }
        List<TableRow> lines = new ArrayList<>();
        if (parcel.number() == 0) {
            head.forEachRemaining(lines::add);
        }
        lines.addAll(parcel.rows());
        Sheet.Rows read = Sheet.rows(register, heading, lines);
        return take(register, answers, approved, parcel, read, terms.leaveOut());
    }

    /** Places of the cells by which the rows of a file go into a register. @param head its first lines */
    public static List<Integer> order(List<TableRow> head) {
        return Sheet.order(head);
    }

    /** It becomes part of an act that anybody may read. */
    private @Nullable String approved(String said) {
        if (said.isBlank()) {
            return null;
        }
        if (APPROVED.read(said) instanceof Datatype.Wrong(String sentence, String none)) {
            throw new IllegalArgumentException("--approved-by " + sentence);
        }
        gate.stops(Map.of("--approved-by", said)).stream().findFirst().ifPresent(stop -> {
            throw new IllegalArgumentException(stop.title() + stop.sentence());
        });
        return said.strip();
    }

    private Taken take(Register register, String organ, @Nullable String approved, Parcel parcel, Sheet.Rows read, boolean leaveOut) {
        List<SaveRows.Stretch> before = save.saved(IntStream.range(0, parcel.number()).mapToObj(n -> saving(register, parcel.file(), n)).toList());
        boolean waits = approved == null && !register.keeping().approves().isEmpty();
        SaveRows.Order order = new SaveRows.Order(register, saving(register, parcel.file(), parcel.number()), organ, null, Change.CHANGE, null, null, approved, before);
        List<RowFault> faults = new ArrayList<>(read.faults());
        List<TypedRow> rows = without(faults, read.rows());
        while (faults.isEmpty() || leaveOut && faults.stream().allMatch(fault -> fault.line() > 0)) {
            switch (waits ? save.foresee(order, rows) : save.save(order, rows)) {
                case Outcome.Saved saved when waits && !saved.counts().isEmpty() -> {
                    return put(order, rows, rejected(faults));
                }
                case Outcome.Saved saved -> {
                    // The same parcel once more: what it entered then is unchanged now
                    long entries = saved.counts().isEmpty() ? 0 : saved.entries();
                    return new Taken(entries, rows.size() - entries, rejected(faults), 0, List.of());
                }
                case Outcome.Refused refused -> {
                    faults.addAll(hinted(register, refused.faults(), read.rows()));
                    rows = without(faults, rows);
                }
                case Outcome.Proposed proposed -> throw new IllegalStateException("rows wait organ by organ: " + proposed);
            }
        }
        return new Taken(0, 0, rejected(faults), 0, List.of());
    }

    private Taken put(SaveRows.Order order, List<TypedRow> rows, List<Rejected> rejected) {
        List<EnterRows.Waiting> waiting = enter.put(order, rows);
        long wait = waiting.stream().mapToLong(one -> one.rows().size()).sum();
        return new Taken(0, rows.size() - wait, rejected, wait, waiting.stream().map(one -> new Held(one.rows().getFirst().line(), one.rows().size() + " 行，" + one.proposed().waitsFor(),
                "/desk/registers/" + order.register().id() + "/proposals/" + one.proposed().proposal())).toList());
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

    private static String saving(Register register, String file, int number) {
        return Sha256.hex(register.id() + "/" + file + "/" + number).substring(0, 40);
    }

    /** Rows of another organ may stand between two lines: what is above is proposed only where nothing does. */
    private static List<RowFault> hinted(Register register, List<RowFault> faults, List<TypedRow> rows) {
        boolean together = IntStream.range(1, rows.size()).allMatch(n -> rows.get(n).line() == rows.get(n - 1).line() + 1);
        return together ? Sheet.hinted(register, faults, rows) : faults;
    }
}
