package org.gongkai.casework.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.casework.mail.LettersWaiting;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.letters.LettersToDecide;
import org.gongkai.letters.DeclaredWording;
import org.gongkai.letters.Wording;
import org.gongkai.letters.Wordings;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.gongkai.procedure.Queue;
import org.springframework.stereotype.Component;

/** Wordings that wait for somebody who signs, not for whoever proposed them; those that what is declared has left behind, for whoever handles there. */
@Component
class WordingDuties implements Duties {

    private static final String KIND = "文书措辞";
    private static final String BEHIND = "要跟着改";

    private final LettersWaiting waiting;
    private final Wordings wordings;
    private final LettersOfTypes issued;
    private final Organs organs;

    WordingDuties(LettersWaiting waiting, Wordings wordings, LettersOfTypes issued, Organs organs) {
        this.waiting = waiting;
        this.wordings = wordings;
        this.issued = issued;
        this.organs = organs;
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        LettersToDecide.Found letters = waiting.of(staff, limit);
        List<Duty> duties = new ArrayList<>();
        List<Queue> queues = new ArrayList<>();
        if (letters.wordingsWait()) {
            List<Wording> proposed = wordings.standing(staff.scope(Power.SIGN).organs()).stream().filter(one -> one.state() == Wording.State.PROPOSED && !one.proposedBy().equals(staff.personId())).toList();
            proposed.forEach(one -> duties.add(duty(one, Wording.State.PROPOSED.title(), "审批改写的文书，拟自 " + one.from() + " 起用", "/version/" + one.id())));
            queues.add(new Queue(KIND, Wording.State.PROPOSED.title(), null, proposed.size()));
        }
        if (letters.ownWordings()) {
            List<Wording> standing = wordings.standing(staff.scope(Power.HANDLE).organs());
            Set<String> answered = standing.stream().filter(one -> one.state() == Wording.State.PROPOSED).map(WordingDuties::place).collect(Collectors.toSet());
            Set<String> behind = wordings.behind(standing, issued::known).keySet();
            List<Wording> left = standing.stream().filter(one -> behind.contains(one.id()) && !answered.contains(place(one))).toList();
            left.forEach(one -> duties.add(duty(one, BEHIND, "本机关改写的文书要跟着改，自 " + one.from() + " 起用的一版已经不合现在的要求", place(one))));
            queues.add(new Queue(KIND, BEHIND, null, left.size()));
        }
        queues.removeIf(queue -> queue.count() == 0);
        return new Waiting(duties.stream().limit(limit).toList(), queues);
    }

    /** Where a letter is worded at an organ, below the page of all. */
    private static String place(Wording one) {
        return "/" + one.letter() + "/" + one.law() + "?organ=" + one.organ();
    }

    private Duty duty(Wording one, String queue, String what, String place) {
        String title = wordings.declared(one.letter(), one.law()).map(DeclaredWording::title).orElse(one.letter());
        return new Duty(KIND, queue, what, "文书", title, organs.shortName(one.organ()), null, null, 0, null, WordingPages.PAGE + place);
    }
}
