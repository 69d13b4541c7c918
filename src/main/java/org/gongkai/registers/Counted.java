package org.gongkai.registers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What records count for in reports.
 *
 * @param kind   of fact
 * @param stock  whether it is counted as long as the record stands, and not once when it is entered
 * @param amount field that is added up; null counts records
 * @param code   field by whose value it is told apart
 * @param on     field with the day it counts on; null for the day the entry holds from
 * @param when   field that must have one of the values {@code is}; null where every record counts
 * @param given  field that must have some value; null where none must
 */
public record Counted(String kind, String title, boolean stock, @Nullable String amount, @Nullable String code, @Nullable String party, @Nullable String on, @Nullable String when,
        Set<String> is, @Nullable String given) {

    boolean counts(Map<String, String> content) {
        return (when == null || is.contains(content.getOrDefault(when, ""))) && (amount == null || content.containsKey(amount)) && (given == null || content.containsKey(given));
    }

    BigDecimal amount(Map<String, String> content, Register register) {
        return amount == null ? BigDecimal.ONE : register.field(amount).orElseThrow().type().number(content.get(amount)).orElseThrow();
    }

    String code(Map<String, String> content) {
        return code == null ? "" : content.getOrDefault(code, "");
    }

    String party(Map<String, String> content) {
        return party == null ? "" : content.getOrDefault(party, "");
    }

    /** @param valid the day its entry holds from, for records that say no day of their own */
    LocalDate on(Map<String, String> content, LocalDate valid) {
        String said = on == null ? null : content.get(on);
        return said == null ? valid : said.length() == 7 ? LocalDate.parse(said + "-01") : LocalDate.parse(said);
    }
}
