package org.gongkai.registers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.json.JsonMapper;

/** Which records somebody has to do something about, as their registers declare: a task with its day, a machine that should be heard of. */
final class AwaitedRecords {

    /** Register, owner, content, key and organ of each, when it was heard of, 0, and the day it holds from; like every part of {@link WaitingRows}. */
    static final String QUERY = """
            select 'awaited', e.register, coalesce(e.content ->> nullif(d.owner, ''), r.organ), e.content::text, r.key, r.organ, coalesce(h.heard_at, e.recorded_at), 0, e.valid_on, null, null
            from unnest(:awaiting::text[], :owners::text[], :patterns::text[]) d(register, owner, pattern)
            join registers.record r on r.register = d.register and not r.ended join registers.entry e on e.register = r.register and e.number = r.number
            left join registers.heard h on h.register = r.register and h.key = r.key
            where e.content @> d.pattern::jsonb and coalesce(e.content ->> nullif(d.owner, ''), r.organ) = any(:organs)""";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AwaitedRecords() {
    }

    /** Records of a register whose content has this pattern. @param owner field with the organ that has to do something; empty for the one that keeps the record */
    record Wanted(String register, String owner, String pattern) {
    }

    static List<Wanted> wanted(Collection<Register> registers) {
        List<Wanted> wanted = new ArrayList<>();
        registers.forEach(register -> {
            Register.Due due = register.awaited().due();
            if (due != null) {
                patterns(due.when()).forEach(pattern -> wanted.add(new Wanted(register.id(), due.by(), pattern)));
            }
            Register.Heard heard = register.awaited().heard();
            if (heard != null) {
                patterns(heard.when()).forEach(pattern -> wanted.add(new Wanted(register.id(), "", pattern)));
            }
        });
        return wanted;
    }

    /** Each way of keeping all conditions at once. */
    private static List<String> patterns(List<Register.Condition> when) {
        List<Map<String, String>> ways = List.of(Map.of());
        for (Register.Condition condition : when) {
            List<Map<String, String>> further = new ArrayList<>();
            for (Map<String, String> way : ways) {
                for (String value : condition.is()) {
                    Map<String, String> one = new TreeMap<>(way);
                    one.put(condition.field(), value);
                    further.add(one);
                }
            }
            ways = further;
        }
        return ways.stream().map(JSON::writeValueAsString).toList();
    }
}
