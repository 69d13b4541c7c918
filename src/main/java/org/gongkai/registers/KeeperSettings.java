package org.gongkai.registers;

import java.util.List;
import java.util.Map;

import org.gongkai.directory.DeskSetting;
import org.gongkai.directory.DeskSetting.Group;
import org.gongkai.directory.DeskSettings;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.face.Wording;
import org.springframework.stereotype.Component;

/** Which organ keeps each register for all, among what may be changed at the desk. */
@Component
class KeeperSettings implements DeskSettings {

    private final Registers registers;
    private final Keepers keepers;
    private final Organs organs;

    KeeperSettings(Registers registers, Keepers keepers, Organs organs) {
        this.registers = registers;
        this.keepers = keepers;
        this.organs = organs;
    }

    @Override
    public List<DeskSetting> of(Staff staff) {
        if (organs.first().map(Organ::id).filter(root -> staff.holds(Role.DISCLOSURE_OFFICE, root)).isEmpty()) {
            return List.of();
        }
        Map<String, String> entrusted = keepers.entrusted();
        return List.of(DeskSetting.of(Group.SITE, "名录由谁登记", "全区共用一份的名录，各由哪个机关统一登记", "/desk/registers#entrusted",
                Wording.t("{0} 个共用的名录，{1} 个指定了机关", registers.all().stream().filter(register -> !register.keeping().each()).count(), entrusted.size())).recordedBy(Keepers.ENTRUST));
    }
}
