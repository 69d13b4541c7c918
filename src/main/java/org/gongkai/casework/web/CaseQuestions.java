package org.gongkai.casework.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.LightThresholds;
import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.lists.CaseLists.Line;
import org.gongkai.casework.lists.CaseLists.Wanted;
import org.gongkai.casework.lists.UnderLight;
import org.gongkai.casework.view.SavedView;
import org.gongkai.clock.Light;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody asks of the lists of cases, read from an address: the same for pages, saved views and batches. */
@Component
public class CaseQuestions {

    private static final int CHUNK = 500;

    private final CaseLists lists;
    private final Calendars calendars;
    private final Provisions provisions;
    private final Now now;

    CaseQuestions(CaseLists lists, Calendars calendars, Provisions provisions, Now now) {
        this.lists = lists;
        this.calendars = calendars;
        this.provisions = provisions;
        this.now = now;
    }

    /** The lists there are. */
    public enum Kind {
        OPEN("办件", "/desk/cases"), UNCONFIRMED("待双方确认", "/desk/cases/unconfirmed"), OVERDUE("超期办件", "/desk/cases/overdue"),
        ENDED("已办结", "/desk/cases/ended");

        private final String title;
        private final String address;

        Kind(String title, String address) {
            this.title = title;
            this.address = address;
        }

        public String title() {
            return title;
        }

        public String address() {
            return address;
        }

        public static Kind named(@Nullable String name) {
            return Arrays.stream(values()).filter(kind -> kind.name().equalsIgnoreCase(name)).findFirst().orElse(OPEN);
        }
    }

    /** One list, asked by one person. */
    public final class Question {

        private final Kind kind;
        private final Scope scope;
        private final Wanted wanted;

        private Question(Kind kind, Scope scope, Wanted wanted) {
            this.kind = kind;
            this.scope = scope;
            this.wanted = wanted;
        }

        Kind kind() {
            return kind;
        }

        Wanted wanted() {
            return wanted;
        }

        List<Line> page(@Nullable String after, int limit) {
            return switch (kind) {
                case OPEN -> lists.open(scope, wanted, after, limit);
                case UNCONFIRMED -> lists.unconfirmed(scope, wanted, after, limit);
                case OVERDUE -> lists.overdue(scope, now.local(), wanted, after, limit);
                case ENDED -> lists.ended(scope, wanted, after, limit);
            };
        }

        /** The key of a line in this list. */
        String key(Line line) {
            return switch (kind) {
                case ENDED -> line.endedKey();
                case UNCONFIRMED -> line.submittedOn() + "~" + line.id();
                case OVERDUE -> line.overdueKey();
                default -> line.key();
            };
        }

        public List<String> all(int most) {
            List<String> ids = new ArrayList<>();
            String after = null;
            for (List<Line> page = page(null, CHUNK); !page.isEmpty() && ids.size() < most; page = page(after, CHUNK)) {
                page.forEach(line -> ids.add(line.id()));
                after = key(page.getLast());
            }
            return ids.subList(0, Math.min(most, ids.size()));
        }
    }

    public Question of(Staff staff, Map<String, String> asked) {
        return of(Kind.named(asked.get("list")), staff, asked);
    }

    public Question of(Kind kind, Staff staff, Map<String, String> asked) {
        return new Question(kind, staff.scope(), wanted(staff, asked));
    }

    /** A saved view with its address and how many cases it has. */
    public record Counted(SavedView view, String address, long cases) {
    }

    /** All views with their counts, in one query. */
    List<Counted> counted(Staff staff, List<SavedView> views) {
        List<Question> questions = views.stream().map(view -> of(staff, view.conditions())).toList();
        List<Long> counts = lists.counts(staff.scope(), now.local(), questions.stream().map(one ->
                new CaseLists.Counted(CaseLists.Which.valueOf(one.kind.name()), one.wanted)).toList());
        List<Counted> counted = new ArrayList<>();
        for (int n = 0; n < views.size(); n++) {
            counted.add(new Counted(views.get(n), questions.get(n).kind.address() + "?" + views.get(n).asked(), counts.get(n)));
        }
        return counted;
    }

    /** What the conditions of an address want of a list. */
    public Wanted wanted(Staff staff, Map<String, String> asked) {
        return new Wanted(blank(asked.get("type")), blank(asked.get("stage")), blank(asked.get("organ")),
                "mine".equals(asked.get("whose")) ? staff.personId() : blank(asked.get("assignee")), blank(asked.get("outcome")),
                blank(asked.get("ending")), blank(asked.get("number")), date(asked.get("from")), date(asked.get("to")), lit(asked.get("light"), asked.get("organ")));
    }

    private @Nullable UnderLight lit(@Nullable String name, @Nullable String organ) {
        WorkingCalendar calendar = organ == null || organ.isBlank() ? calendars.everywhere() : calendars.of(organ);
        LightThresholds thresholds = provisions.lights();
        return Arrays.stream(Light.values()).filter(one -> one.name().equalsIgnoreCase(name)).findFirst().map(light -> new UnderLight(light, now.local(),
                nextWorking(calendar, now.today(), thresholds.red()), nextWorking(calendar, now.today(), thresholds.yellow()))).orElse(null);
    }

    /** The last day that is no more than so many working days away. */
    private static LocalDate nextWorking(WorkingCalendar calendar, LocalDate today, int days) {
        return calendar.plus(today, days + 1).minusDays(1);
    }

    /** A day as an address says it; null where it says none. */
    public static @Nullable LocalDate date(@Nullable String said) {
        try {
            return blank(said) == null ? null : LocalDate.parse(String.valueOf(said).strip());
        } catch (DateTimeParseException notDate) {
            return null;
        }
    }

    private static @Nullable String blank(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty()).orElse(null);
    }
}
