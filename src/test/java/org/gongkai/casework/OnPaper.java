package org.gongkai.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.TimeMachine;
import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.calendar.WorkingHours;
import org.gongkai.casework.afterclosing.AfterClosingGuards;
import org.gongkai.casework.anonymity.Anonymity;
import org.gongkai.casework.callback.Tried;
import org.gongkai.casework.casetype.Answers;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.clocks.ClockReading;
import org.gongkai.casework.clocks.NextDue;
import org.gongkai.casework.correction.Corrections;
import org.gongkai.casework.declaration.CaseTypeFile;
import org.gongkai.casework.delivery.LetterWasIssued;
import org.gongkai.casework.dispatch.DispatchConditions;
import org.gongkai.casework.ending.EndingGuards;
import org.gongkai.casework.extension.AskedInTime;
import org.gongkai.casework.limitation.Limiting;
import org.gongkai.casework.place.ApartFromHandling;
import org.gongkai.casework.sitting.SittingConditions;
import org.gongkai.casework.types.archivesearch.ArchiveSearchFixtures;
import org.gongkai.casework.types.inforequest.InfoRequestFixtures;
import org.gongkai.casework.types.litigation.LitigationFixtures;
import org.gongkai.casework.types.reconsideration.ReconsiderationFixtures;
import org.gongkai.clock.Reading;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Organs;
import org.gongkai.directory.OrgansOnPaper;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Fact;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Permission;
import org.gongkai.procedure.Permissions;
import org.gongkai.procedure.Refusal;

/** A case walked down the street on paper: the real definition, guards and clock, and nothing else. */
public final class OnPaper {

    public static final Actor OFFICER = CaseworkCast.OFFICER;
    public static final Actor APPROVER = CaseworkCast.APPROVER;
    public static final String HERE = "here";
    public static final String THERE = "there";

    private static final Calendars CALENDARS = new Calendars(null) {
        @Override
        public WorkingCalendar of(String organId) {
            return WorkingCalendar.shipped();
        }
    };
    private static final Organs ORGANS = new OrgansOnPaper(organ(HERE, "临溪区教育局"), organ(THERE, "临溪区住房和城乡建设局"));
    private static final Map<String, CaseType> TYPES = new HashMap<>();
    private static final TimeMachine TIME = new TimeMachine();
    private static final List<TypeRules> RULES = List.of(InfoRequestFixtures.rules(CALENDARS, TIME, ORGANS),
            ReconsiderationFixtures.rules(CALENDARS), LitigationFixtures.rules(CALENDARS), ArchiveSearchFixtures.rules());
    private static final List<Guard<CaseState>> GUARDS = Stream.concat(
            RULES.stream().flatMap(own -> own.guards().stream()), Stream.concat(Stream.of(EndingGuards.all(), Corrections.all(), AfterClosingGuards.all(), Limiting.all(), List.of(Anonymity.settled())).flatMap(List::stream), Stream.concat(Stream.of(LetterWasIssued.any(), new ApartFromHandling(person -> Optional.empty()).guard()), Stream.of("mail-can-be-sent", "document-public", "letter-is-public", "writer-can-be-told-apart").map(name -> Guard.<CaseState>of(name, "", "", (state, attempt) -> Optional.empty()))))).toList();
    private static final Permissions<CaseState> PERMISSIONS = new Permissions<>(GUARDS);
    private static final Provisions PROVISIONS = Provisions.shipped().with(ShippedDefinitions.withOwn().stream().flatMap(type -> type.terms().stream()).toList());
    private static final DispatchConditions SENDING = new DispatchConditions();
    private static final SittingConditions SITTING = new SittingConditions();
    private static final List<StandingCondition> CONDITIONS = List.of(SENDING.sentWhereItMayGo(ORGANS), SENDING.partsComeBackFirst(ORGANS), SENDING.somebodyStillHasIt(),
            SENDING.settledIsNotGivenBack(), new LetterWasIssued(), new Corrections().latestIsTakenOut(), new AskedInTime(CALENDARS, PROVISIONS), Tried.condition(),
            SITTING.interviewedFirst(), SITTING.within(CALENDARS, PROVISIONS), SITTING.answerSaysAll(), SITTING.openByItsAnswer());
    private static final Street STREET = new Street(PERMISSIONS, RULES, CONDITIONS, CALENDARS, PROVISIONS, WorkingHours.shipped(), TIME);

    private final List<Act> acts = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private CaseState state;
    private LocalDate today;
    private LocalTime hour = LocalTime.of(10, 0);

    private OnPaper(CaseType type, String party, String submitted, int items) {
        this(type, party, "web", submitted, items, Map.of());
    }

    private OnPaper(CaseType type, String party, String channel, String submitted, int items, Map<String, Object> said) {
        today = LocalDate.parse(submitted);
        Act act = act(ActDraft.of(type.id() + ".submit", "case").organ(HERE).on(today).detail("party", party).detail("channel", channel)
                .detail("items", items).detail("definition", type.definition()).details(said));
        state = CaseState.begunBy(type, act);
        acts.add(act);
    }

    /** The name of every condition that a definition may refer to. */
    static List<String> guards() {
        return GUARDS.stream().map(Guard::name).toList();
    }

    /** A request submitted, received and accepted that day. */
    public static OnPaper requestReceived(String day, int items) {
        OnPaper paper = requestSubmitted(day, items);
        paper.does(OFFICER, "receive", Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        paper.does(OFFICER, "accept", Map.of());
        return paper;
    }

    public static OnPaper requestSubmitted(String day, int items) {
        return of("inforequest", "nat", day, items);
    }

    /** A request under the definition of that file, received and accepted that day. */
    static OnPaper requestUnder(Path definition, String day, int items) throws IOException {
        CaseType type = CaseTypeFile.read(Files.readString(definition), ShippedDefinitions.ENDINGS);
        PERMISSIONS.requireGuardsOf(type.procedure());
        OnPaper paper = new OnPaper(type, "nat", day, items);
        paper.does(OFFICER, "receive", Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        paper.does(OFFICER, "accept", Map.of());
        return paper;
    }

    public static OnPaper of(String type, String party, String day, int items) {
        return new OnPaper(type(type), party, day, items);
    }

    /** A matter of a type that is not shipped. */
    public static OnPaper under(CaseType type, String day) {
        return new OnPaper(type, "nat", day, 1);
    }

    /** With codes of the form that are kept in the act. */
    static OnPaper saying(String type, String day, Map<String, Object> said) {
        return new OnPaper(type(type), "nat", "web", day, 1, said);
    }

    /** At that hour, of that day where one stands before it. */
    OnPaper at(String moment) {
        if (moment.contains("T")) {
            today = LocalDate.parse(moment.substring(0, moment.indexOf('T')));
        }
        hour = LocalTime.parse(moment.substring(moment.indexOf('T') + 1));
        return this;
    }

    static OnPaper of(String type, String party, String channel, String day, int items) {
        return new OnPaper(type(type), party, channel, day, items, Map.of());
    }

    public OnPaper on(String day) {
        today = LocalDate.parse(day);
        return this;
    }

    public OnPaper on(LocalDate day) {
        today = day;
        return this;
    }

    public LocalDate today() {
        return today;
    }

    public CaseState state() {
        return state;
    }

    public List<Fact> facts() {
        return facts;
    }

    public LocalDate due() {
        return clock().orElseThrow().due();
    }

    public Optional<Reading> clock() {
        return street().clock(state);
    }

    public List<Permission> permissions(Actor actor) {
        return street().permissions(state, state.handlings().getFirst(), actor);
    }

    /** Takes an action that must be lawful. */
    public OnPaper does(Actor actor, String action, Map<String, String> values) {
        List<Refusal> reasons = attempts(actor, action, values);
        if (!reasons.isEmpty()) {
            throw new AssertionError(today + " " + action + ": " + reasons);
        }
        return this;
    }

    /** Why an action may not be taken. */
    public List<String> refused(Actor actor, String action, Map<String, String> values) {
        List<String> reasons = attempts(actor, action, values).stream().map(Refusal::sentence).toList();
        if (reasons.isEmpty()) {
            throw new AssertionError(today + " " + action + " should have been refused");
        }
        return reasons;
    }

    /** Tries an action; nothing stands against it when the answer is empty, and then it was taken. */
    public List<Refusal> attempts(Actor actor, String action, Map<String, String> values) {
        return attempts(actor, 0, action, values);
    }

    /** The same in a handling. */
    List<Refusal> attempts(Actor actor, int handling, String action, Map<String, String> values) {
        return attempts(Perform.today(state.id(), action, actor, values).in(handling));
    }

    List<Refusal> attempts(Perform command) {
        Street street = street();
        Street.Step step = street.attempt(state, command);
        if (step.refused()) {
            return step.refusals();
        }
        Act act = telling(street, Objects.requireNonNull(step.draft()), command.action());
        CaseState after = state.after(act);
        facts.addAll(street.facts(state, after, act));
        acts.add(act);
        state = after;
        return List.of();
    }

    /** As {@link Cases} records it: with the last day as it is told. */
    private Act telling(Street street, ActDraft draft, String action) {
        Act act = act(draft);
        return !state.type().consequence(action).clock().movesLastDay() ? act
                : street.clock(state.after(act)).map(reading -> act(draft.detail(CaseState.TOLD, reading.due()))).orElse(act);
    }

    /** The case derived again from its acts alone. */
    public CaseState replayed() {
        CaseState again = CaseState.begunBy(state.type(), acts.getFirst());
        for (Act act : acts.subList(1, acts.size())) {
            again = again.after(act);
        }
        return again;
    }

    /** What the named clocks of a handling say. */
    List<ClockReading> named(Handling of) {
        return street().named().of(state, of);
    }

    Optional<NextDue> next(Handling of) {
        return street().named().next(state, of);
    }

    Optional<Reading> clock(Handling of) {
        return street().clock(state, of);
    }

    public Optional<Reading> clock(CaseState of) {
        return street().clock(of);
    }

    /** One reply for each item, with words. */
    public static Map<String, String> answers(String... replies) {
        Map<String, String> values = new HashMap<>();
        for (int n = 1; n <= replies.length; n++) {
            values.put(Answers.field(n), replies[n - 1]);
            values.put(Answers.words(n), "详见所附材料。");
            values.put(Answers.field(n, "Where"), "到本机关政府信息公开查阅点查阅、复制");
            values.put(Answers.field(n, "PaperCopy"), "F-2026-" + n);
        }
        return values;
    }

    public static Map<String, String> with(Map<String, String> values, String name, String value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(name, value);
        return more;
    }

    private Street street() {
        TIME.moveTo(today.atTime(hour).atZone(Now.ZONE).toInstant());
        return STREET;
    }

    private Act act(ActDraft draft) {
        LocalDate on = Objects.requireNonNullElse(draft.effectiveOn(), today);
        return new Act(Identifier.fresh(), draft.kind(), draft.subject(), Objects.requireNonNullElse(draft.organ(), HERE), draft.actor(), on,
                today.atTime(LocalTime.NOON).atZone(Now.ZONE).toInstant(), draft.article(), draft.detail(), draft.lateReason(),
                draft.evidence());
    }

    private static CaseType type(String id) {
        return TYPES.computeIfAbsent(id, wanted -> ShippedDefinitions.withOwn().stream().filter(type -> type.id().equals(wanted)).findFirst().orElseThrow());
    }

    private static Organ organ(String id, String name) {
        var profile = new OrganProfile("临", null, null, "柳岸街1号", null, null, "099-20000001", null, null);
        return new Organ(id, name, name, null, OrganKind.DEPARTMENT, null, LocalDate.of(2000, 1, 1), null, profile);
    }
}
