package org.gongkai.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.gongkai.directory.DemoChapter;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the chapters of the demo district that this installation has not heard yet. */
@Component
class Demo {

    private final List<DemoChapter> chapters;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Demo(List<DemoChapter> chapters, JdbcClient jdbc, TransactionTemplate transaction) {
        this.chapters = chapters;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Gives a data folder without a {@code site.yaml} the demo's, which the operator may then edit. */
    static void nameTheSite(Path data) throws IOException {
        Path own = data.resolve("site.yaml");
        if (Files.notExists(own)) {
            Files.write(own, new ClassPathResource("demo/site.yaml").getContentAsByteArray());
        }
    }

    void tell(Consumer<String> progress) {
        for (DemoChapter chapter : chapters) {
            if (chapter.isWhole()) {
                transaction.executeWithoutResult(status -> tellOnce(chapter, progress));
            } else {
                tellOnce(chapter, progress);
            }
        }
    }

    private void tellOnce(DemoChapter chapter, Consumer<String> progress) {
        if (jdbc.sql("select exists (select 1 from operation.demo_chapter where name = ?)").param(chapter.name()).query(Boolean.class).single()) {
            return;
        }
        progress.accept(chapter.name());
        chapter.tell();
        jdbc.sql("insert into operation.demo_chapter (name) values (?)").param(chapter.name()).update();
    }
}
