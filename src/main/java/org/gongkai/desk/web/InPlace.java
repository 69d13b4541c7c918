package org.gongkai.desk.web;

import java.util.List;
import java.util.function.Predicate;

import org.gongkai.casework.ReadOnce;
import org.gongkai.directory.Post;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.gongkai.procedure.Duty.Whose;

/** What somebody who is away owes, for whoever stands in for them: looked up as theirs, so that nothing of it is lost and nothing is counted otherwise. */
final class InPlace {

    private InPlace() {
    }

    /** What nobody has is left out where the substitute may take it with posts of their own: it stands in their own inbox. */
    static List<Duties.Waiting> of(Staff staff, String absent, String name, List<Duties> engines, int most) {
        Staff theirs = staff.inPlaceOf(absent, name);
        Staff own = staff.own();
        boolean same = theirs.posts().stream().allMatch(post -> covers(own, post));
        Predicate<Whose> wanted = whose -> whose == Whose.MINE || whose == Whose.CLAIM && !same;
        return ReadOnce.during(() -> engines.stream().map(engine -> engine.of(theirs, most)).map(one -> new Duties.Waiting(
                one.pressing().stream().filter(duty -> wanted.test(duty.whose())).map((Duty duty) -> duty.inPlaceOf(name)).toList(),
                one.queues().stream().filter(queue -> wanted.test(queue.whose())).map(queue -> queue.of(Whose.INSTEAD)).toList())).toList());
    }

    private static boolean covers(Staff own, Post post) {
        return own.posts().stream().anyMatch(one -> one.role() == post.role() && one.reach().containsAll(post.reach()));
    }
}
