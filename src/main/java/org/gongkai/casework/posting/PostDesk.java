package org.gongkai.casework.posting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Handling;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.delivery.Posts;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.letters.Letter;
import org.gongkai.letters.Postings;
import org.gongkai.letters.Postings.State;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Records that a letter was posted under a number, was delivered, or came back: each the act that its type declares, whoever enters it first. */
@Component
class PostDesk {

    private static final String RESULT_OF_THE_POST = "按邮政的投递结果登记";
    private static final String RECEIPT_OF_THE_POST = "按交寄凭证登记";

    private final Postings postings;
    private final ToBePosted posting;
    private final Cases cases;
    private final CaseFolders folders;
    private final Now now;
    private final TransactionTemplate transaction;

    PostDesk(Postings postings, ToBePosted posting, Cases cases, CaseFolders folders, Now now, TransactionTemplate transaction) {
        this.postings = postings;
        this.posting = posting;
        this.cases = cases;
        this.folders = folders;
        this.now = now;
        this.transaction = transaction;
    }

    /** A letter and the number under which it goes; the same again is done already. @param on the day on which the post took it; null for today */
    Attempt<String> post(Staff staff, String letter, String typed, @Nullable LocalDate on) {
        return PostNumber.read(typed).then(number -> posted(staff, letter, number, on));
    }

    private Attempt<String> posted(Staff staff, String letter, String number, @Nullable LocalDate on) {
        return whole(() -> {
            Postings.Posting row = postings.hold(letter).orElse(null);
            if (row == null || !mine(staff, row)) {
                return Attempt.refused("没有这份要寄的文书");
            }
            if (row.state() == State.SENT || row.state() == State.SERVED) {
                return number.equals(row.tracking()) ? Attempt.done(number) : Attempt.refused(row.number() + " 已经" + (row.tracking() == null ? "送达" : "用 " + row.tracking() + " 寄出") + "；登记错了的，在办件页更正");
            }
            Letter anew = posting.successor(cases.state(row.subject()), letter).orElse(null);
            if (anew != null) {
                return Attempt.refused(row.number() + " 以后又发了 " + anew.number() + "，请寄后一份；这一份不用再寄");
            }
            if (number.equals(row.tracking())) {
                return Attempt.refused(number + " 是被退回的那一次的号码，请用新的号码");
            }
            if (postings.take(number, row.subject()).isPresent()) {
                return Attempt.refused(number + " 已经用在另一件的文书上，请核对信封");
            }
            return taken(staff, row, number, new Day(on, RECEIPT_OF_THE_POST), (type, one) -> Posts.posting(type, one.template(), number)).then(done -> Attempt.done(number));
        });
    }

    /** What was posted under a number reached whoever it is for. @param on null for today */
    Attempt<String> served(Staff staff, String typed, @Nullable LocalDate on) {
        return PostNumber.read(typed).then(number -> under(staff, number, State.SERVED, on, (type, one) -> Posts.serving(type, one.template(), number)));
    }

    /** What was posted under a number came back. */
    Attempt<String> returned(Staff staff, String typed, String reason) {
        return PostNumber.read(typed).then(number -> under(staff, number, State.RETURNED, null, (type, one) -> Posts.returning(type, number, reason)));
    }

    private Attempt<String> under(Staff staff, String number, State becomes, @Nullable LocalDate on, BiFunction<CaseType, Postings.Posting, Optional<Posts.Step>> how) {
        return whole(() -> {
            List<Postings.Posting> rows = postings.under(number).stream().filter(row -> mine(staff, row)).toList();
            if (rows.isEmpty()) {
                return Attempt.refused("没有用 " + number + " 寄出的文书");
            }
            if (rows.stream().allMatch(row -> row.state() == becomes)) {
                return Attempt.done(number);
            }
            for (Postings.Posting row : rows) {
                // what was recorded for one letter in the envelope may be true of the others too
                Postings.Posting held = postings.hold(row.letter()).orElseThrow();
                if (held.state() == becomes) {
                    continue;
                }
                if (held.state() != State.SENT) {
                    return Attempt.refused(number + " 的" + held.title() + "现在是“" + held.state().title() + "”，不能再登记");
                }
                Attempt<String> done = taken(staff, held, number, new Day(on, RESULT_OF_THE_POST), how);
                if (done instanceof Attempt.Refused<String>) {
                    return done;
                }
            }
            return Attempt.done(number);
        });
    }

    private boolean mine(Staff staff, Postings.Posting row) {
        return folders.organ(row.subject(), Handling.FIRST, staff.scope()).isPresent();
    }

    /** When it happened, null for today, and by what it is known where that was earlier. */
    private record Day(@Nullable LocalDate on, String by) {
    }

    private Attempt<String> taken(Staff staff, Postings.Posting row, String number, Day day, BiFunction<CaseType, Postings.Posting, Optional<Posts.Step>> how) {
        CaseState state = cases.state(row.subject());
        Posts.Step step = how.apply(state.type(), row).orElse(null);
        if (step == null) {
            return Attempt.refused("“" + state.type().title() + "”的" + row.title() + "不能在这里登记，请在办件页办理");
        }
        Perform command = Perform.today(state.id(), step.action(), CaseFolders.actor(staff, state.organ()), step.values());
        Performed performed = cases.perform(day.on() == null || day.on().equals(now.today()) ? command : command.late(day.on(), day.by(), number));
        return performed instanceof Performed.Refused(List<Refusal> reasons) ? Attempt.refused(row.number() + "：" + reasons.stream().map(Refusal::sentence).collect(Collectors.joining("；"))) : Attempt.done(row.letter());
    }

    /** All of it or nothing. */
    private Attempt<String> whole(Supplier<Attempt<String>> work) {
        return transaction.execute(status -> {
            Attempt<String> done = work.get();
            if (done instanceof Attempt.Refused<String>) {
                status.setRollbackOnly();
            }
            return done;
        });
    }
}
