package org.gongkai.casework.limitation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.gongkai.calendar.Now;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.ledger.FactQuery;
import org.gongkai.ledger.Facts;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Every limitation at the organs of whoever asks, and what came of them this year: nobody is named, a decision leads to its matter. */
@Controller
public class LimitationPages {

    private static final int SHOWN = 200;
    private static final String DECIDED = ".limited";
    private static final String WITHIN = ".within";
    private static final String ASIDE = ".set-aside";

    private final Limitations limitations;
    private final CaseTypes types;
    private final Facts facts;
    private final Organs organs;
    private final Now now;

    LimitationPages(Limitations limitations, CaseTypes types, Facts facts, Organs organs, Now now) {
        this.limitations = limitations;
        this.types = types;
        this.facts = facts;
        this.organs = organs;
        this.now = now;
    }

    /** What was decided and what came meanwhile in a year. */
    public record Counted(long decided, long within, long aside) {
    }

    @GetMapping("/desk/limitations")
    Screen all(@AuthenticationPrincipal Staff staff) {
        Set<String> mine = staff.scope().organs();
        LocalDate today = now.today();
        Map<String, String> titles = new TreeMap<>();
        types.all().forEach(type -> titles.put(type.id(), type.title()));
        List<Limitations.Limitation> seen = new ArrayList<>(limitations.latest(mine, SHOWN));
        // whoever may not see matters of a kind sees no decision in them either
        seen.removeIf(one -> !types.require(one.type()).read().isEmpty() && types.require(one.type()).read().stream().noneMatch(role -> staff.holds(Role.valueOf(role), one.organ())));
        return Screen.of("casework/limitation/limitations").with("page", Page.of("限制来信来电").desk().crumb("办件", "/desk/cases")).with("limitations", seen).with("titles", titles)
                .with("organs", organs).with("today", today).with("counted", counted(mine, today)).with("year", today.getYear());
    }

    private Counted counted(Set<String> mine, LocalDate today) {
        Set<String> kinds = new HashSet<>();
        types.all().forEach(type -> List.of(DECIDED, WITHIN, ASIDE).forEach(kind -> kinds.add(type.id() + kind)));
        Map<String, Long> sums = new TreeMap<>();
        facts.sums(FactQuery.of(kinds, mine).between(today.withDayOfYear(1), today)).forEach(sum -> sums.merge(sum.kind().substring(sum.kind().indexOf('.')), sum.amount().longValue(), Long::sum));
        return new Counted(sums.getOrDefault(DECIDED, 0L), sums.getOrDefault(WITHIN, 0L), sums.getOrDefault(ASIDE, 0L));
    }
}
