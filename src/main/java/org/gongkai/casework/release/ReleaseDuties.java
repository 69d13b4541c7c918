package org.gongkai.casework.release;

import java.util.List;

import org.gongkai.casework.alike.AskedAlike;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.gongkai.procedure.Queue;
import org.springframework.stereotype.Component;

/** What several asked for, on the desk of the disclosure office: to be published or declined with a reason (Art. 44). */
@Component
class ReleaseDuties implements Duties {

    private static final String KIND = "转为主动公开";
    private static final String QUEUE = "多人申请相同信息";
    private static final String ARTICLE = "第四十四条";
    private static final int MOST = 50;

    private final AskedAlike alike;
    private final Organs organs;

    ReleaseDuties(AskedAlike alike, Organs organs) {
        this.alike = alike;
        this.organs = organs;
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        Scope scope = staff.scope(Power.COORDINATE);
        List<AskedAlike.Group> groups = scope.organs().isEmpty() ? List.of() : alike.open(scope, MOST);
        return groups.isEmpty() ? Waiting.NOTHING : new Waiting(groups.stream().map(group -> new Duty(KIND, QUEUE, "决定是否主动公开", group.applicants() + " 人", group.title(),
                organs.shortName(group.organ()), null, null, 0, ARTICLE,
                "/desk/releases/alike/" + group.id())).toList(), List.of(new Queue(KIND, QUEUE, null, groups.size())));
    }
}
