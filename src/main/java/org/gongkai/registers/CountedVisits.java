package org.gongkai.registers;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.Act;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How often the pages of the site were seen, month by month: what {@link VisitLog} counted. */
@Component
class CountedVisits implements Projection {

    static final String ID = "visits";

    private final VisitRules rules;
    private final Organs organs;
    private final JdbcClient client;

    CountedVisits(DefinitionTree regulations, Organs organs, JdbcClient client) {
        this.rules = VisitRules.of(regulations);
        this.organs = organs;
        this.client = client;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Row> rows() {
        String root = organs.first().map(Organ::id).orElse("");
        return client.sql("select to_char(day, 'YYYY-MM'), sort, channel, sum(visits), sum(robots) from registers.visit group by 1, 2, 3 order by 1, 2, 3")
                .query((row, n) -> new Row(root, YearMonth.parse(row.getString(1)).atDay(1), Map.of("month", row.getString(1), "sort", rules.titleOf(row.getString(2)), "channel", row.getString(3),
                        "visits", String.valueOf(row.getLong(4)), "robots", String.valueOf(row.getLong(5))))).list();
    }

    @Override
    public boolean follows(Act act) {
        return act.kind().equals(VisitLog.KIND);
    }
}
