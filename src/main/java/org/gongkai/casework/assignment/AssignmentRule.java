package org.gongkai.casework.assignment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.gongkai.casework.Application;
import org.jspecify.annotations.Nullable;

/**
 * A rule by which an organ gives out what comes in.
 *
 * @param no     place in the order; the first that fits decides
 * @param words  one of them stands in what is looked at
 * @param people who gets it; several take turns
 * @param from   first day, and {@code to} the last one
 */
public record AssignmentRule(String id, String organ, int no, String title, LooksAt looksAt, List<String> words, List<String> people,
        LocalDate from, @Nullable LocalDate to) {

    /** What of an application is looked at. */
    public enum LooksAt {
        ADDRESS("申请人的通信地址"), ASKED("申请的内容"), CHANNEL("提交方式"), ANYTHING("任何来件");

        private final String title;

        LooksAt(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** The word because of which the rule fits; an empty one where it fits everything. */
    Optional<String> fits(Application application) {
        String text = switch (looksAt) {
            case ADDRESS -> application.applicant().getOrDefault("address", "");
            case ASKED -> String.join("\n", application.items().stream().map(item -> String.join("\n", item.values())).toList());
            case CHANNEL -> application.channel();
            case ANYTHING -> "";
        };
        return looksAt == LooksAt.ANYTHING ? Optional.of("")
                : words.stream().filter(word -> looksAt == LooksAt.CHANNEL ? word.equals(text) : text.contains(word)).findFirst();
    }
}
