package org.gongkai.enactment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import org.gongkai.calendar.Now;
import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Own;
import org.gongkai.definition.Regulations;
import org.gongkai.directory.DeskSetting;
import org.gongkai.directory.DeskSetting.Group;
import org.gongkai.directory.DeskSettings;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.face.Wording;
import org.springframework.stereotype.Component;

/** Every kind of declaration of which an installation may have its own, among what may be changed at the desk. */
@Component
class RegulationSettings implements DeskSettings {

    private final FollowAcceptance node;
    private final Regulations regulations;

    RegulationSettings(FollowAcceptance node, Regulations regulations) {
        this.node = node;
        this.regulations = regulations;
    }

    @Override
    public List<DeskSetting> of(Staff staff) {
        return !staff.may(Power.OPERATE) ? List.of() : DefinitionKinds.all().stream().filter(kind -> kind.own() != Own.NEVER).sorted(Comparator.comparing(Kind::title)).map(this::setting).toList();
    }

    private DeskSetting setting(Kind<?> kind) {
        List<DefinitionText> texts = regulations.tree().texts(kind);
        List<DefinitionText> own = texts.stream().filter(text -> text.origin() == DefinitionText.Origin.OWN).toList();
        Instant at = node.inForce().at();
        DeskSetting setting = DeskSetting.of(Group.RULES, kind.title(), Wording.t("写在规则文件 {0} 里，核对以后施行，{1}", kind.where(), Wording.t(kind.own().title())), "/desk/regulations",
                own.isEmpty() ? Wording.t("{0} 份，都是随程序的", texts.size()) : Wording.t("{0} 份，其中本机构自己的 {1} 份", texts.size(), own.size()));
        return own.isEmpty() || at == null ? setting : setting.changed(LocalDate.ofInstant(at, Now.ZONE), node.inForce().by());
    }
}
