package org.gongkai.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Many records in one transaction, for speed; where one of them breaks it, it alone is refused and the others go in. */
public final class Singly {

    private Singly() {
    }

    /**
     * @param together takes records in a transaction of its own, and may be asked again for fewer of them
     * @param refused  what to say of the one record that cannot be taken
     * @return what was answered for every part
     * @throws RuntimeException when it is not the fault of a record: the database is gone, the disk full
     */
    public static <T, R> List<R> take(List<T> records, Function<List<T>, R> together, BiFunction<T, Trouble, R> refused) {
        List<R> answers = new ArrayList<>();
        take(records, together, refused, answers);
        return answers;
    }

    private static <T, R> void take(List<T> records, Function<List<T>, R> together, BiFunction<T, Trouble, R> refused, List<R> answers) {
        try {
            answers.add(together.apply(records));
        } catch (RuntimeException | StackOverflowError fault) {
            Trouble trouble = Trouble.of(fault);
            if (Trouble.isFatal(fault) || trouble.kind() != Trouble.Kind.PROGRAMME || records.isEmpty()) {
                throw fault;
            }
            if (records.size() == 1) {
                answers.add(refused.apply(records.getFirst(), trouble));
                return;
            }
            int half = records.size() / 2;
            take(records.subList(0, half), together, refused, answers);
            take(records.subList(half, records.size()), together, refused, answers);
        }
    }
}
