package org.gongkai.casework.place.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.gongkai.calendar.Now;
import org.gongkai.casework.Cases;
import org.gongkai.casework.EnteredLater;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.filing.CounterEntry;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.material.Materials;
import org.gongkai.casework.place.Step;
import org.gongkai.directory.DemoChapter;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the grid workers of the demo district reported: one confirmed, one with a unit, one at the same place as another. */
@Component
@Order(35)
class DemoGrid implements DemoChapter {

    private static final String REASON = EnteredLater.DEMO.code();

    private final CaseTypes types;
    private final CounterEntry counter;
    private final Cases cases;
    private final Materials materials;
    private final Now now;

    DemoGrid(CaseTypes types, CounterEntry counter, Cases cases, Materials materials, Now now) {
        this.types = types;
        this.counter = counter;
        this.cases = cases;
        this.materials = materials;
        this.now = now;
    }

    private record Declared(String type, List<Event> events) {
    }

    private record Event(String organ, int ago, String party, String grid, String sort, String where, String title, String description, @Nullable List<Step> steps) {
    }

    private record Step(int ago, @JsonProperty("do") String action, Map<String, String> with) {
    }

    @Override
    public String name() {
        return "grid";
    }

    /** Pictures are looked at in the child process, for which no transaction waits. */
    @Override
    public boolean isWhole() {
        return false;
    }

    @Override
    public void tell() {
        try {
            Declared declared = YAMLMapper.builder().build().readValue(new ClassPathResource("demo/grid.yaml").getContentAsByteArray(), Declared.class);
            declared.events().forEach(event -> tell(types.require(declared.type()), event));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void tell(CaseType type, Event event) {
        Submit submit = new Submit(type.id(), type.channels().getFirst().id(), event.party(), List.of(event.organ()), who(type, "receive"), Map.of(), Map.of("where", event.where(), "sort", event.sort()),
                List.of(Map.of("title", event.title(), "description", event.description())), day(event.ago()), "demo-grid-" + event.title(), null, REASON, REASON);
        switch (counter.enter(submit, Map.of("grid", event.grid()), accepted -> { })) {
            case Submission.Accepted accepted -> (event.steps() == null ? List.<Step>of() : event.steps()).forEach(step -> take(type, accepted.caseIds().getFirst(), step));
            // told before
            case Submission.Repeated repeated -> { }
            case Submission.Refused refused -> throw new IllegalStateException("demo/grid.yaml, " + event.title() + ": " + refused.reasons().stream().map(Refusal::sentence).toList());
        }
    }

    private void take(CaseType type, String caseId, Step step) {
        Action action = type.action(step.action()).orElseThrow();
        Map<String, String> values = new HashMap<>(step.with());
        values.replaceAll((name, said) -> said.startsWith("@") ? picture(Field.of(action.fields(), name), said.substring(1)) : said);
        Performed performed = cases.perform(Perform.today(caseId, step.action(), who(type, step.action()), values).in(0).late(day(step.ago()), REASON, REASON));
        if (performed instanceof Performed.Refused refused) {
            throw new IllegalStateException("demo/grid.yaml, " + step.action() + ": " + refused.reasons().stream().map(Refusal::sentence).toList());
        }
    }

    private String picture(Field field, String file) {
        try {
            return materials.take(field, file, new ClassPathResource("demo/pictures/" + file).getContentAsByteArray(), List.of(), Duration.ofDays(1)).orThrow().named().toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Somebody who may take the step; the cast's people do so at the desk. */
    private static Actor who(CaseType type, String action) {
        return new Actor(null, type.action(action).orElseThrow().who());
    }

    private LocalDate day(int ago) {
        return now.today().minusDays(ago);
    }
}
