package org.gongkai.casework.phrase;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.beside.Beside;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The phrase book 常用语 of an organ and of each person. */
@Component
public class Phrases {

    private static final String COLUMNS = "select id, organ, owner, action, ground, title, words, place, shared, approved_by, from_on as \"from\", to_on as \"to\", replaces from casework.phrase where ";
    private static final String IN_FORCE = "from_on <= ? and (to_on is null or to_on >= ?) ";
    static final int LONGEST = 2000;
    /** As long as the field into which it goes. */
    private static final int LONGEST_PLACE = 200;

    private final JdbcClient client;
    private final Beside beside;
    private final PhraseStock stock;
    private final Now now;

    Phrases(JdbcClient client, Beside beside, PhraseStock stock, Now now) {
        this.stock = stock;
        this.client = client;
        this.beside = beside;
        this.now = now;
    }

    /** Those that this person may insert today into papers of the organ. */
    public List<Phrase> usable(Staff staff, String organ) {
        return withStock(organ, client.sql(COLUMNS + IN_FORCE + "and organ = ? and (not shared and owner = ? or approved_by is not null) order by shared, title, id")
                .params(now.today(), now.today(), organ, staff.personId()).query(Phrase.class).list());
    }

    /** The same on the page of a matter. */
    public List<Phrase> usable(Staff staff, CaseState state) {
        LocalDate today = now.today();
        return withStock(state.organ(), beside.ofMatter(Asking.NAME, state.id()).stream().map(row -> new Phrase(row.text("id"), row.text("organ"), row.text("owner"), row.text("action"), row.textOrNull("ground"), row.text("title"),
                row.text("words"), row.textOrNull("place"), row.yes("shared"), row.textOrNull("approved_by"), Objects.requireNonNull(row.day("from_on")), row.day("to_on"), row.textOrNull("replaces")))
                .filter(phrase -> !phrase.from().isAfter(today) && (phrase.to() == null || !phrase.to().isBefore(today)))
                .filter(phrase -> phrase.approvedBy() != null || !phrase.shared() && phrase.owner().equals(staff.personId()))
                .sorted(Comparator.comparing(Phrase::shared).thenComparing(Phrase::title).thenComparing(Phrase::id)).toList());
    }

    /** Those that came with the program behind what people wrote, without those whose place was taken. */
    private List<Phrase> withStock(String organ, List<Phrase> written) {
        Set<String> replaced = written.stream().map(Phrase::replaces).filter(Objects::nonNull).collect(Collectors.toSet());
        return Stream.concat(written.stream(), stock.of(organ).stream()).filter(phrase -> !phrase.isEmpty() && !replaced.contains(phrase.id())).toList();
    }

    /** Those of the stock that an organ still uses as they came. */
    public List<Phrase> stock(Staff staff, String organ) {
        return usable(staff, organ).stream().filter(Phrase::isStock).toList();
    }

    /** One that this person may make another of: of the stock, or one they see. */
    public Optional<Phrase> find(Staff staff, String organ, String id) {
        return Stream.concat(of(staff).stream(), stock.of(organ).stream()).filter(phrase -> phrase.id().equals(id)).findFirst();
    }

    /** Whoever signs at the organ does without one of the stock; ending what stands for that brings it back. */
    public boolean without(Staff staff, String organ, String id) {
        Phrase phrase = stock.of(organ).stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
        return phrase != null && staff.scope(Power.SIGN).covers(organ) && client.sql("""
                insert into casework.phrase (id, organ, owner, action, ground, title, words, shared, approved_by, from_on, replaces) values (?, ?, ?, ?, ?, ?, '', true, ?, ?, ?)""")
                .params(Identifier.fresh(), organ, staff.personId(), phrase.action(), phrase.ground(), phrase.title(), staff.personId(), now.today(), id).update() == 1;
    }

    /** What it asks of the table for the page of a matter. */
    @Component
    static class Asking implements Beside.Source {

        private static final String NAME = "phrases";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String ofMatter() {
            return "select p.* from casework.phrase p join casework.cases c on c.organ = p.organ where c.id = :matter";
        }
    }

    /** One's own and all that are shared or proposed where one works. */
    public List<Phrase> of(Staff staff) {
        return client.sql(COLUMNS + IN_FORCE + "and (owner = ? or shared and organ = any(?)) order by organ, action, title, id")
                .params(now.today(), now.today(), staff.personId(), staff.scope().organs().toArray(String[]::new)).query(Phrase.class).list();
    }

    /**
     * Keeps a phrase; a shared one waits for an approver.
     *
     * @param place    how and where what is granted can be had; null where it says nothing of that
     * @param replaces the one whose place it takes, null for none: at once where it is one's own, else once it is approved
     */
    public boolean add(Staff staff, String organ, String action, @Nullable String ground, String title, String words, @Nullable String place, boolean shared, @Nullable String replaces) {
        if (!staff.scope().covers(organ) || title.isBlank() || words.isBlank() || words.length() > LONGEST || place != null && place.length() > LONGEST_PLACE) {
            return false;
        }
        client.sql("insert into casework.phrase (id, organ, owner, action, ground, title, words, place, shared, from_on, replaces) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Identifier.fresh(), organ, staff.personId(), action, ground, title.strip(), words.strip(), place == null ? null : place.strip(), shared, now.today(), replaces).update();
        if (replaces != null && !shared) {
            end(staff, replaces);
        }
        return true;
    }

    /** An approver of the organ lets colleagues use it; nobody approves what they wrote themselves. */
    public boolean approve(Staff staff, String id) {
        boolean approved = client.sql("update casework.phrase set approved_by = ? where id = ? and shared and approved_by is null and owner <> ? and organ = any(?)")
                .params(staff.personId(), id, staff.personId(), staff.scope(Power.SIGN).organs().toArray(String[]::new)).update() == 1;
        if (approved) {
            client.sql("update casework.phrase set to_on = ? where to_on is null and id = (select replaces from casework.phrase where id = ?)").params(now.today().minusDays(1), id).update();
        }
        return approved;
    }

    /** It is not offered any more; what was written with it stays. */
    public boolean end(Staff staff, String id) {
        return client.sql("update casework.phrase set to_on = ? where id = ? and to_on is null and (owner = ? or shared and organ = any(?))")
                .params(now.today().minusDays(1), id, staff.personId(), staff.scope(Power.SIGN).organs().toArray(String[]::new)).update() == 1;
    }
}
