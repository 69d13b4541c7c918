package org.gongkai.reporting;

import java.util.Arrays;
import java.util.Optional;

/** Whose numbers a report holds: the organ's own, or those of everything below it as well. */
public enum ReportScope {

    OWN("own", "本机关"), WHOLE("whole", "汇总");

    private final String id;
    private final String title;

    ReportScope(String id, String title) {
        this.id = id;
        this.title = title;
    }

    public static Optional<ReportScope> named(String id) {
        return Arrays.stream(values()).filter(scope -> scope.id.equals(id)).findFirst();
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }
}
