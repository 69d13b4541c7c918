package org.gongkai.publication;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.DateOutsideCalendar;
import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provision;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.clock.ClockEvent;
import org.gongkai.clock.Reading;
import org.gongkai.clock.StatutoryClock;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.FactQuery;
import org.gongkai.ledger.FactSum;
import org.gongkai.ledger.Facts;
import org.gongkai.publication.DocumentKind.Term;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** By when what was formed or changed is to be public (R2019 Art. 26): the period that its kind declares, run as a clock; whether it was kept is counted. */
@Component
public class PublicationPeriods {

    /** How many documents of the year were public in time, and how many too late. */
    public record Kept(long timely, long late) {
    }

    private final DocumentKinds kinds;
    private final Documents documents;
    private final Calendars calendars;
    private final Provisions provisions;
    private final Facts facts;
    private final Now now;

    PublicationPeriods(DocumentKinds kinds, Documents documents, Calendars calendars, Provisions provisions, Facts facts, Now now) {
        this.kinds = kinds;
        this.documents = documents;
        this.calendars = calendars;
        this.provisions = provisions;
        this.facts = facts;
        this.now = now;
    }

    /**
     * What decides from when, and whether, something is to be public.
     *
     * @param before the day from which what is public now was counted; null where nothing of it is
     */
    record Formed(String organ, @Nullable String kind, @Nullable LocalDate on, boolean toAll, @Nullable LocalDate before) {
    }

    /** The clock of an edition that is not public yet; empty where its kind sets no period, or none runs. */
    public Optional<Reading> running(ReviewChain.Subject subject) {
        return read(formed(subject), null);
    }

    LocalDate today() {
        return now.today();
    }

    Optional<Reading> running(Formed formed) {
        return read(formed, null);
    }

    Formed formed(String organ, @Nullable String kind, @Nullable LocalDate formedOn, Map<String, Object> said, boolean toAll, @Nullable LocalDate before) {
        return new Formed(organ, kind, day(kind, formedOn, said), toAll, before);
    }

    /** The day from which the period of a kind counts. */
    @Nullable LocalDate day(@Nullable String kind, @Nullable LocalDate formedOn, Map<String, Object> said) {
        return kinds.find(kind).map(one -> one.formed(formedOn, said)).orElse(formedOn);
    }

    private Formed formed(ReviewChain.Subject subject) {
        CatalogueEntry entry = subject.edition().entry();
        String live = subject.document().liveEdition();
        LocalDate before = live == null || live.equals(subject.edition().id()) ? null : documents.live(subject.document().id()).map(other -> other.edition().entry())
                .map(other -> day(other.particulars().kind(), other.formedOn(), other.particulars().fields())).orElse(null);
        return formed(subject.document().organ(), entry.particulars().kind(), entry.formedOn(), entry.particulars().fields(), entry.openness().isToAll(), before);
    }

    /** Counts, in the transaction of the act that makes it public, whether an edition is so in time. */
    void end(ReviewChain.Subject subject, Act act) {
        read(formed(subject), act.effectiveOn()).ifPresent(reading -> kinds.of(subject.edition().entry()).map(DocumentKind::term).ifPresent(term -> {
            String kind = reading.isOverdueOn(act.effectiveOn()) ? term.late() : term.timely();
            if (kind != null) {
                facts.write(List.of(new Fact(kind, String.valueOf(subject.edition().entry().particulars().kind()), "", subject.document().organ(), act.effectiveOn(),
                        BigDecimal.ONE, subject.document().id(), act.id())));
            }
        }));
    }

    /** This year, of the organs that a person sees. */
    public Kept kept(Staff staff) {
        Set<String> late = named(Term::late);
        Set<String> timely = named(Term::timely);
        Set<String> both = Stream.concat(late.stream(), timely.stream()).collect(Collectors.toSet());
        long inTime = 0;
        long tooLate = 0;
        for (FactSum sum : facts.sums(FactQuery.of(both, staff.scope().organs()).between(now.today().withDayOfYear(1), now.today()))) {
            inTime += timely.contains(sum.kind()) ? sum.amount().longValue() : 0;
            tooLate += late.contains(sum.kind()) ? sum.amount().longValue() : 0;
        }
        return new Kept(inTime, tooLate);
    }

    private Set<String> named(Function<Term, @Nullable String> kind) {
        return kinds.all().stream().map(DocumentKind::term).flatMap(Stream::ofNullable).map(kind).flatMap(Stream::ofNullable).collect(Collectors.toSet());
    }

    /** The same information does not fall due twice: only a changed day of formation runs anew. */
    private Optional<Reading> read(Formed formed, @Nullable LocalDate ended) {
        LocalDate on = formed.on();
        Term term = kinds.find(formed.kind()).map(DocumentKind::term).orElse(null);
        if (term == null || on == null || !formed.toAll() || on.equals(formed.before()) || on.isAfter(now.today())) {
            return Optional.empty();
        }
        WorkingCalendar calendar = calendars.of(formed.organ());
        if (provisions.find(term.provision(), on).filter(Provision::isPeriod).isEmpty() || calendar.objection(on).isPresent()) {
            return Optional.empty();
        }
        List<ClockEvent> events = new ArrayList<>(List.of(new ClockEvent.Started(on, term.provision(), "formed")));
        if (ended != null) {
            events.add(new ClockEvent.Ended(ended, "public"));
        }
        try {
            return Optional.of(StatutoryClock.read(events, calendar, provisions, now.today()));
        } catch (DateOutsideCalendar longAgo) {
            return Optional.empty();
        }
    }
}
