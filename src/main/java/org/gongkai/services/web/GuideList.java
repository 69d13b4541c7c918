package org.gongkai.services.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.directory.Organs;
import org.gongkai.face.FacetGroup;
import org.gongkai.face.Wording;
import org.gongkai.registers.Entry;
import org.gongkai.registers.RecordAddress;
import org.gongkai.registers.RecordSearch;
import org.gongkai.registers.Register;
import org.gongkai.registers.RegisterField;
import org.gongkai.search.Found;
import org.gongkai.services.Guides;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** The items that stand, narrowed; each leads to its guide, or to its record where there is none. */
public record GuideList(Register register, RecordSearch.Asked asked, RecordSearch.Listed listed, Organs organs) {

    /** The ways to narrow the list, as fields of the register. */
    static final List<String> WAYS = List.of("theme", "event", Register.ORGAN, "level", "whom", "sort");
    private static final int SHOWN = 40;

    public List<FacetGroup> ways() {
        List<FacetGroup> groups = new ArrayList<>();
        for (String way : WAYS) {
            List<Found.Count> counts = listed.counts().getOrDefault(way, List.of());
            String chosen = asked.chosen().get(way);
            if (counts.size() > 1 || chosen != null) {
                groups.add(new FacetGroup(Wording.t(way.equals(Register.ORGAN) ? "部门" : register.field(way).map(RegisterField::title).orElse(way)), counts.stream().limit(SHOWN).map(count -> {
                    Map<String, String> others = new LinkedHashMap<>(asked.chosen());
                    boolean isChosen = count.value().equals(chosen);
                    if (isChosen) {
                        others.remove(way);
                    } else {
                        others.put(way, count.value());
                    }
                    return new FacetGroup.Value(label(way, count.value()), address(others, null), count.number(), isChosen);
                }).toList()));
            }
        }
        return groups;
    }

    private String label(String way, String value) {
        return way.equals(Register.ORGAN) ? organs.shortName(value) : Wording.t(register.field(way).map(field -> field.type().shown(value)).orElse(value));
    }

    public String name(Entry entry) {
        return entry.said().getOrDefault("name", entry.key());
    }

    public boolean hasGuide(Entry entry) {
        return Guides.hasGuide(entry);
    }

    public String address(Entry entry) {
        return hasGuide(entry) ? GuideView.address(entry.key()) : RecordAddress.of(register.id(), entry.key());
    }

    public String organ(Entry entry) {
        return organs.shortName(entry.organ());
    }

    public @Nullable String term(Entry entry) {
        return Optional.ofNullable(entry.said().get("promisedDays")).map(days -> days.equals("0") ? Wording.t("当场办好") : Wording.t("{0} 个工作日办好", days)).orElse(null);
    }

    public String sort(Entry entry) {
        return Optional.ofNullable(entry.said().get("sort")).flatMap(sort -> register.field("sort").map(field -> Wording.t(field.type().shown(sort)))).orElse("");
    }

    public @Nullable String next() {
        return listed.next() == null ? null : address(asked.chosen(), listed.next());
    }

    public @Nullable String first() {
        return asked.cursor() == null ? null : address(asked.chosen(), null);
    }

    private String address(Map<String, String> chosen, @Nullable String cursor) {
        List<String> parts = new ArrayList<>();
        if (!asked.words().isEmpty()) {
            parts.add("q=" + encoded(asked.words()));
        }
        chosen.forEach((name, value) -> parts.add(name + "=" + encoded(value)));
        if (cursor != null) {
            parts.add("after=" + encoded(cursor));
        }
        return "/services/items" + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
    }

    private static String encoded(String value) {
        return UriUtils.encode(value, StandardCharsets.UTF_8);
    }
}
