package org.gongkai.calendar;

import java.util.List;

/** A file under {@code regulations/} that cannot be law as data; carries everything that is wrong with it at once. */
public class InvalidRegulation extends RuntimeException {

    private final List<String> violations;

    public InvalidRegulation(String file, List<String> violations) {
        super(file + " 有 " + violations.size() + " 处不能使用：\n- " + String.join("\n- ", violations));
        this.violations = List.copyOf(violations);
    }

    public List<String> violations() {
        return violations;
    }
}
