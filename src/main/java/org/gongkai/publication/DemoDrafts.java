package org.gongkai.publication;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.directory.DemoChapter;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What is on its way through the review in the demo district, and what is open there on request: {@code demo/drafts.yaml}, drafted and signed by those who hold the posts. */
@Component
@Order(22)
class DemoDrafts implements DemoChapter {

    private static final String FILE = "demo/drafts.yaml";

    private final DraftEdition drafts;
    private final TakeReviewStep steps;
    private final DocumentKinds kinds;
    private final People people;
    private final Now now;

    DemoDrafts(DraftEdition drafts, TakeReviewStep steps, DocumentKinds kinds, People people, Now now) {
        this.drafts = drafts;
        this.steps = steps;
        this.kinds = kinds;
        this.people = people;
        this.now = now;
    }

    private record Story(List<Draft> drafts) {
    }

    /** @param why it is not open to all; null where it is @param formed so many days ago */
    private record Draft(String organ, String kind, String column, Disclosure disclosure, @Nullable String why, String title, @Nullable String number, int formed, List<String> body, List<Step> steps) {
    }

    private record Step(String take, Role by, @Nullable Map<String, String> values) {
    }

    @Override
    public String name() {
        return "drafts";
    }

    @Override
    public void tell() {
        try (InputStream in = new ClassPathResource(FILE).getInputStream()) {
            YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build().readValue(in, Story.class).drafts().forEach(this::tell);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void tell(Draft draft) {
        CatalogueEntry entry = new CatalogueEntry(draft.title(), null, draft.number(), null, null, kinds.find(draft.kind()).orElseThrow().category(), draft.column(), new Openness(draft.disclosure(), draft.why()),
                now.today().minusDays(draft.formed()), null, null, null, null, null, Particulars.of(draft.kind()));
        String edition = drafts.beginLines(draft.organ(), entry, String.join("\n", draft.body()), DemoChapter.holding(people, Role.OFFICER, draft.organ())).orThrow();
        for (Step step : draft.steps()) {
            steps.take(edition, step.take(), step.values() == null ? Map.of() : step.values(), DemoChapter.holding(people, step.by(), draft.organ())).orThrow();
        }
    }
}
