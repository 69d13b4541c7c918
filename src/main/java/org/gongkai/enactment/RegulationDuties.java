package org.gongkai.enactment;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.gongkai.procedure.Queue;
import org.springframework.stereotype.Component;

/** What an operator owes the installation's own declarations: to mend them, to put them in force, to start a node anew. */
@Component
class RegulationDuties implements Duties {

    private static final String KIND = "本机构的规则";
    private static final String ADDRESS = "/desk/regulations";

    private final FollowAcceptance node;

    RegulationDuties(FollowAcceptance node) {
        this.node = node;
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        if (!staff.holds(Role.OPERATOR)) {
            return Waiting.NOTHING;
        }
        List<Duty> duties = duties();
        return new Waiting(duties, duties.isEmpty() ? List.of() : List.of(new Queue(KIND, KIND, null, duties.size())));
    }

    private List<Duty> duties() {
        List<Duty> duties = new ArrayList<>();
        Prospect prospect = node.prospect();
        List<String> reasons = prospect.reasons();
        if (!reasons.isEmpty()) {
            duties.add(duty("改正，已施行的照旧", reasons.getFirst() + (reasons.size() > 1 ? "（共 " + reasons.size() + " 处）" : "")));
        } else if (prospect.waits()) {
            duties.add(duty("看过改动后施行", prospect.difference().files().getFirst().path() + (prospect.difference().files().size() > 1 ? " 等 " + prospect.difference().files().size() + " 个文件" : "")));
        }
        if (!node.leftOut().isEmpty()) {
            duties.add(duty("改正与本版程序不合的", node.leftOut().getFirst().toString()));
        }
        if (!node.borne().isEmpty()) {
            duties.add(duty("改正，改正以前照旧有效", node.borne().getFirst().toString() + (node.borne().size() > 1 ? "（共 " + node.borne().size() + " 处）" : "")));
        }
        List<String> organs = node.organsMissing();
        if (!organs.isEmpty()) {
            duties.add(duty("改正所写的机关", organs.getFirst() + (organs.size() > 1 ? "（共 " + organs.size() + " 处）" : "")));
        }
        node.outdated().forEach(path -> duties.add(duty("核对程序带来的新内容", path)));
        if (!node.untilRestart().isEmpty()) {
            duties.add(duty("重新启动各节点", String.join("、", node.untilRestart())));
        }
        return duties;
    }

    private static Duty duty(String what, String title) {
        return new Duty(KIND, KIND, what, "规则", title, "", null, null, 0, null, ADDRESS);
    }
}
