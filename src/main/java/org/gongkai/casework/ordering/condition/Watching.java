package org.gongkai.casework.ordering.condition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.ordering.OrderingCapability;
import org.gongkai.casework.ordering.Orders;
import org.gongkai.casework.ordering.condition.OrderConditions.Condition;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Scope;
import org.gongkai.publication.DeskDocuments;
import org.gongkai.registers.KeptUp;
import org.gongkai.registers.Registers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what a condition is met by and was not ordered for it before; an order itself never is. */
@Component
public class Watching {

    /** At most so many are opened or listed at once; the next round finds the rest. */
    static final int MOST = 200;

    private final CaseLists lists;
    private final CaseTypes types;
    private final DeskDocuments documents;
    private final Registers registers;
    private final KeptUp kept;
    private final Orders orders;
    private final Organs organs;
    private final Calendars calendars;
    private final Now now;

    Watching(CaseLists lists, CaseTypes types, DeskDocuments documents, Registers registers, KeptUp kept, Orders orders, Organs organs, Calendars calendars, Now now) {
        this.lists = lists;
        this.types = types;
        this.documents = documents;
        this.registers = registers;
        this.kept = kept;
        this.orders = orders;
        this.organs = organs;
        this.calendars = calendars;
        this.now = now;
    }

    /**
     * What meets a condition.
     *
     * @param ordering the organ above, which orders
     * @param called   number or title of what it is about
     * @param cause    the condition, and where it may be met again in another period, which
     */
    public record Met(Condition condition, String subject, String ordering, String addressed, String called, LocalDate dueOn, String cause) {
    }

    /** What meets it now and was not ordered for it before, at the organs that a scope sees. */
    public List<Met> of(Condition condition, Scope scope) {
        Stream<@Nullable Met> met = switch (condition.watches()) {
            case MATTER -> matters(condition, scope);
            case DOCUMENT -> documents.late(scope).stream().filter(late -> isOver(condition, late.organ(), late.dueOn()))
                    .map(late -> met(condition, "/documents/" + late.documentId(), late.organ(), late.title(), late.dueOn(), condition.id()));
            case REGISTER -> kept.owed(registers.all(), organs.asOf(now.today()).stream().map(Organ::id).filter(scope::covers).toList()).stream().filter(owed -> isOver(condition, owed.organ(), owed.lastDay().date()))
                    .map(owed -> met(condition, "/registers/" + owed.register().id(), owed.organ(), owed.register().title() + " " + owed.period().title(), owed.lastDay().date(),
                            condition.id() + " " + owed.period().id() + " " + owed.organ()));
        };
        List<Met> all = new ArrayList<>();
        Set<String> known = new HashSet<>(orders.known(condition.id()));
        met.forEach(one -> {
            if (one != null && known.add(one.cause() + " " + one.subject()) && all.size() < MOST) {
                all.add(one);
            }
        });
        return all;
    }

    private Stream<@Nullable Met> matters(Condition condition, Scope scope) {
        List<@Nullable Met> all = new ArrayList<>();
        for (String id : condition.types() == null ? List.<String>of() : condition.types()) {
            CaseType type = types.find(id).orElse(null);
            // who may read of such matters is told in their file: an order would tell others of them
            if (type == null || OrderingCapability.of(type).isPresent() || types.confidential().containsKey(id)) {
                continue;
            }
            String after = null;
            while (true) {
                List<CaseLists.Line> lines = lists.overdue(scope, now.local(), CaseLists.Wanted.ofType(id), after, MOST);
                lines.forEach(line -> {
                    LocalDate due = line.dueOn();
                    if (due != null && isOver(condition, line.organ(), due)) {
                        all.add(met(condition, "/desk/cases/" + line.id(), line.organ(), line.number(), due, condition.id()));
                    }
                });
                if (lines.size() < MOST) {
                    break;
                }
                after = lines.getLast().overdueKey();
            }
        }
        return all.stream();
    }

    private boolean isOver(Condition condition, String organ, LocalDate due) {
        return due.isBefore(now.today()) && calendars.of(organ).workingDays(due, now.today()) >= condition.after();
    }

    /** Null where nobody stands above who could order. */
    private @Nullable Met met(Condition condition, String subject, String addressed, String called, LocalDate due, String cause) {
        List<Organ> path = organs.path(addressed, now.today());
        return path.size() < 2 ? null : new Met(condition, subject, path.get(path.size() - 2).id(), addressed, called, due, cause);
    }
}
