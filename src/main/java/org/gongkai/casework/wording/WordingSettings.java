package org.gongkai.casework.wording;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.gongkai.directory.DeskSetting;
import org.gongkai.directory.DeskSetting.Group;
import org.gongkai.directory.DeskSettings;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.face.Wording;
import org.gongkai.letters.Wordings;
import org.springframework.stereotype.Component;

/** How letters are worded, among what may be changed at the desk. */
@Component
class WordingSettings implements DeskSettings {

    private final Wordings wordings;

    WordingSettings(Wordings wordings) {
        this.wordings = wordings;
    }

    @Override
    public List<DeskSetting> of(Staff staff) {
        Set<String> organs = new TreeSet<>(staff.scope(Power.HANDLE).organs());
        organs.addAll(staff.scope(Power.SIGN).organs());
        if (organs.isEmpty()) {
            return List.of();
        }
        List<org.gongkai.letters.Wording> standing = wordings.standing(organs);
        long waiting = standing.stream().filter(one -> one.state() == org.gongkai.letters.Wording.State.PROPOSED).count();
        String value = standing.isEmpty() ? Wording.t("都用规则文件里的") : waiting == 0 ? Wording.t("改写了 {0} 份", standing.size()) : Wording.t("改写了 {0} 份，其中 {1} 份待审批", standing.size(), waiting);
        DeskSetting setting = DeskSetting.of(Group.OFFICE, "文书措辞", "告知书、答复书等的正文怎样写，改一份由另一个人审批，从一天起用", "/desk/wordings", value);
        org.gongkai.letters.Wording last = standing.stream().filter(one -> one.decidedOn() != null).max(Comparator.comparing(one -> Objects.requireNonNull(one.decidedOn()))).orElse(null);
        return List.of(last == null ? setting : setting.changed(last.decidedOn(), last.decidedBy()));
    }
}
