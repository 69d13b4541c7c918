package org.gongkai.casework.papers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Handling;
import org.gongkai.casework.Street;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.copies.CaseRedactions;
import org.gongkai.casework.mail.CaseMail;
import org.gongkai.casework.posting.ToBePosted;
import org.gongkai.clock.Reading;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.Act;
import org.gongkai.letters.Letter;
import org.gongkai.letters.LetterOrder;
import org.gongkai.letters.LetterText;
import org.gongkai.letters.Letters;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.FieldValue;
import org.gongkai.redaction.Original;
import org.springframework.stereotype.Component;

/** Issues the papers that actions on cases call for, and shows them beforehand as they would print. */
@Component
public class CasePapers {

    public static final List<String> GIVEN_WHEN_ISSUED = List.of("answerNumber", "answerCode", "newNumber", "newCode");
    /** What every step may fill into its papers beside its fields. */
    public static final Set<String> WORDS = Set.of("applicant", "you", "caseNumber", "channel", "request", "received", "due", "previousDue", "served", "enclosed", "papers", "remedy");
    /** Those of them that are there whatever happened before. */
    public static final Set<String> ALWAYS = Set.of("applicant", "you", "caseNumber", "channel", "request", "served");
    private static final String PAPERS = "papers";
    private static final String ENCLOSED = "enclosed";
    private static final String REMEDY = "remedy";
    /** Beside a last day that is told while somebody is still asked. */
    private static final String STANDS_STILL = "（征求意见尚未结束，按意见最迟收到之日推算；意见提前收到的，仍不迟于这一日）";

    private final CaseFiles files;
    private final Letters letters;
    private final Street street;
    private final CaseMail mail;
    private final CaseRedactions redactions;
    private final RemedyNotice remedies;
    private final ToBePosted posting;
    private final Organs organs;

    CasePapers(CaseFiles files, Letters letters, Street street, CaseMail mail, CaseRedactions redactions, RemedyNotice remedies, ToBePosted posting, Organs organs) {
        this.posting = posting;
        this.organs = organs;
        this.remedies = remedies;
        this.files = files;
        this.redactions = redactions;
        this.letters = letters;
        this.street = street;
        this.mail = mail;
    }

    /**
     * The papers of an action just taken, and what of them goes by e-mail; actions without any leave none.
     *
     * @param clock   what the clock says after the action
     * @param further words that only the taking of the action gave, such as the code of a case it opened
     */
    public void issue(CaseState before, CaseState after, Optional<Reading> clock, Act act, Attempt attempt, Map<String, String> further) {
        List<Letter> issued = new ArrayList<>();
        List<String> called = after.type().consequence(act.verb()).papers().all();
        if (!called.isEmpty()) {
            Map<String, String> words = words(before, after, clock, attempt);
            words.putAll(further);
            called.stream().map(letter -> order(letter, after, act, attempt, words)).filter(order -> isOwn(order, after))
                    .forEach(order -> issued.add(letters.issue(order)));
        }
        posting.issued(after, issued);
        mail.send(after, act, attempt, issued);
    }

    /** What others are asked about the information is asked by the lead alone, for all who ask for the same. */
    private boolean isOwn(LetterOrder order, CaseState state) {
        return letters.recipient(order.template(), order.law()) != Letter.Recipient.THIRD_PARTY || files.leadOf(state.id()).isEmpty();
    }

    /** The paper that the action would issue. */
    public Optional<LetterText> preview(CaseState before, CaseState after, Optional<Reading> clock, Act act, Attempt attempt) {
        return Optional.ofNullable(after.type().consequence(act.verb()).papers().letter()).map(letter -> {
            Map<String, String> words = words(before, after, clock, attempt);
            GIVEN_WHEN_ISSUED.forEach(word -> words.putIfAbsent(word, "（发文时生成）"));
            return letters.preview(order(letter, after, act, attempt, words));
        });
    }

    public List<Letter> of(CaseState state) {
        return letters.of(state.id());
    }

    private static LetterOrder order(String letter, CaseState after, Act act, Attempt attempt, Map<String, String> words) {
        return new LetterOrder(letter, after.id(), act.id(), act.organ(), attempt.on(), law(after, attempt), words);
    }

    private static LocalDate law(CaseState after, Attempt attempt) {
        return after.receivedOn() == null ? attempt.on() : after.receivedOn();
    }

    private Map<String, String> words(CaseState before, CaseState after, Optional<Reading> clock, Attempt attempt) {
        CaseFiles.Filed filed = files.filed(after.id());
        Application application = filed.application();
        Map<String, String> words = new HashMap<>();
        for (Field field : attempt.action().fields()) {
            String value = attempt.value(field.name());
            if (value == null) {
                words.putIfAbsent(field.name(), "");
            } else {
                words.put(field.name(), switch (field.kind()) {
                    case DATE -> day(LocalDate.parse(value));
                    case ORGAN, ORGANS -> Handling.organs(value).stream().map(organs::name).collect(Collectors.joining("、"));
                    default -> FieldValue.shown(field, value, UnaryOperator.identity());
                });
            }
        }
        words.putAll(known(after, filed));
        clock.ifPresent(reading -> words.put("due", reading.lastDay().words() + (reading.state() == Reading.State.PAUSED ? STANDS_STILL : "")));
        street.clock(before).map(Reading::lastDay).ifPresent(due -> words.put("previousDue", due.words()));
        words.put("served", day(attempt.on()));
        Set<String> blanks = after.type().consequence(attempt.action().id()).papers().all().stream().flatMap(letter -> letters.blanks(letter, law(after, attempt), after.organ(), attempt.on()).stream()).collect(Collectors.toSet());
        if (blanks.contains(ENCLOSED)) {
            words.put(ENCLOSED, enclosed(redactions.forApplicant(after)));
        }
        if (blanks.contains(PAPERS)) {
            words.put(PAPERS, String.join("、", letters.of(after.id()).stream()
                    .filter(paper -> paper.recipient() == Letter.Recipient.APPLICANT && concludes(after, paper))
                    .map(paper -> "《" + paper.title() + "》" + paper.number()).toList()));
        }
        if (blanks.contains(REMEDY)) {
            words.put(REMEDY, remedies.of(List.of(String.valueOf(after.outcome())), after.organ(), attempt.on(), "告知书"));
        }
        words.putAll(street.words(after, attempt, application));
        return words;
    }

    private static Map<String, String> known(CaseState state, CaseFiles.Filed filed) {
        Application application = filed.application();
        Map<String, String> words = new HashMap<>();
        words.put("applicant", application.applicant().getOrDefault("name", "申请人"));
        words.put("you", isPerson(state.type(), application) ? "您" : "你单位");
        words.put("caseNumber", filed.number());
        words.put("channel", state.type().channel(state.channel()).map(CaseType.Channel::title).orElse(state.channel()));
        words.put("request", String.join("；", application.titles()));
        if (state.receivedOn() != null) {
            words.put("received", day(state.receivedOn()));
        }
        return words;
    }

    /** What a matter says by itself, whatever step is taken in it. */
    public Map<String, String> wordsOf(CaseState state) {
        Map<String, String> words = known(state, files.filed(state.id()));
        street.clock(state).map(Reading::lastDay).ifPresent(due -> words.put("due", due.words()));
        return words;
    }

    private static boolean isPerson(CaseType type, Application application) {
        return type.parties().stream().anyMatch(party -> party.id().equals(application.party()) && party.person());
    }

    /** The files that go with a letter, called as whoever gets them sees them; empty where none go. */
    private static String enclosed(List<Original> given) {
        List<String> named = new ArrayList<>();
        for (Original original : given) {
            for (Original.Made copy : original.given()) {
                named.add((named.size() + 1) + ". 公开件 " + (named.size() + 1) + (original.part() == Original.WHOLE ? "" : "（第" + original.part() + "项）")
                        + "，" + copy.kind().ending().toUpperCase(Locale.ROOT) + (copy.isWhole() ? "，全文" : "，隐去 " + copy.taken() + " 处"));
            }
        }
        return named.isEmpty() ? "" : "附件：" + String.join("；", named);
    }

    public static boolean concludes(CaseState state, Letter paper) {
        return state.acts().stream().anyMatch(act -> act.id().equals(paper.actId()) && state.type().consequence(act.verb()).concludes());
    }

    public static String day(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }
}
