package org.gongkai.services.scenario;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.gongkai.ledger.Sha256;
import org.gongkai.services.scenario.Scenario.Question;

/**
 * Answers as a short code that can be written down and typed in again: everything is in the code and nothing is kept. It names the scenario and how it was
 * worded, and tells a slip of the pen. Groups of four of the digits and letters that nobody mistakes (Crockford's base 32).
 */
public final class AnswerCode {

    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final BigInteger BASE = BigInteger.valueOf(SIGNS.length());
    private static final BigInteger CHECK = BigInteger.valueOf(1021);
    private static final BigInteger NAMES = BigInteger.valueOf(1 << 12);
    /** Days from 1900 on. */
    private static final long FIRST_DAY = LocalDate.of(1900, 1, 1).toEpochDay();
    private static final long DAYS = 1 << 17;
    private static final int LONGEST = 80;

    private AnswerCode() {
    }

    /** What a code says. */
    public sealed interface Read {
    }

    public record Said(Scenario scenario, Map<String, String> answers) implements Read {
    }

    /** The scenario asks otherwise now than when the code was made. */
    public record Reworded(Scenario scenario) implements Read {
    }

    public record Unreadable() implements Read {
    }

    public static String of(Answers answers) {
        BigInteger packed = BigInteger.ZERO;
        for (Question question : answers.scenario().questions()) {
            packed = packed.multiply(radix(question)).add(digit(question, answers.given().get(question.id())));
        }
        packed = packed.multiply(NAMES).add(number(wording(answers.scenario()))).multiply(NAMES).add(number(answers.scenario().id()));
        packed = packed.multiply(CHECK).add(packed.mod(CHECK));
        StringBuilder code = new StringBuilder();
        for (; packed.signum() > 0; packed = packed.divide(BASE)) {
            code.append(SIGNS.charAt(packed.mod(BASE).intValue()));
        }
        return code.reverse().toString().replaceAll("(.{4})(?=.)", "$1-");
    }

    public static Read read(String typed, List<Scenario> scenarios) {
        BigInteger packed = BigInteger.ZERO;
        String code = typed.toUpperCase(Locale.ROOT).replace('O', '0').replace('I', '1').replace('L', '1').replaceAll("[\\s\\-—–]", "");
        if (code.isEmpty() || code.length() > LONGEST || code.chars().anyMatch(sign -> SIGNS.indexOf(sign) < 0)) {
            return new Unreadable();
        }
        for (char sign : code.toCharArray()) {
            packed = packed.multiply(BASE).add(BigInteger.valueOf(SIGNS.indexOf(sign)));
        }
        BigInteger[] checked = packed.divideAndRemainder(CHECK);
        BigInteger[] named = checked[0].divideAndRemainder(NAMES);
        BigInteger[] worded = named[0].divideAndRemainder(NAMES);
        Optional<Scenario> scenario = scenarios.stream().filter(one -> number(one.id()).equals(named[1])).findFirst();
        if (!checked[0].mod(CHECK).equals(checked[1]) || scenario.isEmpty()) {
            return new Unreadable();
        }
        return number(wording(scenario.get())).equals(worded[1]) ? new Said(scenario.get(), answers(scenario.get(), worded[0])) : new Reworded(scenario.get());
    }

    private static Map<String, String> answers(Scenario scenario, BigInteger packed) {
        Map<String, String> answers = new LinkedHashMap<>();
        List<Question> questions = scenario.questions();
        BigInteger rest = packed;
        for (int n = questions.size() - 1; n >= 0; n--) {
            Question question = questions.get(n);
            BigInteger[] parts = rest.divideAndRemainder(radix(question));
            rest = parts[0];
            if (parts[1].signum() > 0) {
                answers.put(question.id(), answer(question, parts[1].longValueExact() - 1));
            }
        }
        return answers;
    }

    /** How many answers there are, no answer among them. */
    private static BigInteger radix(Question question) {
        return BigInteger.valueOf(1 + switch (question.kind()) {
            case CHOICE, AREA -> question.options().size();
            case NUMBER -> question.most() - question.least() + 1;
            case DATE -> DAYS;
        });
    }

    /** Nothing is 0. */
    private static BigInteger digit(Question question, String answer) {
        return answer == null ? BigInteger.ZERO : BigInteger.valueOf(1 + switch (question.kind()) {
            case CHOICE, AREA -> new ArrayList<>(question.options().keySet()).indexOf(answer);
            case NUMBER -> Long.parseLong(answer) - question.least();
            case DATE -> LocalDate.parse(answer).toEpochDay() - FIRST_DAY;
        });
    }

    private static String answer(Question question, long place) {
        return switch (question.kind()) {
            case CHOICE, AREA -> new ArrayList<>(question.options().keySet()).get((int) place);
            case NUMBER -> String.valueOf(question.least() + place);
            case DATE -> LocalDate.ofEpochDay(FIRST_DAY + place).toString();
        };
    }

    /** What answers mean: questions and what there is to choose, not how the steps follow from them. */
    private static String wording(Scenario scenario) {
        StringBuilder wording = new StringBuilder();
        scenario.questions().forEach(question -> wording.append(question.id()).append('\n').append(question.kind()).append(question.options().keySet()).append(question.least()).append(question.most()).append(question.when()).append('\n'));
        return wording.toString();
    }

    private static BigInteger number(String text) {
        return new BigInteger(Sha256.hex(text).substring(0, 3), 16);
    }
}
