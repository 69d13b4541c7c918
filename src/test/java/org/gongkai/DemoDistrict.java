package org.gongkai;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.gongkai.directory.DemoChapter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The invented district for tests: its story is told as far as a test needs it, each chapter once. */
@Component
public class DemoDistrict {

    static final String TOLD = "installation.of.the.test.told";

    private final List<DemoChapter> chapters;
    private final TransactionTemplate transaction;
    private final Set<String> told = new HashSet<>();

    DemoDistrict(List<DemoChapter> chapters, TransactionTemplate transaction, @Value("${" + TOLD + ":false}") boolean before) {
        this.chapters = chapters;
        this.transaction = transaction;
        if (before) {
            chapters.forEach(chapter -> told.add(chapter.name()));
        }
    }

    /** Tells these chapters in the order of the story; all of them when none is named. */
    public void tell(String... names) {
        Set<String> wanted = Set.of(names);
        for (DemoChapter chapter : chapters) {
            if ((wanted.isEmpty() || wanted.contains(chapter.name())) && told.add(chapter.name())) {
                if (chapter.isWhole()) {
                    transaction.executeWithoutResult(status -> chapter.tell());
                } else {
                    chapter.tell();
                }
            }
        }
    }
}
