package org.gongkai.services;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.directory.DemoChapter;
import org.gongkai.registers.Change;
import org.gongkai.registers.EnterRows;
import org.gongkai.registers.Entry;
import org.gongkai.registers.Outcome;
import org.gongkai.registers.Register;
import org.gongkai.registers.TypedRow;
import org.gongkai.registers.datatype.RowsType;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A few items of the invented district with all that a guide can say, from {@code demo/guides.yaml}: changes of records that stand already. */
@Component
@Order(27)
class DemoGuides implements DemoChapter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Story(List<Told> guides) {
    }

    /** @param note that it is invented, for whoever reads it
     * @param values by field, as people type them @param rows of tables inside the record */
    record Told(String code, String note, Map<String, String> values, Map<String, List<Map<String, String>>> rows) {
    }

    private final Guides guides;
    private final EnterRows enter;

    DemoGuides(Guides guides, EnterRows enter) {
        this.guides = guides;
        this.enter = enter;
    }

    @Override
    public String name() {
        return "guides";
    }

    @Override
    public void tell() {
        try (InputStream in = new ClassPathResource("demo/guides.yaml").getInputStream()) {
            Story story = YAMLMapper.builder().build().readValue(in, Story.class);
            guides.items().ifPresent(register -> story.guides().forEach(told -> tell(register, told)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether the record was told when what are tables now were texts: such a demo keeps its records as they are. */
    private static boolean isOfBefore(Register register, Entry entry) {
        return register.fields().stream().filter(field -> field.type() instanceof RowsType).map(field -> entry.said().get(field.name())).anyMatch(kept -> kept != null && !kept.startsWith("["));
    }

    private void tell(Register register, Told told) {
        Entry entry = switch (guides.find(told.code())) {
            case Guides.Made(Guide guide) -> guide.entry();
            case Guides.NoBasis(Entry without) -> without;
            case Guides.Gone gone -> null;
            case Guides.Unknown unknown -> null;
        };
        if (entry == null || register.field("questions").isEmpty() || isOfBefore(register, entry)) {
            return;
        }
        Map<String, String> values = new HashMap<>(entry.said());
        values.putAll(told.values());
        values.computeIfPresent("conditions", (field, said) -> said + "\n（" + told.note() + "。）");
        told.rows().forEach((field, rows) -> values.put(field, JSON.writeValueAsString(rows)));
        if (enter.enterForTheHouse(new EnterRows.Wish(register, EnterRows.fresh(), entry.organ(), Change.CHANGE, ""), List.of(TypedRow.of(1, values))) instanceof Outcome.Refused refused) {
            throw new IllegalStateException("demo/guides.yaml " + told.code() + ": " + refused.faults());
        }
    }
}
