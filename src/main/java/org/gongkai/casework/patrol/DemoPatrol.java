package org.gongkai.casework.patrol;

import java.util.List;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.DemoChapter;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The round of today in the demo district: of each street one point was looked at, and why another was missed stands beside it. */
@Component
@Order(36)
class DemoPatrol implements DemoChapter {

    private final Points points;
    private final Patrols patrols;
    private final People people;

    DemoPatrol(Points points, Patrols patrols, People people) {
        this.points = points;
        this.patrols = patrols;
        this.people = people;
    }

    @Override
    public String name() {
        return "patrol";
    }

    /** The register is opened, for which no transaction waits. */
    @Override
    public boolean isWhole() {
        return false;
    }

    @Override
    public void tell() {
        points.all().stream().map(Points.Point::organ).distinct().map(organ -> points.of(List.of(organ))).filter(street -> !street.isEmpty()).forEach(this::walk);
    }

    private void walk(List<Points.Point> street) {
        Staff worker = street.stream().flatMap(point -> point.walkers().stream()).flatMap(person -> people.staff(person).stream()).findFirst()
                .orElseGet(() -> DemoChapter.holding(people, Role.OFFICER, street.getFirst().organ()));
        Patrols.Walk walk = patrols.of(worker);
        walk.now().stream().filter(due -> due.lookedAt() == null).findFirst().map(Patrols.Due::code).map(code -> patrols.look(worker, code)).ifPresent(Attempt::orThrow);
        walk.missedByPoint().stream().findFirst().map(missed -> missed.getFirst().code()).map(code -> patrols.explain(worker, code, Missed.WEATHER.code())).ifPresent(Attempt::orThrow);
    }
}
