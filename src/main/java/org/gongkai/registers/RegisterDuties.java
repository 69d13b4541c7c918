package org.gongkai.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.gongkai.procedure.Duty.Whose;
import org.springframework.stereotype.Component;

/** What registers have for a person to do: periods whose entries are owed, rows to agree to, rows that came back, tasks that their organ has to do, machines that fell silent. */
@Component
class RegisterDuties implements Duties {

    private static final String KIND = "名录";
    private static final String OWED = "到期更新";
    private static final String RETURNED = "退回修改";
    private static final String TO_DO = "到期办理";
    private static final String SILENT = "查询机失联";

    private final Registers registers;
    private final Keepers keepers;
    private final KeptUp kept;
    private final Proposals proposals;
    private final WaitingRows waiting;
    private final Organs organs;
    private final People people;

    RegisterDuties(Registers registers, Keepers keepers, KeptUp kept, Proposals proposals, WaitingRows waiting, Organs organs, People people) {
        this.people = people;
        this.registers = registers;
        this.keepers = keepers;
        this.kept = kept;
        this.proposals = proposals;
        this.waiting = waiting;
        this.organs = organs;
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        return waiting(staff, limit, whose -> whose != Whose.OTHERS);
    }

    /** What organs below have to do that have people of their own for it. */
    @Override
    public Waiting ofOthers(Staff staff, int limit) {
        return staff.may(Power.COORDINATE) || staff.may(Power.SIGN) ? waiting(staff, limit, whose -> whose == Whose.OTHERS) : Waiting.NOTHING;
    }

    private Waiting waiting(Staff staff, int limit, Predicate<Whose> wanted) {
        List<Register> all = registers.all();
        Set<String> organs = staff.posts().stream().flatMap(post -> post.reach().stream()).collect(Collectors.toSet());
        if (all.isEmpty() || organs.isEmpty()) {
            return Waiting.NOTHING;
        }
        WaitingRows.Found found = waiting.of(KeptUp.regular(all).stream().map(Register::id).toList(), AwaitedRecords.wanted(all), organs);
        List<Keepers.Hand> hands = keepers.hands(all, staff, found.keepers()).stream().filter(hand -> !hand.isEmpty()).toList();
        Map<String, Register> byId = new HashMap<>();
        hands.forEach(hand -> byId.put(hand.register().id(), hand.register()));
        List<Duty> duties = new ArrayList<>();
        kept.owed(hands, found.kept(), found.said()).forEach(owed -> duties.add(new Duty(KIND, OWED, "登记" + owed.period().title() + "的变化，或者报“没有变化”", owed.period().title(), owed.register().title(),
                name(owed.organ()), owed.lastDay(), owed.light(), owed.left(), null, "/desk/registers/" + owed.register().id())));
        proposals.concerning(found.proposals(), staff, limit).forEach(proposal -> {
            Register register = byId.get(proposal.register());
            if (register != null) {
                String queue = proposal.isReturned() ? RETURNED : proposals.stageTitle(proposal, register);
                duties.add(new Duty(KIND, queue, proposal.isReturned() ? "改正后重新送审，或者撤回" : "审批", proposal.rows() + " 行，" + proposal.putAt().atZoneSameInstant(Now.ZONE).toLocalDate() + " 送审",
                        register.title(), name(proposal.organ()), null, null, 0, null, "/desk/registers/" + register.id() + "/proposals/" + proposal.id()));
            }
        });
        duties.addAll(awaited(all, staff, found.awaited()));
        List<Duty> theirs = duties.stream().filter(duty -> wanted.test(duty.whose())).toList();
        return Waiting.of(theirs, limit);
    }

    /** What records say that an organ of theirs has to do, and machines there that are not heard of any more. */
    private List<Duty> awaited(List<Register> all, Staff staff, List<WaitingRows.Awaited> found) {
        Map<String, Register> byId = new HashMap<>();
        all.forEach(register -> byId.put(register.id(), register));
        List<Duty> duties = new ArrayList<>();
        Map<String, Whose> whose = new HashMap<>();
        for (WaitingRows.Awaited one : found) {
            Register register = byId.get(one.register());
            Register.Due due = register.awaited().due();
            Register.Heard heard = register.awaited().heard();
            if (register.keeping().enters().stream().noneMatch(role -> staff.holds(Role.valueOf(role), one.owner()))) {
                continue;
            }
            String number = register.field(register.nameField()).map(field -> field.type().shown(one.said().getOrDefault(field.name(), one.key()))).orElse(one.key());
            String address = due != null && due.by().isEmpty() ? RecordAddress.desk(register.id(), one.key()) : register.isOpen() ? RecordAddress.of(register.id(), one.key()) : "/desk/registers/" + register.id();
            if (due != null && one.said().containsKey(due.on())) {
                KeptUp.Term term = kept.term(one.owner(), one.validOn(), LocalDate.parse(one.said().get(due.on()))).orElse(KeptUp.Term.NONE);
                String what = due.what().isEmpty() ? "按期办完，办完的请登记的机关改为已完成" : due.what();
                duties.add(new Duty(KIND, TO_DO, what, number, register.title(), name(one.owner()), term.lastDay(), term.light(), term.left(), null, address)
                        .of(whose.computeIfAbsent(register.id() + "/" + one.owner(), any -> whose(register, one.owner(), staff))));
            } else if (heard != null) {
                kept.silence(one.owner(), one.heard(), heard.within()).ifPresent(term -> duties.add(new Duty(KIND, SILENT, "到现场看一看；修好的，在查询点台账里登记", number, register.title(), name(one.owner()),
                        term.lastDay(), term.light(), term.left(), null, address)
                        .of(whose.computeIfAbsent(register.id() + "/" + one.owner(), any -> whose(register, one.owner(), staff)))));
            }
        }
        duties.sort(Comparator.comparing(duty -> duty.dueOn() == null ? LocalDate.MAX : duty.dueOn()));
        return duties;
    }

    /** Of those who may enter for an organ whoever works there does it; whoever leads from above only where nobody else is there. */
    private Whose whose(Register register, String owner, Staff staff) {
        List<String> enters = register.keeping().enters();
        return staff.posts().stream().anyMatch(post -> post.organId().equals(owner) && enters.contains(post.role().name()))
                || people.holding(enters, owner).stream().allMatch(person -> person.id().equals(staff.personId())) ? Whose.MINE : Whose.OTHERS;
    }

    private String name(String organ) {
        return organs.shortName(organ);
    }
}
