package org.gongkai.casework.wording;

import java.util.List;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every definition that is kept, of today's types too: under each of them a matter may still be under way. */
@Component
class KeptTypes {

    private final CaseTypes types;
    private final JdbcClient client;
    private volatile @Nullable Known known;

    /** @param inForce the digests of what holds today: others are kept only when others come to hold */
    private record Known(List<String> inForce, List<CaseType> types) {
    }

    KeptTypes(CaseTypes types, JdbcClient client) {
        this.types = types;
        this.client = client;
    }

    List<CaseType> all() {
        List<String> inForce = types.all().stream().map(CaseType::definition).toList();
        Known before = known;
        if (before == null || !before.inForce().equals(inForce)) {
            before = new Known(inForce, client.sql("select digest from casework.definition order by digest").query(String.class).list().stream().map(types::byDefinition).toList());
            known = before;
        }
        return before.types();
    }
}
