package org.gongkai.casework.sitting;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.calendar.Provision;
import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.clocks.CountsTerms;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Names;
import org.gongkai.definition.Nearest;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;

/** {@code sittings:} of a type, {@code preceded:} and {@code within:} of its actions. */
final class SittingCapability implements Capability, CountsTerms {

    @Override
    public List<Extension<?>> keys() {
        return List.of(Sittings.BLOCK, InterviewedFirst.BLOCK, WithinItsTerm.BLOCK);
    }

    @Override
    public Set<String> terms(CaseType type) {
        return type.actions().stream().map(action -> WithinItsTerm.of(type, action.id())).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    @Override
    public void look(CaseType type, Names names) {
        Sittings.of(type).ifPresent(said -> look(type, said, names));
        for (CaseType.Placed placed : type.placed()) {
            Names at = names.under(placed.path());
            String first = InterviewedFirst.of(type, placed.action().id());
            at.demand(first == null || type.action(first).isPresent(), "没有“" + first + "”这一步", "preceded");
            String term = WithinItsTerm.of(type, placed.action().id());
            if (term != null) {
                at.needs(Provision.SORT, term, "within");
            }
        }
    }

    private static void look(CaseType type, Sittings said, Names names) {
        Map<String, String> actions = Map.of("enlist", said.enlist(), "handOut", said.handOut(), "interview", said.interview(), "answer", said.answer(), "rate", said.rate(), "again",
                said.again(), "kept", said.kept());
        Map<String, Set<String>> fields = Map.of("enlist", Set.of(Sittings.SITTING, Sittings.NUMBER, Sittings.KIND, Sittings.GROUP, Sittings.PROPOSED_LEAD, Sittings.PROPOSED_PARTNERS,
                Sittings.PROPOSED_PARTS), "handOut", Set.of(Sittings.LEAD, Sittings.PARTNERS, Sittings.PARTS), "answer", Set.of(Sittings.CLASS, Sittings.OPEN, Sittings.PROMISED_BY),
                "rate", Set.of(Sittings.RATING));
        actions.forEach((key, step) -> {
            Action action = type.action(step).orElse(null);
            if (action == null) {
                names.wrong("没有“" + step + "”这一步", Nearest.to(step, type.actions().stream().map(Action::id).toList()), "sittings", key);
                return;
            }
            Set<String> there = action.fields().stream().filter(field -> field.kept() == Field.Keeping.ACT).map(Field::name).collect(Collectors.toSet());
            fields.getOrDefault(key, Set.of()).forEach(field -> names.demand(there.contains(field), "“" + action.title() + "”没有写进台账的字段“" + field + "”", "sittings", key));
        });
        names.demand(type.content().stream().anyMatch(field -> field.name().equals(said.joint())), "content 里没有“" + said.joint() + "”", "sittings", "joint");
        names.needs(Provision.SORT, said.againTerm(), "sittings", "againTerm");
        names.demand(said.toldFrom() > 1, "toldFrom 至少是 2：只有一件，就是一个人评的", "sittings", "toldFrom");
        choices(type, said.answer(), Sittings.CLASS, said.promises(), names, "promises");
        choices(type, said.answer(), Sittings.OPEN, said.open(), names, "open");
    }

    private static void choices(CaseType type, String action, String field, List<String> said, Names names, String key) {
        Set<String> there = type.action(action).stream().flatMap(one -> one.fields().stream()).filter(one -> one.name().equals(field)).flatMap(one -> one.options().keySet().stream())
                .collect(Collectors.toSet());
        String missing = missing(said, there);
        names.demand(missing == null, "“" + field + "”没有“" + missing + "”这个选项", "sittings", key);
    }

    private static @Nullable String missing(List<String> said, Set<String> there) {
        return said.stream().filter(one -> !there.contains(one)).findFirst().orElse(null);
    }
}
