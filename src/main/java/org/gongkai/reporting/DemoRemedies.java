package org.gongkai.reporting;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.gongkai.directory.DemoChapter;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The invented district's reconsiderations and suits, from {@code demo/remedies.csv}. */
@Component
@Order(60)
class DemoRemedies implements DemoChapter {

    private final ImportRemedies importRemedies;

    DemoRemedies(ImportRemedies importRemedies) {
        this.importRemedies = importRemedies;
    }

    @Override
    public String name() {
        return "remedies";
    }

    @Override
    public void tell() {
        try (Reader csv = new InputStreamReader(new ClassPathResource("demo/remedies.csv").getInputStream(), StandardCharsets.UTF_8)) {
            ImportRemedies.Outcome outcome = importRemedies.read(csv, Reporter.INSTALLATION);
            if (!outcome.rejected().isEmpty()) {
                throw new IllegalStateException("demo/remedies.csv: " + outcome.rejected());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
