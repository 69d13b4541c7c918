package org.gongkai.services.scenario;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.definition.Defaulted;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.definition.Sort;
import org.jspecify.annotations.Nullable;

/**
 * One occasion on which several things have to be done, as a file under {@code regulations/scenarios/} declares it.
 *
 * @param words    other ways in which people speak of it
 * @param invented that what it says is made up for a demonstration; null where it is not
 * @param steps    in the order in which they are done; each is a decision table of which exactly one row applies
 */
public record Scenario(String id, String title, @Meaning("人们还会怎么说这件事") @Defaulted List<String> words, String description, @Meaning("内容是编的，写明供示范") @Nullable String invented,
        InForce inForce, List<Question> questions, List<Step> steps) {

    static final Sort SORT = new Sort("scenario", "场景");

    public Scenario {
        words = words == null ? List.of() : List.copyOf(words);
        questions = questions == null ? List.of() : List.copyOf(questions);
        steps = steps == null ? List.of() : List.copyOf(steps);
    }

    /** @param to null while no last day is known */
    public record InForce(LocalDate from, @Nullable LocalDate to) {

        boolean on(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /** What an answer is. */
    public enum Kind {
        CHOICE, NUMBER, DATE, AREA
    }

    /**
     * @param options by value, for choices and areas
     * @param when    answers to earlier questions with which it is asked; empty where it always is
     */
    public record Question(String id, String ask, @Meaning("怎样回答，或者为什么问") @Nullable String hint, Kind kind, @Defaulted Map<String, String> options, @Nullable String unit,
            @Nullable Long least, @Nullable Long most, @Meaning("前面的问题这样回答才问") @Defaulted Map<String, String> when) {

        public Question {
            options = options == null ? Map.of() : new LinkedHashMap<>(options);
            when = when == null ? Map.of() : new LinkedHashMap<>(when);
        }

        public boolean isChosen() {
            return kind == Kind.CHOICE || kind == Kind.AREA;
        }
    }

    /** @param note for whoever does it, whatever the answers */
    public record Step(String id, String title, @Nullable String note, @Nullable Ground ground, List<Rule> rules) {
    }

    public record Ground(String instrument, String article) {
    }

    /**
     * One row.
     *
     * @param when answers with which it applies; empty for all
     * @param items what has to be done then; nothing where it is empty
     * @param say  what is said with it
     */
    public record Rule(@Defaulted Map<String, String> when, @Defaulted List<Item> items, @Nullable String say) {

        public Rule {
            when = when == null ? Map.of() : new LinkedHashMap<>(when);
            items = items == null ? List.of() : List.copyOf(items);
        }
    }

    /** @param code of the item in the register of service items; @param name shown where the register does not have it */
    public record Item(String code, String name) {
    }

    public Optional<Question> question(String questionId) {
        return questions.stream().filter(question -> question.id().equals(questionId)).findFirst();
    }

    /** What is wrong with a file beyond its shape: conditions that cannot be read first, then what the tables leave out, say twice or never need. */
    void look(Names names) {
        names.once(SORT, id, "id");
        names.demand(inForce.to() == null || !inForce.to().isBefore(inForce.from()), "inForce 的最后一天早于第一天", "inForce", "to");
        boolean readable = true;
        for (int n = 0; n < questions.size(); n++) {
            readable &= looked(questions.get(n), n, names.under("questions", n));
        }
        for (int n = 0; n < steps.size(); n++) {
            for (int rule = 0; rule < steps.get(n).rules().size(); rule++) {
                readable &= readable(steps.get(n).rules().get(rule).when(), questions.size(), names.under("steps", n, "rules", rule));
            }
        }
        if (readable) {
            for (DecisionTables.Finding finding : DecisionTables.of(this).findings()) {
                names.wrong(finding.sentence(), null, finding.path().toArray());
            }
        }
    }

    private boolean looked(Question question, int number, Names names) {
        names.demand(!question.isChosen() || question.options().size() > 1, "选择的问题写至少两个 options", "options");
        names.demand(question.isChosen() || question.options().isEmpty(), "只有选择和区域写 options", "options");
        boolean bounded = question.kind() != Kind.NUMBER || question.least() != null && question.most() != null && question.least() < question.most();
        names.demand(bounded, "数写明 least 和 most，least 小于 most", "kind");
        names.demand(questions.stream().limit(number).noneMatch(earlier -> earlier.id().equals(question.id())), "问题“" + question.id() + "”写了两次", "id");
        return readable(question.when(), number, names) && bounded;
    }

    /** Whether each condition speaks of one of the first questions and can be read. */
    private boolean readable(Map<String, String> when, int before, Names names) {
        boolean readable = true;
        for (Map.Entry<String, String> one : when.entrySet()) {
            Question question = questions.stream().limit(before).filter(asked -> asked.id().equals(one.getKey())).findFirst().orElse(null);
            String fault = question == null ? "前面没有问题“" + one.getKey() + "”" : Condition.fault(question, one.getValue());
            if (fault != null) {
                names.wrong(fault, null, "when", one.getKey());
                readable = false;
            }
        }
        return readable;
    }
}
