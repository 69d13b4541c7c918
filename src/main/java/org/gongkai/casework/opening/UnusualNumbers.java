package org.gongkai.casework.opening;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.springframework.stereotype.Component;

/** How many openings in a day are unusual, from {@code regulations/openings.yaml}. */
@Component
class UnusualNumbers {

    static final Kind<Declared> FILE = Kind.of("打开个人信息的记录", "openings.yaml", Declared.class, (declared, names) -> {
        names.demand(declared.perPerson() > 0, "至少 1 次", "perPerson");
        names.demand(declared.perMatter() > 0, "至少 1 次", "perMatter");
        names.demand(declared.shownDays() > 0, "至少 1 天", "shownDays");
    });

    private final Declared declared;

    UnusualNumbers(DefinitionTree regulations) {
        declared = Definitions.one(regulations, FILE).value();
    }

    Declared declared() {
        return declared;
    }

    record Declared(String title, String description, String legalBasis, @Meaning("一个人一天打开多少次以上算异常") int perPerson,
            @Meaning("一件在一天里被打开多少次以上算异常") int perMatter, @Meaning("异常的在待办里列几天") int shownDays, boolean confirmed) {
    }
}
