package org.gongkai.services;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.ledger.Ledger;
import org.gongkai.pages.EachOncePerState;
import org.gongkai.pages.PageChanges;
import org.gongkai.registers.Entry;
import org.gongkai.registers.RecordSearch;
import org.gongkai.registers.Register;
import org.gongkai.registers.datatype.ShareType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the service items that stand say of themselves, and what they leave unknown: an item that does not say whether it can be had online is neither yes nor no. */
@Component
public class ItemStanding {

    private static final int AT_ONCE = 2000;
    /** The items of individuals suited to be brought near: the declared base of 就近办. */
    private static final String SUITED = "suited";

    /**
     * A share.
     *
     * @param base    what the denominator counts
     * @param yes     the numerator
     * @param unknown items that do not say it: of these nothing is claimed
     * @param of      the denominator, unknown ones among them
     */
    public record Share(String title, String base, int yes, int unknown, int of) {

        public String percent() {
            return of == 0 ? "—" : ShareType.percent(BigDecimal.valueOf(yes), BigDecimal.valueOf(of), 2).toPlainString() + "%";
        }
    }

    /** @param missing how many items leave each element open, the most first */
    public record OfOrgan(String organ, int items, int guides, int whole, Map<String, Integer> missing) {

        public int withoutBasis() {
            return items - guides;
        }
    }

    /** @param codes of the items that stand */
    public record Standing(int items, List<Share> shares, List<OfOrgan> organs, Set<String> codes) {
    }

    /** @param last number of the last act of the register when it was counted */
    private record Known(String definition, long last, Standing standing) {
    }

    private final RecordSearch records;
    /** Number of the last act of a register, asked once after each change: an inbox looks at it each time. */
    private final EachOncePerState<String, Long> lasts;
    private volatile @Nullable Known known;

    ItemStanding(RecordSearch records, Ledger ledger, PageChanges changes, Now now) {
        this.records = records;
        this.lasts = new EachOncePerState<>(changes, now, ledger::last);
    }

    /** Counted anew when something happened to the register. */
    public Standing of(Register register) {
        long last = lasts.of(register.subject());
        Known before = known;
        if (before == null || before.last() != last || !before.definition().equals(register.digest())) {
            before = new Known(register.digest(), last, counted(register));
            known = before;
        }
        return before.standing();
    }

    private Standing counted(Register register) {
        List<Entry> items = new ArrayList<>();
        String after = "";
        List<Entry> some;
        do {
            some = records.standing(register, after, AT_ONCE);
            some.stream().filter(entry -> !entry.isWithdrawn()).forEach(items::add);
            after = some.isEmpty() ? after : some.getLast().key();
        } while (some.size() == AT_ONCE);
        return new Standing(items.size(), shares(register, items), organs(items), items.stream().map(Entry::key).collect(Collectors.toUnmodifiableSet()));
    }

    private static List<Share> shares(Register register, List<Entry> items) {
        List<Share> shares = new ArrayList<>();
        for (String field : List.of("immediate", "online", "wholly", "nearby", "once")) {
            register.field(field).ifPresent(declared -> shares.add(field.equals("nearby") ? share(field, declared.title(), "面向个人、适合就近办理的事项", items, entry -> !"no".equals(entry.said().get(SUITED)))
                    : share(field, declared.title(), "全部政务服务事项", items, entry -> true)));
        }
        return shares;
    }

    /** Of an item that does not say whether it belongs to the base nothing is known. */
    private static Share share(String field, String title, String base, List<Entry> items, Predicate<Entry> belongs) {
        List<Entry> of = items.stream().filter(belongs).toList();
        boolean declared = field.equals("nearby");
        int unknown = (int) of.stream().filter(entry -> !entry.said().containsKey(field) || declared && !entry.said().containsKey(SUITED)).count();
        int yes = (int) of.stream().filter(entry -> "yes".equals(entry.said().get(field)) && (!declared || entry.said().containsKey(SUITED))).count();
        return new Share(title, base, yes, unknown, of.size());
    }

    private static List<OfOrgan> organs(List<Entry> items) {
        Map<String, List<Entry>> byOrgan = new HashMap<>();
        items.forEach(entry -> byOrgan.computeIfAbsent(entry.organ(), organ -> new ArrayList<>()).add(entry));
        return byOrgan.entrySet().stream().map(one -> organ(one.getKey(), one.getValue())).sorted(Comparator.comparingInt(OfOrgan::withoutBasis).reversed().thenComparing(OfOrgan::organ)).toList();
    }

    private static OfOrgan organ(String organ, List<Entry> items) {
        Map<String, Integer> missing = new HashMap<>();
        items.forEach(entry -> Elements.missing(entry).forEach(title -> missing.merge(title, 1, Integer::sum)));
        Map<String, Integer> ordered = new LinkedHashMap<>();
        missing.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).forEach(one -> ordered.put(one.getKey(), one.getValue()));
        return new OfOrgan(organ, items.size(), (int) items.stream().filter(Elements::hasBasis).count(), (int) items.stream().filter(entry -> Elements.missing(entry).isEmpty()).count(), ordered);
    }
}
