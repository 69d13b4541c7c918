package org.gongkai.casework.finding.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.Cases;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.ending.Endings;
import org.gongkai.casework.finding.FindMatters.Hit;
import org.gongkai.casework.lists.Awaited;
import org.gongkai.casework.lists.CaseLists.Line;
import org.gongkai.casework.lists.CaseRow;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.directory.Person;
import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.springframework.stereotype.Component;

/** Makes of found matters what their list shows. */
@Component
class FoundRows {

    private final CaseFolders folders;
    private final Cases cases;
    private final CaseTypes types;
    private final Organs organs;
    private final People people;
    private final Endings endings;
    private final ReplyKinds replyKinds;

    FoundRows(CaseFolders folders, Cases cases, CaseTypes types, Organs organs, People people, Endings endings, ReplyKinds replyKinds) {
        this.folders = folders;
        this.cases = cases;
        this.types = types;
        this.organs = organs;
        this.people = people;
        this.endings = endings;
        this.replyKinds = replyKinds;
    }

    List<FoundRow> of(List<Hit> hits, Map<String, String> known) {
        List<Line> lines = hits.stream().map(Hit::line).toList();
        Map<String, Awaited> awaited = cases.awaited(lines);
        Map<String, String> names = new LinkedHashMap<>(known);
        Set<String> others = new TreeSet<>(lines.stream().map(Line::assignee).filter(Objects::nonNull).toList());
        others.removeAll(known.keySet());
        names.putAll(people.names(others));
        List<FoundRow> rows = new ArrayList<>();
        for (Hit hit : hits) {
            Line line = hit.line();
            CaseRow row = CaseRow.of(line, folders.title(line), types, organs, cases.light(line), cases.waited(line), awaited.get(line.id()), endings);
            String outcome = line.outcome() == null ? "" : replyKinds.find(line.outcome()).map(ReplyKind::title).orElse("");
            rows.add(new FoundRow(row, line.assignee() == null ? "" : names.getOrDefault(line.assignee(), ""), outcome, hit.snippet()));
        }
        return rows;
    }

    /** Whoever works at the organs of a person's posts, by id; asked by every page, so the directory keeps it. */
    Map<String, String> holders(Staff staff) {
        Map<String, String> holders = new LinkedHashMap<>();
        staff.posts().stream().map(post -> post.organId()).distinct().forEach(organ ->
                people.holding(Arrays.asList(Role.with(Power.WORK, Power.HANDLE)), organ).forEach((Person person) -> holders.put(person.id(), person.name())));
        return holders;
    }
}
