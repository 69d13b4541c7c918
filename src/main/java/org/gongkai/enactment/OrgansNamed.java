package org.gongkai.enactment;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.gongkai.calendar.Now;
import org.gongkai.definition.DefinitionText.Origin;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Nearest;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.springframework.stereotype.Component;

/** Whether the organs that own declarations name are there: asked before they take effect, and as long as they are in force. */
@Component
class OrgansNamed {

    private final Organs organs;
    private final Now now;

    OrgansNamed(Organs organs, Now now) {
        this.organs = organs;
        this.now = now;
    }

    /** What is wrong with them today, with file and line; nothing while no organ was entered yet. */
    List<String> missing(List<Definitions.Asked> named, Predicate<String> files) {
        List<Organ> there = organs.asOf(now.today());
        return there.isEmpty() ? List.of() : named.stream().filter(one -> one.place().origin() == Origin.OWN && files.test(one.place().file()))
                .flatMap(one -> missing(one.name(), there).map(why -> one.place() + "：" + why).stream()).distinct().toList();
    }

    private Optional<String> missing(String code, List<Organ> there) {
        if (there.stream().anyMatch(organ -> organ.id().equals(code))) {
            return Optional.empty();
        }
        String name = organs.find(code).map(Organ::name).orElse("");
        return Optional.of(organs.successor(code).filter(one -> !one.id().equals(code)).map(one -> "机关“" + name + "”（" + code + "）已并入“" + one.name() + "”，请改写为 " + one.id())
                .orElseGet(() -> {
                    String right = Nearest.to(code, there.stream().map(Organ::id).toList());
                    return (name.isEmpty() ? "没有编码为“" + code + "”的机关" : "机关“" + name + "”（" + code + "）今天不存在") + (right == null ? "" : "。" + right);
                }));
    }
}
