package org.gongkai.casework.extension;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.Provision;
import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;

/** {@code startsBy:} of an action: the period that begins with it follows from a choice, of the act or of what was brought in; where nothing is chosen, from {@code clock.start}. */
public final class TermByClass implements Capability {

    private static final Extension<Block> BLOCK = CaseType.ofAction(Block.class);

    record Block(@Meaning("按所选的开始不同的期限；没有写到的选项按 clock 的 start") @Nullable StartsBy startsBy) {
    }

    record StartsBy(@Meaning("这一步或者 content 里写进台账（kept: ACT）的选择") String field, @Meaning("选项，和它的期限") Map<String, String> terms) {
    }

    private static Optional<StartsBy> said(CaseType type, String action) {
        return type.says(BLOCK, action).map(Block::startsBy);
    }

    /** The provision that this act starts; empty where the file does not tell classes apart, or nothing of it was chosen. */
    public static Optional<String> of(CaseType type, Act act, Act submitted) {
        return said(type, act.verb()).flatMap(by -> Stream.of(act, submitted).map(one -> one.text(by.field())).filter(chosen -> chosen != null && by.terms().containsKey(chosen))
                .findFirst().map(by.terms()::get));
    }

    /** Every provision that some action of the type may start so. */
    public static Set<String> started(CaseType type) {
        return type.actions().stream().flatMap(action -> said(type, action.id()).stream()).flatMap(by -> by.terms().values().stream()).collect(Collectors.toSet());
    }

    @Override
    public List<Extension<?>> keys() {
        return List.of(BLOCK);
    }

    @Override
    public void look(CaseType type, Names names) {
        for (CaseType.Placed placed : type.placed()) {
            Names at = names.under(placed.path());
            said(type, placed.action().id()).ifPresent(by -> {
                at.demand(type.consequence(placed.action().id()).clock().start() != null, "这一步没有开始计算期限（clock 的 start），startsBy 没有作用", "startsBy");
                Field field = Stream.concat(placed.action().fields().stream(), type.content().stream()).filter(one -> one.name().equals(by.field()) && one.kept() == Field.Keeping.ACT
                        && one.kind() == Field.Kind.CHOICE).findFirst().orElse(null);
                at.demand(field != null, "“" + by.field() + "”不是这一步或者 content 里写进台账（kept: ACT）的选择", "startsBy", "field");
                at.demand(field == null || field.options().keySet().containsAll(by.terms().keySet()), "terms 应按“" + by.field() + "”的选项写", "startsBy", "terms");
                by.terms().forEach((option, term) -> {
                    at.needs(Provision.SORT, term, "startsBy", "terms", option);
                    at.needsOfNew(Provision.OF_DAYS, term, "startsBy", "terms", option);
                });
            });
        }
    }
}
