package org.gongkai.casework.agent;

import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
import org.gongkai.directory.RoleNeeded;
import org.gongkai.directory.Staff;
import org.springframework.stereotype.Component;

/** Which desks of call centres there are, and who sits at them. */
@Component
public class AgentDesks {

    private final CaseTypes types;
    private final Organs organs;
    private final Now now;

    AgentDesks(CaseTypes types, Organs organs, Now now) {
        this.types = types;
        this.organs = organs;
        this.now = now;
    }

    /** The type with a desk of that name today; empty where there is none. */
    public Optional<CaseType> find(String id) {
        return types.find(id).filter(type -> type.isOn(now.today()) && AgentDesk.of(type).isPresent());
    }

    /** Those at which this person may enter a call. */
    List<CaseType> of(Staff staff) {
        return types.all().stream().filter(type -> type.isOn(now.today()) && AgentDesk.of(type).isPresent() && !at(staff, type, Power.HANDLE).isEmpty()).toList();
    }

    /** The organs at which this person may do this with matters of the type. */
    public List<Organ> at(Staff staff, CaseType type, Power power) {
        return organs.asOf(now.today()).stream().filter(organ -> staff.may(power, organ.id()) && type.addressee().map(to -> to.takes(organ)).orElse(true)).toList();
    }

    /** Asks for a post that allows this at an organ to which the type may go; without it the answer is a 403 page that names the role. */
    public void demand(Staff staff, CaseType type, Power... anyOf) {
        for (Power power : anyOf) {
            if (!at(staff, type, power).isEmpty()) {
                return;
            }
        }
        throw new RoleNeeded(Role.valueOf(Role.with(anyOf[0])[0]), organs.asOf(now.today()).stream().map(Organ::id).findFirst().orElse(""));
    }
}
