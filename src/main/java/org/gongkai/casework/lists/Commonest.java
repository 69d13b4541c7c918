package org.gongkai.casework.lists;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.casework.casetype.CaseType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which kinds of matter come most: whoever chooses a kind finds those first. */
@Component
public class Commonest {

    private static final int DAYS = 90;

    private record Counted(LocalDate on, Map<String, Long> byType) {
    }

    private final JdbcClient client;
    private final Now now;
    private volatile @Nullable Counted counted;

    Commonest(JdbcClient client, Now now) {
        this.client = client;
        this.now = now;
    }

    /** Those of which most were received in the ninety days before today; of which as many were, in the order given. */
    public List<CaseType> first(List<CaseType> types) {
        Map<String, Long> received = received();
        return types.stream().sorted(Comparator.comparingLong((CaseType type) -> received.getOrDefault(type.id(), 0L)).reversed()).toList();
    }

    /** Counted once a day. */
    private Map<String, Long> received() {
        LocalDate today = now.today();
        Counted known = counted;
        if (known == null || !known.on().equals(today)) {
            known = new Counted(today, client.sql("select type, count(*) from casework.cases where received_on >= ? and received_on < ? group by type").params(today.minusDays(DAYS), today)
                    .query((row, n) -> Map.entry(row.getString(1), row.getLong(2))).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
            counted = known;
        }
        return known.byType();
    }
}
