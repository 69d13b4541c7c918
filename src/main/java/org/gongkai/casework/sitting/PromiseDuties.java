package org.gongkai.casework.sitting;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.clock.Light;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.springframework.stereotype.Component;

/** What an answer promised is owed until it is recorded as done, by the organ that promised it. */
@Component
class PromiseDuties implements Duties {

    private static final String QUEUE = "承诺事项";
    private static final int MOST = 500;

    private final SittingFigures figures;
    private final CaseTypes types;
    private final CaseLists lists;
    private final CaseFolders folders;
    private final Organs organs;
    private final Calendars calendars;
    private final Now now;

    PromiseDuties(SittingFigures figures, CaseTypes types, CaseLists lists, CaseFolders folders, Organs organs, Calendars calendars, Now now) {
        this.figures = figures;
        this.types = types;
        this.lists = lists;
        this.folders = folders;
        this.organs = organs;
        this.calendars = calendars;
        this.now = now;
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        Set<String> at = staff.scope(Power.HANDLE).organs();
        CaseType type = Sittings.among(types.all()).orElse(null);
        List<SittingFigures.Promised> promised = type == null || at.isEmpty() ? List.of() : figures.promised(type, List.copyOf(at), MOST);
        if (promised.isEmpty()) {
            return Waiting.NOTHING;
        }
        // titles are sealed: only those that are shown are opened
        Map<String, String> titles = lists.byIds(staff.scope(), promised.stream().limit(limit).map(SittingFigures.Promised::caseId).toList()).stream()
                .collect(Collectors.toMap(CaseLists.Line::id, folders::title));
        return Waiting.of(promised.stream().map(one -> duty(one, titles.getOrDefault(one.caseId(), ""))).toList(), limit);
    }

    private Duty duty(SittingFigures.Promised one, String title) {
        CaseType type = types.byDefinition(one.definition());
        int left = calendars.of(one.organ()).workingDays(now.today(), one.promisedOn());
        String what = Sittings.of(type).flatMap(said -> type.action(said.kept())).map(Action::title).orElse(QUEUE);
        return new Duty(type.title(), QUEUE, what, one.number(), title, organs.shortName(one.organ()), new ComputedDay(one.promisedOn(), false),
                Light.of(one.promisedOn(), now.today(), left, types.provisions().lights()), left, null, "/desk/cases/" + one.caseId());
    }
}
