package org.gongkai.registers;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which organ keeps which register, and what a person may do there. */
@Component
public class Keepers {

    static final String ENTRUST = "registers.entrust";

    private final JdbcClient client;
    private final Organs organs;
    private final Ledger ledger;
    private final Now now;

    Keepers(JdbcClient client, Organs organs, Ledger ledger, Now now) {
        this.client = client;
        this.organs = organs;
        this.ledger = ledger;
        this.now = now;
    }

    /** The organ that keeps a register for all; the government itself until it is entrusted to another. */
    public Optional<String> keeper(Register register) {
        return client.sql("select organ from registers.keeper where register = ?").param(register.id()).query(String.class).optional()
                .flatMap(organ -> organs.successor(organ).map(Organ::id)).or(() -> organs.first().map(Organ::id));
    }

    /** Whether somebody named the organ that keeps it for all. */
    public boolean isNamed(Register register) {
        return client.sql("select exists (select 1 from registers.keeper where register = ?)").param(register.id()).query(Boolean.class).single();
    }

    /** The keepers of all registers that were entrusted to one. */
    Map<String, String> entrusted() {
        Map<String, String> keepers = new HashMap<>();
        client.sql("select register, organ from registers.keeper").query((row, n) -> keepers.put(row.getString(1), row.getString(2))).list();
        return keepers;
    }

    /**
     * What somebody does with a register.
     *
     * @param keeper   the organ that keeps it for all; null where each keeps its own
     * @param enters   organs for which they may enter
     * @param approves organs for which they have to agree
     */
    public record Hand(Register register, @Nullable String keeper, Set<String> enters, Set<String> approves) {

        public boolean isEmpty() {
            return enters.isEmpty() && approves.isEmpty();
        }

        /** The organs whose records they see with all their fields. */
        public Set<String> sees() {
            Set<String> both = new LinkedHashSet<>(enters);
            both.addAll(approves);
            return both;
        }
    }

    /** What somebody does with each of several registers, in their order; asked of the database once. */
    public List<Hand> hands(Collection<Register> registers, Staff staff) {
        return hands(registers, staff, entrusted());
    }

    List<Hand> hands(Collection<Register> registers, Staff staff, Map<String, String> entrusted) {
        return registers.stream().map(register -> {
            String keeper = register.keeping().each() ? null : Optional.ofNullable(entrusted.get(register.id())).flatMap(organs::successor).or(organs::first).map(Organ::id).orElse("");
            return new Hand(register, keeper, held(register, staff, register.keeping().enters(), keeper), held(register, staff, register.keeping().approves(), keeper));
        }).toList();
    }

    /** Entrusts a register that one organ keeps for all; done by the disclosure office of the government. */
    @Transactional
    public List<Refusal> entrust(Register register, String organ, Staff staff) {
        String root = organs.first().map(Organ::id).orElse(organ);
        if (!staff.holds(Role.DISCLOSURE_OFFICE, root)) {
            return List.of(Refusal.because("由政府的信息公开工作机构指定", "条例第四条"));
        }
        if (register.keeping().each()) {
            return List.of(Refusal.because("“" + register.title() + "”由每个机关管自己的，不用指定"));
        }
        Optional<Organ> keeper = organs.find(organ).filter(one -> one.existsOn(now.today()));
        if (keeper.isEmpty()) {
            return List.of(Refusal.ofField("organ", "请选择一个现有的机关"));
        }
        entrust(register, organ, staff.personId());
        return List.of();
    }

    /** @param actor null for the house itself */
    void entrust(Register register, String organ, @Nullable String actor) {
        Act act = ledger.record(ActDraft.of(ENTRUST, register.subject()).organ(organs.first().map(Organ::id).orElse(organ)).actor(actor).detail("keeper", organ));
        client.sql("insert into registers.keeper (register, organ, act) values (?, ?, ?) on conflict (register) do update set organ = excluded.organ, act = excluded.act")
                .params(register.id(), organ, act.id()).update();
    }

    /** The organs for which a person may enter; empty for a stranger. */
    public Set<String> enters(Register register, Staff staff) {
        return with(register, staff, register.keeping().enters());
    }

    /** The organs whose records a person sees with all their fields: whoever enters or approves there. */
    public Set<String> sees(Register register, Staff staff) {
        Set<String> organs = new LinkedHashSet<>(enters(register, staff));
        organs.addAll(with(register, staff, register.keeping().approves()));
        return organs;
    }

    /** The organs at which a person holds one of the roles, as far as they keep the register. */
    Set<String> with(Register register, Staff staff, List<String> roles) {
        return held(register, staff, roles, register.keeping().each() ? null : keeper(register).orElse(""));
    }

    private static Set<String> held(Register register, Staff staff, List<String> roles, @Nullable String keeper) {
        Set<String> held = staff.posts().stream().filter(post -> roles.contains(post.role().name())).flatMap(post -> post.reach().stream()).collect(Collectors.toCollection(LinkedHashSet::new));
        if (!register.keeping().each()) {
            held.retainAll(Set.of(String.valueOf(keeper)));
        }
        return held;
    }

    /** Why a person may not enter for an organ; empty where they may. */
    public Optional<Refusal> whyNot(Register register, Staff staff, String organ) {
        Register.Origin origin = register.keeping().origin();
        if (origin != null) {
            return Optional.of(Refusal.because("“" + register.title() + "”由" + origin.words() + "形成，不在这里录入；要改的，到" + origin.words() + "去改"));
        }
        if (enters(register, staff).contains(organ)) {
            return Optional.empty();
        }
        String who = register.keeping().enters().stream().map(role -> Role.valueOf(role).title()).collect(Collectors.joining("、"));
        String where = register.keeping().each() ? "该机关" : keeper(register).flatMap(organs::find).map(Organ::name).orElse("指定的机关");
        return Optional.of(Refusal.because("“" + register.title() + "”由" + where + "的" + who + "录入"));
    }
}
