package org.gongkai.casework.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.Cases;
import org.gongkai.casework.EnteredLater;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.category.Categorising;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.publicwords.Checked;
import org.gongkai.casework.register.RegisterRow;
import org.gongkai.casework.register.RequestImport;
import org.gongkai.casework.release.DisclosureLog;
import org.gongkai.directory.CreditCode;
import org.gongkai.directory.DemoChapter;
import org.gongkai.directory.People;
import org.gongkai.directory.ResidentNumber;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the people of the demo district asked for: a register of past years and matters in every stage. */
@Component
@Order(30)
class DemoCases implements DemoChapter {

    private static final String REASON = EnteredLater.DEMO.code();
    private static final int CHUNK = 200;

    private final CaseTypes types;
    private final RequestImport requests;
    private final Submitting submitting;
    private final Cases cases;
    private final CaseFolders folders;
    private final DisclosureLog log;
    private final Categorising categorising;
    private final People people;
    private final Now now;

    DemoCases(CaseTypes types, RequestImport requests, Submitting submitting, Cases cases, CaseFolders folders, DisclosureLog log, Categorising categorising,
            People people, Now now) {
        this.types = types;
        this.requests = requests;
        this.submitting = submitting;
        this.cases = cases;
        this.folders = folders;
        this.log = log;
        this.categorising = categorising;
        this.people = people;
        this.now = now;
    }

    @Override
    public String name() {
        return "matters";
    }

    @Override
    public void tell() {
        try (InputStream in = open("/demo/matters.yaml")) {
            Declared declared = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build()
                    .readValue(in, Declared.class);
            takeOver(declared.register());
            declared.matters().forEach(this::tell);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void takeOver(Register register) throws IOException {
        try (InputStream in = open(register.file())) {
            List<RegisterRow> rows = RegisterFile.rows(in, false)
                    .filter(row -> row.values().getOrDefault("served", "").compareTo(now.today().toString()) <= 0).toList();
            for (int from = 0; from < rows.size(); from += CHUNK) {
                RequestImport.Result result = requests.chunk(register.type(),
                        rows.subList(from, Math.min(from + CHUNK, rows.size())));
                if (!result.rejected().isEmpty()) {
                    throw new IllegalStateException(register.file() + ": " + result.rejected().getFirst());
                }
            }
        }
    }

    private void tell(Matter matter) {
        LocalDate on = day(matter.ago());
        Map<String, String> item = new HashMap<>(Map.of("title", matter.title()));
        if (matter.description() != null) {
            item.put("description", matter.description());
        }
        boolean organisation = !"nat".equals(matter.party());
        Submit submit = new Submit(matter.type(), matter.channel() == null ? "web" : matter.channel(), matter.party(), List.of(matter.organ()), Actor.applicant(),
                Map.of("name", matter.name(), "identityKind", organisation ? "credit-code" : "id-card",
                        "identityNumber", invented(matter.name(), organisation), "phone", "099-20000000", "address", "青澜区虚拟大道"),
                content(matter), List.of(item), on, null, null, REASON, REASON);
        List<Refusal> reasons = submitting.refusals(submit);
        if (!reasons.isEmpty()) {
            throw new IllegalStateException("demo/matters.yaml, " + matter.title() + ": " + reasons.stream().map(Refusal::sentence).toList());
        }
        String caseId = submitting.open(submit).accepted().caseIds().getFirst();
        for (Step step : matter.steps() == null ? List.<Step>of() : matter.steps()) {
            Map<String, String> values = new HashMap<>(step.with());
            values.replaceAll((name, value) -> value.matches("\\+\\d+")
                    ? now.today().plusDays(Integer.parseInt(value.substring(1))).toString() : value.startsWith("@") ? people.byLogin(value.substring(1)).orElseThrow().id() : value);
            Performed performed = cases.perform(Perform.today(caseId, step.action(), someone(step.action(), caseId), values).in(0)
                    .late(day(step.ago()), REASON, REASON));
            if (performed instanceof Performed.Refused refused) {
                throw new IllegalStateException("demo/matters.yaml, " + matter.title() + ", " + step.action() + ": "
                        + refused.reasons().stream().map(Refusal::sentence).toList());
            }
        }
        if (matter.category() != null) {
            Staff clerk = people.holding(Role.OFFICER, matter.organ()).stream().findFirst().flatMap(person -> people.staff(person.id())).orElseThrow();
            categorising.put(cases.state(caseId), clerk, matter.category(), List.of(matter.category())).orThrow();
        }
        if (matter.log() != null) {
            log.write(folders.open(caseId, Scope.EVERYTHING).orElseThrow(), matter.log(), Checked.NOTHING, null).orThrow();
        }
    }

    /** A number that no one has and that tells the people of the district apart. */
    private static String invented(String name, boolean organisation) {
        long one = Integer.toUnsignedLong(name.hashCode());
        if (organisation) {
            return CreditCode.completed(String.format(Locale.ROOT, "91330000%08d", one % 100_000_000));
        }
        String seventeen = String.format(Locale.ROOT, "990000%04d0101%03d", 1950 + one % 50, one / 50 % 1000);
        return seventeen + ResidentNumber.check(seventeen);
    }

    private Map<String, String> content(Matter matter) {
        Map<String, String> content = firstChoices(types.require(matter.type()));
        content.putAll(matter.content() == null ? Map.of() : matter.content());
        return content;
    }

    /** What the form must have, answered with the first choice of each field. */
    private static Map<String, String> firstChoices(CaseType type) {
        Map<String, String> content = new HashMap<>();
        for (Field field : type.content()) {
            if (field.required()) {
                content.put(field.name(), field.kind() == Field.Kind.YES_NO ? "yes" : field.options().keySet().iterator().next());
            }
        }
        return content;
    }

    /** Somebody who may take the action; the cast's people do so at the desk. */
    private Actor someone(String action, String caseId) {
        return new Actor(null, cases.state(caseId).type().action(action).orElseThrow().who());
    }

    private LocalDate day(int ago) {
        return now.today().minusDays(ago);
    }

    private static InputStream open(String file) {
        InputStream in = DemoCases.class.getResourceAsStream(file);
        if (in == null) {
            throw new IllegalStateException(file + " is not on the classpath");
        }
        return in;
    }

    private record Declared(Register register, List<Matter> matters) {
    }

    private record Register(String type, String file) {
    }

    private record Matter(String type, @Nullable String channel, String organ, int ago, String party, String name, String title,
            @Nullable String description, @Nullable String category, @Nullable List<Step> steps, @Nullable String log,
            @Nullable Map<String, String> content) {
    }

    private record Step(int ago, @JsonProperty("do") String action, Map<String, String> with) {
    }
}
