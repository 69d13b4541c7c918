package org.gongkai.casework.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.jspecify.annotations.Nullable;

/** {@code retention:} of a type: for how long its matters are kept, where {@code retention.yaml} says nothing of it. */
final class Keeping implements Capability {

    private static final Extension<Block> BLOCK = CaseType.ofType(Block.class);

    record Block(@Meaning("办结后保存几年，按日期接续；不写的见 retention.yaml") @Nullable List<Declared> retention) {
    }

    record Declared(int years, String basis, LocalDate from, @Nullable LocalDate to, @Meaning("期限是否已由法律或者本机关的保管期限表写明") boolean confirmed) {
    }

    /** Empty where the file of the type says nothing of it. */
    static List<RetentionPeriods.Period> periods(CaseType type) {
        return declared(type).stream().map(one -> new RetentionPeriods.Period(type.id(), type.title(), one.years(), one.basis(), one.from(), one.to(), one.confirmed())).toList();
    }

    private static List<Declared> declared(CaseType type) {
        return Objects.requireNonNullElse(type.says(BLOCK).retention(), List.of());
    }

    @Override
    public List<Extension<?>> keys() {
        return List.of(BLOCK);
    }

    @Override
    public void look(CaseType type, Names names) {
        List<Declared> declared = declared(type);
        for (int n = 0; n < declared.size(); n++) {
            Names at = names.under("retention", n);
            at.offers(CaseType.KEPT, type.id(), "years");
            at.holds(CaseType.KEPT, type.id(), declared.get(n).from(), declared.get(n).to(), "from");
            at.demand(declared.get(n).years() > 0, "至少保存一年", "years");
        }
    }
}
