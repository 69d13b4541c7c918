package org.gongkai.registers;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.gongkai.calendar.Now;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.gongkai.ledger.Sha256;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Looks at large files and enters them beside the requests, part by part: after a stop or a restart it goes on where it was, and enters nothing twice. */
@Component
class EnterBrought {

    private static final Duration REST = Duration.ofMinutes(1);
    /** An upload is over by then, or torn. */
    private static final Duration TORN = Duration.ofDays(1);

    private final RowsBrought brought;
    private final FilesBrought files;
    private final Registers registers;
    private final Keepers keepers;
    private final People people;
    private final RowCheck check;
    private final SaveRows save;
    private final EnterRows enter;
    private final Now now;
    private final Loop loop;
    /** Keys of the file that is looked at, and where each was: told from each other by their digest. */
    private final Map<String, Map<String, Long>> keys = new HashMap<>();

    EnterBrought(RowsBrought brought, FilesBrought files, Registers registers, Keepers keepers, People people, RowCheck check, SaveRows save, EnterRows enter, Now now, Loops loops) {
        this.brought = brought;
        this.files = files;
        this.registers = registers;
        this.keepers = keepers;
        this.people = people;
        this.check = check;
        this.save = save;
        this.enter = enter;
        this.now = now;
        this.loop = loops.add(Loop.Plan.of("registers-brought", "核对和登记工作台导入的大表", REST).finishing(Duration.ofSeconds(20)), this::round);
        brought.waking(loop::wake);
    }

    boolean round() throws IOException {
        RowsBrought.Brought one = brought.atWork().orElse(null);
        if (one == null) {
            keys.clear();
            brought.forgetTorn(now.instant().minus(TORN));
            return false;
        }
        Register register = registers.find(one.register()).orElse(null);
        Staff staff = people.staff(one.person()).orElse(null);
        if (register == null || staff == null || !keepers.enters(register, staff).contains(one.organ())) {
            brought.refused(one, List.of(new RowFault(0, "", "导入的人现在不能为这个机关录入，没有接着登记", null)));
        } else if (one.stage() == RowsBrought.Stage.READING) {
            read(register, one);
        } else if (one.stage() == RowsBrought.Stage.CHECKING) {
            look(register, staff, one);
        } else {
            enter(register, staff, one);
        }
        return true;
    }

    /** Whoever brought it may throw it away meanwhile. */
    private void read(Register register, RowsBrought.Brought one) throws IOException {
        try {
            files.read(register, one);
        } catch (DataIntegrityViolationException gone) {
            if (brought.find(one.id()).isPresent()) {
                throw gone;
            }
        }
    }

    /** From the first part again where the keys of those before are not at hand. */
    private void look(Register register, Staff staff, RowsBrought.Brought one) {
        int number = keys.containsKey(one.id()) ? one.checked() : 0;
        if (number == 0) {
            keys.clear();
            keys.put(one.id(), new HashMap<>());
        }
        RowsBrought.Part part = brought.part(one, number);
        RowCheck.Checked checked = check.check(register, part.rows(), one.organ());
        List<RowFault> faults = new ArrayList<>(part.faults());
        if (save.foresee(order(register, staff, one, number), checked) instanceof Outcome.Refused(List<RowFault> found)) {
            faults.addAll(found);
        }
        Map<String, Long> seen = keys.get(one.id());
        checked.rows().forEach(row -> {
            Long other = seen.putIfAbsent(Sha256.hex(row.key()).substring(0, 24), row.line());
            if (other != null) {
                faults.add(new RowFault(row.line(), register.key().getFirst(), "与第 " + other + " 行是同一条记录（" + row.said(register) + "）", null));
            }
        });
        faults.sort(Comparator.comparingLong(RowFault::line));
        brought.checked(one, number, part.rows(), faults);
    }

    private void enter(Register register, Staff staff, RowsBrought.Brought one) {
        Set<Long> out = one.leavesOut() ? brought.faulty(one, one.done()).rows().stream().map(TypedRow::line).collect(Collectors.toSet()) : Set.of();
        List<TypedRow> rows = brought.part(one, one.done()).rows().stream().filter(row -> !out.contains(row.line())).toList();
        SaveRows.Order order = order(register, staff, one, one.done());
        Outcome outcome = register.keeping().approves().isEmpty() ? save.save(order, rows) : save.foresee(order, rows);
        switch (outcome) {
            case Outcome.Refused(List<RowFault> faults) -> brought.refused(one, faults);
            case Outcome.Saved saved when !register.keeping().approves().isEmpty() -> brought.entered(one, 0, saved.counts().isEmpty() ? 0 : enter.put(order, rows).stream().mapToLong(waiting -> waiting.rows().size()).sum());
            case Outcome.Saved saved -> brought.entered(one, saved.first() == 0 ? 0 : saved.last() - saved.first() + 1, 0);
            case Outcome.Proposed proposed -> throw new IllegalStateException("rows wait organ by organ: " + proposed);
        }
        loop.beat();
    }

    private SaveRows.Order order(Register register, Staff staff, RowsBrought.Brought one, int number) {
        List<String> before = IntStream.range(0, number).mapToObj(n -> saving(one, n)).toList();
        return new SaveRows.Order(register, saving(one, number), one.organ(), staff.personId(), Change.CHANGE, null, keepers.enters(register, staff), null, save.saved(before));
    }

    private static String saving(RowsBrought.Brought one, int number) {
        return Sha256.hex("brought " + one.id() + "/" + number).substring(0, 40);
    }
}
