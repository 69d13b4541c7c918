package org.gongkai.casework.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Handling;
import org.gongkai.casework.answer.GivenAnswer;
import org.gongkai.casework.clocks.ActTime;
import org.gongkai.casework.dispatch.SentTo;
import org.gongkai.casework.ending.Ending;
import org.gongkai.casework.lists.Awaited;
import org.gongkai.clock.Light;
import org.gongkai.clock.Reading;
import org.gongkai.directory.Organ;
import org.gongkai.ledger.Act;
import org.gongkai.letters.Letter;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Permission;
import org.jspecify.annotations.Nullable;

/**
 * A case as it is shown: what happened, where it stands, what the clock says, what may be done.
 *
 * @param light null while no clock runs or when it has ended
 * @param ending how it ended; null while it has not
 * @param endedOn the day it was concluded
 * @param answers what the office answered
 * @param awaited what is owed before the period begins anew; null where it counts
 * @param told the last day that the applicant was told, where another one is due: it has moved since, or the matter is answered; else null
 */
public record MatterView(List<Event> events, String stage, @Nullable Reading clock, @Nullable LocalDate told, @Nullable Light light, int left,
        List<Permission> permissions, List<Letter> letters, @Nullable Ending ending, @Nullable LocalDate endedOn, List<GivenAnswer> answers, @Nullable Awaited awaited) {

    /**
     * One act in words.
     *
     * @param at    the time of day; null where the act says none
     * @param where who took it in a part of the matter, or to whom it sent it; null for what the organ of the matter did alone
     */
    public record Event(LocalDate on, @Nullable String at, String title, @Nullable String article, String verb, String actId, @Nullable String actor, @Nullable String where) {
    }

    public static MatterView of(CaseFolder folder, List<Permission> permissions, LocalDate today) {
        CaseState state = folder.state();
        List<Event> events = new ArrayList<>();
        for (Act act : state.acts()) {
            events.add(new Event(act.effectiveOn(), act.text(ActTime.AT), title(state, act), act.article(), act.verb(), act.id(), act.actor(), where(folder, act)));
        }
        Reading clock = folder.clock().orElse(null);
        boolean running = clock != null && clock.endedOn() == null;
        Awaited awaited = running ? Awaited.of(state).orElse(null) : null;
        LocalDate said = running ? state.told() : state.promised();
        LocalDate told = clock == null || awaited != null || clock.due().equals(said) || !running && !isAfter(said, clock.due()) ? null : said;
        return new MatterView(events, state.stageTitle(), clock, told, running && awaited == null ? clock.light(today) : null,
                running ? clock.left(today) : 0, permissions, lettersFor(folder),
                state.ending(), state.concludedOn(), GivenAnswer.of(folder), awaited);
    }

    private static boolean isAfter(@Nullable LocalDate told, LocalDate due) {
        return told != null && told.isAfter(due);
    }

    /** What was taken out and what took it out say so of each other. */
    private static String title(CaseState state, Act act) {
        String title = state.type().action(act.verb()).map(Action::title).orElse("提交");
        String struck = act.text(CaseState.STRUCK);
        if (struck != null) {
            return title + "：撤销“" + state.acts().stream().filter(one -> one.id().equals(struck)).findFirst().flatMap(one -> state.type().action(one.verb())).map(Action::title).orElse("") + "”";
        }
        return state.standing().stream().anyMatch(one -> one.id().equals(act.id())) ? title : title + "（登记有误，已撤销）";
    }

    private static @Nullable String where(CaseFolder folder, Act act) {
        String by = act.number(Handling.NUMBER, Handling.FIRST) == Handling.FIRST ? null : name(folder, act.organ());
        List<String> sent = SentTo.organs(folder.state().type(), act).stream().map(organ -> name(folder, organ)).toList();
        return sent.isEmpty() ? by : (by == null ? "" : by + " ") + "→ " + String.join("、", sent);
    }

    private static String name(CaseFolder folder, String organ) {
        Organ found = folder.organs().get(organ);
        return found == null ? organ : found.shortName();
    }

    public static List<Letter> lettersFor(CaseFolder folder) {
        return folder.letters().stream().filter(letter -> letter.recipient() == Letter.Recipient.APPLICANT).toList();
    }
}
