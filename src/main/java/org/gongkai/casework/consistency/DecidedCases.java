package org.gongkai.casework.consistency;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.Provision;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.casetype.Turn;
import org.gongkai.casework.clocks.NamedClock;
import org.gongkai.definition.DecidedUnder;
import org.gongkai.definition.Row;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases that began under a type, and those whose period may have been counted by a provision. */
@Component
class DecidedCases implements DecidedUnder {

    private final JdbcClient client;
    private final CaseTypes types;

    DecidedCases(JdbcClient client, CaseTypes types) {
        this.client = client;
        this.types = types;
    }

    @Override
    public long matters(Row row, LocalDate from, LocalDate to) {
        if (row.sort().equals(CaseType.SORT)) {
            return client.sql("""
                    select count(*) from casework.cases c join casework.application a on a.id = c.application_id
                    where c.type = ? and a.submitted_on between ? and ?""").params(row.name(), from, to).query(Long.class).single();
        }
        if (row.sort().equals(Provision.SORT)) {
            List<String> counting = types.all().stream().filter(type -> named(type).contains(row.name())).map(CaseType::id).toList();
            return client.sql("""
                    select count(distinct h.case_id) from casework.handling h join casework.cases c on c.id = h.case_id
                    join casework.application a on a.id = c.application_id
                    where c.type = any(?) and a.submitted_on <= ? and (h.concluded_on is null or h.concluded_on >= ?)""")
                    .params(counting.toArray(String[]::new), to, from).query(Long.class).single();
        }
        return 0;
    }

    /** Provisions by which a type counts. */
    private static Set<String> named(CaseType type) {
        return Stream.of(Stream.of(type.term()), type.turns().stream().map(Turn::term), NamedClock.of(type).stream().map(NamedClock::term), type.actions().stream().map(action -> type.consequence(action.id()).clock())
                .flatMap(clock -> Stream.of(clock.start(), clock.pause(), clock.lapse(), clock.extend()))).flatMap(Function.identity()).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
