package org.gongkai.participation;

import java.util.List;
import java.util.Objects;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.pages.OncePerState;
import org.gongkai.pages.PageChanges;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.springframework.stereotype.Component;

/** An organ that was appraised owes an answer. */
@Component
class AppraisalDuties implements Duties {

    private static final String KIND = "公众参与";
    private static final String QUEUE = "评议待答复";

    private final OncePerState<List<Appraisals.Appraised>> owed;

    AppraisalDuties(Appraisals appraisals, PageChanges changes, Now now) {
        this.owed = new OncePerState<>(changes, now, today -> appraisals.owing().stream().filter(one -> one.owed() != null).toList());
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        List<Duty> duties = owed.now().stream().filter(one -> one.isOf(staff, Role.APPROVER)).map(one -> {
            Terms.Owed term = Objects.requireNonNull(one.owed());
            return new Duty(KIND, QUEUE, "写怎样看、怎样改，答复评议", "", one.asked().title(), Objects.requireNonNull(one.organ()).shortName(), term.lastDay(), term.light(), term.left(), Objects.requireNonNull(term.provision()).article(), "/desk/participation/appraisals");
        }).toList();
        return Waiting.of(duties, limit);
    }
}
