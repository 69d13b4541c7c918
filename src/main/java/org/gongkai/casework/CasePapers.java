package org.gongkai.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.clock.Reading;
import org.gongkai.ledger.Act;
import org.gongkai.letters.Letter;
import org.gongkai.letters.LetterOrder;
import org.gongkai.letters.LetterText;
import org.gongkai.letters.Letters;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Field;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Issues the papers that actions on cases call for, and shows them beforehand as they would print. */
@Component
public class CasePapers {

    private static final List<String> GIVEN_WHEN_ISSUED = List.of("answerNumber", "answerCode", "newNumber", "newCode");

    private final JdbcClient client;
    private final CaseFiles files;
    private final Letters letters;
    private final Street street;
    private final CaseMail mail;

    CasePapers(JdbcClient client, CaseFiles files, Letters letters, Street street, CaseMail mail) {
        this.client = client;
        this.files = files;
        this.letters = letters;
        this.street = street;
        this.mail = mail;
    }

    /**
     * The papers of an action just taken, and what of them goes by e-mail; actions without any leave none.
     *
     * @param further words that only the taking of the action gave, such as the code of a case it opened
     */
    void issue(CaseState before, CaseState after, Act act, Attempt attempt, Map<String, String> further) {
        List<Letter> issued = new ArrayList<>();
        for (String letter : after.type().effect(act.verb()).letters()) {
            LetterOrder order = order(letter, before, after, act, attempt);
            order.words().putAll(further);
            issued.add(letters.issue(order));
        }
        mail.send(after, act, attempt, issued);
    }

    /** The paper that the action would issue. */
    Optional<LetterText> preview(CaseState before, CaseState after, Act act, Attempt attempt) {
        return Optional.ofNullable(after.type().effect(act.verb()).letter()).map(letter -> {
            LetterOrder order = order(letter, before, after, act, attempt);
            GIVEN_WHEN_ISSUED.forEach(word -> order.words().putIfAbsent(word, "（发文时生成）"));
            return letters.preview(order);
        });
    }

    public List<Letter> of(CaseState state) {
        return letters.of(state.id());
    }

    private LetterOrder order(String letter, CaseState before, CaseState after, Act act, Attempt attempt) {
        return new LetterOrder(letter, after.id(), act.id(), after.organ(), attempt.on(),
                after.receivedOn() == null ? attempt.on() : after.receivedOn(), words(before, after, attempt));
    }

    private Map<String, String> words(CaseState before, CaseState after, Attempt attempt) {
        record Numbered(String application, String number) { }
        Numbered numbered = client.sql("select application_id, number from casework.cases where id = ?").param(after.id())
                .query((row, n) -> new Numbered(row.getString(1), row.getString(2))).single();
        Application application = files.application(numbered.application());
        Map<String, String> words = new HashMap<>();
        for (Field field : attempt.action().fields()) {
            String value = attempt.value(field.name());
            if (value == null) {
                words.putIfAbsent(field.name(), "");
            } else {
                words.put(field.name(), field.kind() == Field.Kind.DATE ? day(LocalDate.parse(value))
                        : field.options().getOrDefault(value, value));
            }
        }
        words.put("applicant", application.applicant().getOrDefault("name", "申请人"));
        words.put("caseNumber", numbered.number());
        words.put("channel", after.type().channel(after.channel()).map(CaseType.Channel::title).orElse(after.channel()));
        words.put("request", String.join("；", application.titles()));
        if (after.receivedOn() != null) {
            words.put("received", day(after.receivedOn()));
        }
        street.clock(after).map(Reading::due).ifPresent(due -> words.put("due", day(due)));
        street.clock(before).map(Reading::due).ifPresent(due -> words.put("previousDue", day(due)));
        words.put("served", day(attempt.on()));
        words.put("papers", String.join("、", letters.of(after.id()).stream()
                .filter(paper -> paper.recipient() == Letter.Recipient.APPLICANT && concludes(after, paper))
                .map(paper -> "《" + paper.title() + "》" + paper.number()).toList()));
        words.putAll(street.words(after, attempt, application));
        return words;
    }

    static boolean concludes(CaseState state, Letter paper) {
        return state.acts().stream().anyMatch(act -> act.id().equals(paper.actId()) && state.type().effect(act.verb()).concludes());
    }

    static String day(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }
}
