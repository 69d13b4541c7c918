package org.gongkai.casework.returned;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.delivery.Posts;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.mail.LettersWaiting;
import org.gongkai.casework.owing.Owing;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.letters.Postings;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.gongkai.procedure.Duty.Whose;
import org.gongkai.procedure.Queue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A letter that came back has reached nobody: whoever has the matter tries another way; where nobody has it, whoever handles at the organ. */
@Component
class ReturnedDuties implements Duties {

    private static final String QUEUE = "邮件退回";
    private static final int MOST = 200;

    private final LettersWaiting letters;
    private final Postings postings;
    private final CaseLists lists;
    private final CaseTypes types;
    private final CaseFolders folders;
    private final People people;
    private final Organs organs;

    ReturnedDuties(LettersWaiting letters, Postings postings, CaseLists lists, CaseTypes types, CaseFolders folders, People people, Organs organs) {
        this.letters = letters;
        this.postings = postings;
        this.lists = lists;
        this.types = types;
        this.folders = folders;
        this.people = people;
        this.organs = organs;
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        return letters.of(staff, limit).cameBackByPost() ? waiting(staff, Power.HANDLE, limit, Whose.MINE) : Waiting.NOTHING;
    }

    @Override
    public Waiting ofOthers(Staff staff, int limit) {
        return Owing.leads(staff) ? waiting(staff, Power.WORK, limit, Whose.OTHERS) : Waiting.NOTHING;
    }

    private record Back(Postings.Posting letter, CaseLists.Line matter) {
    }

    private Waiting waiting(Staff staff, Power power, int limit, Whose wanted) {
        List<String> at = List.copyOf(staff.scope(power).organs());
        List<Postings.Posting> returned = at.isEmpty() ? List.of() : postings.returned(at, MOST);
        if (returned.isEmpty()) {
            return Waiting.NOTHING;
        }
        Map<String, List<CaseLists.Line>> matters = lists.handlings(staff.scope(), returned.stream().map(Postings.Posting::subject).distinct().toList()).stream().collect(Collectors.groupingBy(CaseLists.Line::id));
        List<Back> back = new ArrayList<>();
        for (Postings.Posting letter : returned) {
            List<CaseLists.Line> turns = matters.getOrDefault(letter.subject(), List.of());
            turns.stream().filter(line -> line.organ().equals(letter.organ())).findFirst().or(() -> turns.stream().findFirst())
                    .filter(line -> whose(line.assignee(), letter.organ(), staff) == wanted).ifPresent(line -> back.add(new Back(letter, line)));
        }
        Map<String, Long> counted = new LinkedHashMap<>();
        back.forEach(one -> counted.merge(types.byDefinition(one.matter().definition()).title(), 1L, Long::sum));
        // titles are sealed: only those that are shown are opened
        return new Waiting(back.stream().limit(limit).map(one -> duty(one).of(wanted)).toList(),
                counted.entrySet().stream().map(one -> new Queue(one.getKey(), QUEUE, null, one.getValue()).of(wanted)).toList());
    }

    /** What somebody has who handles nothing there any more is nobody's: it waits for all who do, and whoever leads without handling sees it among what others owe. */
    private Whose whose(@Nullable String holder, String organ, Staff staff) {
        boolean handles = staff.may(Power.HANDLE, organ);
        if (staff.personId().equals(holder) && handles) {
            return Whose.MINE;
        }
        boolean held = holder != null && !staff.personId().equals(holder) && people.staff(holder).filter(one -> one.may(Power.HANDLE, organ)).isPresent();
        return held || !handles ? Whose.OTHERS : Whose.MINE;
    }

    private Duty duty(Back back) {
        Postings.Posting letter = back.letter();
        CaseType type = types.byDefinition(back.matter().definition());
        return new Duty(type.title(), QUEUE, letter.since() + " 退回（" + Posts.ground(type, letter.ground()) + "）：" + letter.title() + "没有送达，换地址再寄或者改用别的方式", back.matter().number(), folders.title(back.matter()),
                organs.shortName(letter.organ()), null, null, 0, Posts.returning(type).map(Action::article).orElse(null), "/desk/cases/" + letter.subject() + "#posted");
    }
}
