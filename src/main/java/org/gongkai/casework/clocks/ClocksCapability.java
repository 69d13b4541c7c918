package org.gongkai.casework.clocks;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.gongkai.calendar.Provision;
import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.extension.TermByClass;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Names;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Procedure;

/** {@code clocks:} of a type. */
final class ClocksCapability implements Capability {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");
    private static final String SUBMIT = "submit";

    @Override
    public List<Extension<?>> keys() {
        return List.of(NamedClock.BLOCK);
    }

    @Override
    public void look(CaseType type, Names names) {
        List<NamedClock> clocks = NamedClock.of(type);
        Set<String> seen = new HashSet<>();
        for (int n = 0; n < clocks.size(); n++) {
            NamedClock clock = clocks.get(n);
            Names at = names.under("clocks", n);
            at.demand(ID.matcher(clock.id()).matches(), "名称“" + clock.id() + "”应以小写字母开头，只含小写字母、数字和连字符", "id");
            at.demand(seen.add(clock.id()), "期限“" + clock.id() + "”写了两次", "id");
            at.needs(Provision.SORT, clock.term(), "term");
            at.needsOfNew(Provision.PERIOD, clock.term(), "term");
            at.demandOfNew(clock.pauses() == null || type.actions().stream().anyMatch(action -> type.consequence(action.id()).clock().pause() != null),
                    "没有哪一步停止计算整件的期限，pauses 没有作用", "pauses");
            look(type, clock, at);
        }
        ofHours(type, clocks, names);
    }

    private static void look(CaseType type, NamedClock clock, Names at) {
        Optional<Procedure> own = clock.of() == null ? Optional.empty()
                : type.turns().stream().filter(turn -> turn.id().equals(clock.of())).findFirst().map(turn -> turn.procedure());
        if (clock.of() != null && own.isEmpty()) {
            at.wrong("handlings 里没有“" + clock.of() + "”", null, "of");
            return;
        }
        boolean sent = clock.of() == null || type.actions().stream().anyMatch(action -> type.consequence(action.id()).hands().dispatch().stream()
                .anyMatch(dispatch -> dispatch.turn().equals(clock.of())));
        at.demand(sent, "没有哪一步派出“" + clock.of() + "”，这个期限永远不会起算", "of");
        at.demand(clock.beginsWithSending() || !clock.starts().isEmpty(), "没有写从哪一步起算（from），这个期限永远不会起算", clock.from() == null ? "id" : "from");
        at.demand(!clock.until().isEmpty(), "没有写办到哪一步为止（until），这个期限到不了头", "until");
        for (int n = 0; n < clock.starts().size(); n++) {
            NamedClock.Start start = clock.starts().get(n);
            if (!SUBMIT.equals(start.by()) || clock.of() != null) {
                action(type, own, start.by(), at, "from", n, "by");
            }
            said(type, start, at.under("from", n));
        }
        for (int n = 0; n < clock.until().size(); n++) {
            action(type, own, clock.until().get(n), at, "until", n);
        }
    }

    private static void action(CaseType type, Optional<Procedure> own, String action, Names at, Object... path) {
        at.demand(own.isPresent() ? own.get().action(action).isPresent() : type.action(action).isPresent(),
                own.isPresent() ? "“" + own.get().title() + "”没有“" + action + "”这一步" : "没有“" + action + "”这一步", path);
    }

    /** What decides must be in an act, for clocks are read from acts alone. */
    private static void said(CaseType type, NamedClock.Start start, Names at) {
        if (start.field() == null) {
            at.demand(start.is() == null, "写了 is，没有写是哪个字段（field）", "is");
            return;
        }
        Field field = Stream.concat(type.action(start.by()).map(Action::fields).orElse(List.of()).stream(), type.content().stream())
                .filter(one -> one.name().equals(start.field()) && one.kept() == Field.Keeping.ACT).findFirst().orElse(null);
        if (field == null) {
            at.wrong("“" + start.field() + "”不是这一步或者 content 里写进台账（kept: ACT）的字段", null, "field");
            return;
        }
        Set<String> options = field.kind() == Field.Kind.YES_NO ? Map.of("yes", "", "no", "").keySet() : field.options().keySet();
        at.demand(start.is() != null && !start.is().isEmpty() && options.containsAll(start.is()), "is 应从“" + field.title() + "”的选项里写：" + String.join("、", options), start.is() == null ? "field" : "is");
    }

    /** A main term, and that of a part, ends with a day; what ends at an hour is a named clock. */
    private static void ofHours(CaseType type, List<NamedClock> clocks, Names names) {
        List<Provision> terms = type.terms();
        for (int n = 0; n < terms.size(); n++) {
            Provision term = terms.get(n);
            boolean elsewhere = term.id().equals(type.term()) || type.turns().stream().anyMatch(turn -> term.id().equals(turn.term()))
                    || type.actions().stream().map(action -> type.consequence(action.id()).clock()).anyMatch(clock -> term.id().equals(clock.start()) || term.id().equals(clock.pause())
                            || term.id().equals(clock.lapse()) || term.id().equals(clock.extend()))
                    || TermByClass.started(type).contains(term.id());
            boolean named = clocks.stream().anyMatch(clock -> clock.term().equals(term.id()));
            names.demandOfNew(elsewhere || named || Capability.all().stream().anyMatch(one -> one instanceof CountsTerms counts && counts.terms(type).contains(term.id())), "期限“" + term.id() + "”没有哪里用到，没有作用", "terms", n, "id");
            names.demand(!term.unit().isOfHours() || !elsewhere && named,
                    "按小时的期限写在 clocks 里；term、handlings 的 term 和 clock 写成 working-days、days 或者 months", "terms", n, "unit");
        }
    }
}
