package org.gongkai.casework;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.gongkai.casework.begin.Beginnings;
import org.gongkai.casework.beside.AfterAct;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.casework.clocks.ClockReading;
import org.gongkai.casework.clocks.Lamp;
import org.gongkai.casework.clocks.NamedClock;
import org.gongkai.casework.clocks.NextDue;
import org.gongkai.casework.consultation.ConsultationRows;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.lists.Awaited;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.papers.CasePapers;
import org.gongkai.casework.publicanswer.PublicAnswers;
import org.gongkai.casework.theirs.OwnMatters;
import org.gongkai.clock.Reading;
import org.gongkai.directory.Identifier;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.letters.LetterLacks;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.FieldValue;
import org.gongkai.procedure.Permission;
import org.gongkai.procedure.Permissions;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes actions on cases: the act, its facts, its papers and what lists show are written together or not at all. */
@Component
public class Cases {

    /** In an act that opened another case: its id. */
    public static final String OPENED = "opened";

    private final CaseTypes types;
    private final CaseFiles files;
    private final CaseRows rows;
    private final ConsultationRows consultations;
    private final CasePapers papers;
    private final PublicAnswers answers;
    private final OwnMatters own;
    private final List<AfterAct> beside;
    private final Submitting submitting;
    private final Beginnings beginnings;
    private final Street street;
    private final Ledger ledger;
    private final Facts facts;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Cases(CaseTypes types, CaseFiles files, CaseRows rows, ConsultationRows consultations, CasePapers papers, PublicAnswers answers, OwnMatters own, List<AfterAct> beside,
            Submitting submitting, Beginnings beginnings, Street street, Ledger ledger, Facts facts, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.types = types;
        this.files = files;
        this.rows = rows;
        this.consultations = consultations;
        this.papers = papers;
        this.answers = answers;
        this.own = own;
        this.beside = beside;
        this.submitting = submitting;
        this.beginnings = beginnings;
        this.street = street;
        this.ledger = ledger;
        this.facts = facts;
        this.transaction = transaction;
        this.events = events;
    }

    /** Takes the action, or says why not. The same token acts once. */
    public Performed perform(Perform command) {
        try {
            return transaction.execute(status -> {
                CaseRows.Held held = rows.hold(command.caseId(), command.token()).orElse(null);
                if (held == null) {
                    return new Performed.Refused(List.of(Refusal.because("没有这件办件，或者它已过保存期限，不能再办理")));
                }
                if (held.performed() != null) {
                    return new Performed.Repeated(held.performed());
                }
                Performed performed = perform(state(command.caseId()), command);
                // Refused because the same click went through while this one waited for the case: done, not refused.
                return performed instanceof Performed.Refused ? repeated(command).orElse(performed) : performed;
            });
        } catch (LetterLacks unsaid) {
            return new Performed.Refused(List.of(Refusal.because(String.valueOf(unsaid.getMessage()))));
        } catch (DuplicateKeyException sameToken) {
            return repeated(command).orElseThrow(() -> sameToken);
        }
    }

    private Optional<Performed> repeated(Perform command) {
        return Optional.ofNullable(command.token()).flatMap(rows::performed).map(Performed.Repeated::new);
    }

    /** Everything that stands against the action on a case at hand; nothing is written. */
    public List<Refusal> whyNot(CaseState state, Perform command) {
        return street.attempt(state, command).refusals();
    }

    /** The paper that the action would issue, as it would print; nothing is written. */
    public Preview preview(Perform command) {
        CaseState state = state(command.caseId());
        Street.Step step = street.attempt(state, command);
        if (step.refused() || step.draft() == null) {
            return new Preview.Refused(step.refusals());
        }
        Act act = telling(state, step.attempt(), step.draft());
        CaseState after = state.after(act);
        try {
            return papers.preview(state, after, street.clock(after), act, step.attempt()).<Preview>map(Preview.Paper::new)
                    .orElseGet(() -> new Preview.Refused(List.of(Refusal.because("“" + step.attempt().action().title() + "”不发文书，没有可以预览的"))));
        } catch (LetterLacks unsaid) {
            return new Preview.Refused(List.of(Refusal.because(String.valueOf(unsaid.getMessage()))));
        }
    }

    /** What is looked at before the action is taken, each with what stands against it; nothing is written. */
    public List<Permissions.Check> checks(CaseState state, Perform command) {
        return street.checks(state, command);
    }

    /** Goes on from a state that is already at hand, in the running transaction. */
    public Performed perform(CaseState state, Perform command) {
        Street.Step step = street.attempt(state, command);
        if (step.refused() || step.draft() == null) {
            return new Performed.Refused(step.refusals());
        }
        ActDraft draft = step.draft();
        Optional<Submit> begins = beginnings.of(state, String.valueOf(draft.organ()), step.attempt(), command);
        List<Refusal> against = begins.map(submitting::refusals).orElse(List.of());
        if (!against.isEmpty()) {
            return new Performed.Refused(against.stream().map(refusal -> Refusal.because(refusal.sentence())).toList());
        }
        Map<String, String> spoken = new LinkedHashMap<>();
        for (Field field : step.attempt().action().fields()) {
            String value = step.attempt().value(field.name());
            if (field.kept() == Field.Keeping.SEALED && value != null) {
                spoken.put(field.name(), FieldValue.kept(field, value));
            }
        }
        CaseFiles.SealedWords words = spoken.isEmpty() ? null : files.seal(spoken);
        if (words != null) {
            draft = draft.detail("words", words.binding());
        }
        Consequence effect = state.type().consequence(step.attempt().action().id());
        String opened = effect.opens() == null && begins.isEmpty() ? null : Identifier.fresh();
        draft = draft.detail(OPENED, opened);
        PublicAnswers.Saying said = answers.said(state, step.attempt()).orElse(null);
        draft = said == null ? draft : said.in(draft);
        Act act = telling(state, step.attempt(), draft);
        CaseState after = state.after(act);
        ledger.write(List.of(act));
        facts.write(street.facts(state, after, act));
        Optional<Reading> clock = street.clock(after);
        rows.save(state, after, clock, HandlingRow.of(after, street), act, words, command.token());
        own.follow(state, after);
        beside.forEach(one -> one.follow(after));
        if (said != null) {
            said.keep(after, act);
        }
        Map<String, String> further = new LinkedHashMap<>(asking(after, act));
        if (opened != null) {
            Submission.Accepted accepted = begins.map(other -> begun(other, after.id(), opened)).orElseGet(() ->
                    submitting.handOver(after, act, String.valueOf(step.attempt().value(String.valueOf(effect.opens()))), act.number("item", 0), opened));
            further.put("newNumber", accepted.number());
            further.put("newCode", accepted.code());
        }
        if (command.papers()) {
            events.publishEvent(new ActionTaken(after, command));
            // Last, for whoever numbers the next paper waits until this transaction has ended.
            papers.issue(state, after, clock, act, step.attempt(), further);
        }
        return new Performed.Done(act, after);
    }

    /** Brings it in, and takes at once the step that its channel names: the day on which it begins is the day of its receipt. */
    private Submission.Accepted begun(Submit other, String from, String caseId) {
        Submitting.Opened begun = submitting.open(other, from, caseId);
        CaseState first = begun.states().getFirst();
        first.type().channel(first.channel()).filter(channel -> channel.then() != null).ifPresent(channel -> {
            Perform then = new Perform(caseId, String.valueOf(channel.then()), new Actor(null, Set.of(Actor.SYSTEM)), other.on(), channel.with(), null, other.lateReason(), other.evidence(), true, Handling.FIRST);
            if (perform(state(caseId), then) instanceof Performed.Refused refused) {
                throw new IllegalStateException(other.type() + " begun by " + from + " cannot take " + channel.then() + ": " + refused.reasons());
            }
        });
        return begun.accepted();
    }

    /** Number and code for whoever was asked, when somebody outside may answer. */
    private Map<String, String> asking(CaseState after, Act act) {
        return after.type().actions().stream().filter(action -> action.who().contains(Actor.CONSULTED)
                && act.verb().equals(after.type().consequence(action.id()).answers())).findFirst()
                .map(action -> consultations.open(after, act, action.id())).orElse(Map.of());
    }

    /** The act with the last day that it tells the applicant, which stays told when a calendar changes later. */
    private Act telling(CaseState state, Attempt attempt, ActDraft draft) {
        Act act = ledger.prepare(draft);
        if (!state.type().consequence(attempt.action().id()).clock().movesLastDay()) {
            return act;
        }
        return street.clock(state.after(act)).map(reading -> ledger.prepare(draft.detail(CaseState.TOLD, reading.due()))).orElse(act);
    }

    /** The case as its acts leave it. */
    public CaseState state(String caseId) {
        return CaseState.replay(ledger.of(caseId), types);
    }

    /** The case as its acts leave it, read together with those of the case that it follows and of its application, which its page asks for next. */
    CaseState state(String caseId, @Nullable String lead, String application) {
        Map<String, List<Act>> acts = ledger.of(Stream.of(caseId, application, lead).filter(Objects::nonNull).toList());
        Stream.of(application, lead).filter(Objects::nonNull).forEach(other -> ReadOnce.keep(Act.class, other, acts.getOrDefault(other, List.of())));
        return CaseState.replay(acts.getOrDefault(caseId, List.of()), types);
    }

    /** Several cases as their acts leave them, by id. */
    public Map<String, CaseState> states(Collection<String> caseIds) {
        Map<String, CaseState> states = new LinkedHashMap<>();
        ledger.of(caseIds).forEach((id, acts) -> states.put(id, CaseState.replay(acts, types)));
        return states;
    }

    public Optional<Reading> clock(CaseState state) {
        return street.clock(state);
    }

    /** What is owed in those of these lines whose period begins anew with it, by id: in one reading of all. */
    public Map<String, Awaited> awaited(Collection<CaseLists.Line> lines) {
        List<String> waiting = lines.stream().filter(this::isAwaiting).map(CaseLists.Line::id).toList();
        Map<String, Awaited> awaited = new HashMap<>();
        if (!waiting.isEmpty()) {
            states(waiting).forEach((id, state) -> Awaited.of(state).ifPresent(one -> awaited.put(id, one)));
        }
        return awaited;
    }

    private boolean isAwaiting(CaseLists.Line line) {
        return !line.ended() && types.byDefinition(line.definition()).awaited(line.stage()).isPresent();
    }

    /** Of the clocks that run the one that is over first: light, days left and last day are all its own. */
    public @Nullable Lamp light(CaseLists.Line line) {
        Lamp ofTerm = isAwaiting(line) ? null : street.light(line.organ(), line.clock(), line.lastDay());
        NextDue next = line.held().next();
        if (next == null) {
            return ofTerm;
        }
        if (ofTerm != null && line.held().lastMoment().isBefore(next.dueAt())) {
            return new Lamp(ofTerm.light(), ofTerm.left(), null, true);
        }
        return new Lamp(street.named().light(next), next.isOfDays() ? street.left(line.organ(), next.dueAt().toLocalDate()) : 0,
                new Lamp.Named(NamedClock.of(types.byDefinition(line.definition()), next.clock()).title(), next), false);
    }

    /** Whether what is entered later needs its hour. */
    public boolean countsHours(CaseType type) {
        return street.named().countHours(type);
    }

    /** What the named clocks of a handling say, in the order in which they began; of the first, those of the matter. */
    public List<ClockReading> named(CaseState state, Handling handling) {
        return street.named().of(state, handling);
    }

    /** Working days since it was submitted while nothing counts as received yet; 0 once its clock began. */
    public int waited(CaseLists.Line line) {
        return line.receivedOn() != null || line.ended() ? 0 : street.workingDaysSince(line.organ(), line.submittedOn());
    }

    /** What may be done now in the first handling, which is that of the matter, and why not, for this actor. */
    public List<Permission> permissions(CaseState state, Actor actor) {
        return permissions(state, state.handlings().getFirst(), actor);
    }

    /** What may be done now in a handling and why not, for this actor. */
    public List<Permission> permissions(CaseState state, Handling handling, Actor actor) {
        return new ArrayList<>(street.permissions(state, handling, actor));
    }

    /** What the clock of a handling says: its own, else that of the matter. */
    public Optional<Reading> clock(CaseState state, Handling handling) {
        return street.clock(state, handling);
    }
}
