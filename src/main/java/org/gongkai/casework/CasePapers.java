package org.gongkai.casework;

import java.time.LocalDate;
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

    private final JdbcClient client;
    private final CaseFiles files;
    private final Letters letters;
    private final Street street;

    CasePapers(JdbcClient client, CaseFiles files, Letters letters, Street street) {
        this.client = client;
        this.files = files;
        this.letters = letters;
        this.street = street;
    }

    /** The paper of an action just taken; actions without one leave none. */
    void issue(CaseState before, CaseState after, Act act, Attempt attempt) {
        order(before, after, act, attempt).ifPresent(letters::issue);
    }

    /** The paper that the action would issue. */
    Optional<LetterText> preview(CaseState before, CaseState after, Act act, Attempt attempt) {
        return order(before, after, act, attempt).map(letters::preview);
    }

    public List<Letter> of(CaseState state) {
        return letters.of(state.id());
    }

    private Optional<LetterOrder> order(CaseState before, CaseState after, Act act, Attempt attempt) {
        return Optional.ofNullable(after.type().effect(act.verb()).letter())
                .map(letter -> new LetterOrder(letter, after.id(), act.id(), after.organ(), attempt.on(), words(before, after, attempt)));
    }

    private Map<String, String> words(CaseState before, CaseState after, Attempt attempt) {
        record Numbered(String application, String number) { }
        Numbered numbered = client.sql("select application_id, number from casework.cases where id = ?").param(after.id())
                .query((row, n) -> new Numbered(row.getString(1), row.getString(2))).single();
        Application application = files.application(numbered.application());
        Map<String, String> words = new HashMap<>();
        for (Field field : attempt.action().fields()) {
            String value = attempt.value(field.name());
            if (value != null) {
                words.put(field.name(), field.kind() == Field.Kind.DATE ? day(LocalDate.parse(value))
                        : field.options().getOrDefault(value, value));
            }
        }
        words.put("applicant", application.applicant().getOrDefault("name", "申请人"));
        words.put("caseNumber", numbered.number());
        words.put("channel", after.type().channel(after.channel()).map(CaseType.Channel::title).orElse(after.channel()));
        words.put("request", String.join(";", application.titles()));
        if (after.receivedOn() != null) {
            words.put("received", day(after.receivedOn()));
        }
        street.clock(after).map(Reading::due).ifPresent(due -> words.put("due", day(due)));
        street.clock(before).map(Reading::due).ifPresent(due -> words.put("previousDue", day(due)));
        words.putAll(street.words(after, attempt, application));
        return words;
    }

    static String day(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }
}
