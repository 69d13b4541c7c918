package org.gongkai.casework.begin;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Names;
import org.gongkai.definition.Nearest;
import org.gongkai.definition.Sort;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;

/** {@code begins:} of an action. */
final class BeginCapability implements Capability {

    private static final Sort CHANNEL = new Sort("casetype.channel", "渠道");
    private static final Sort PARTY = new Sort("casetype.party", "申请人类别");
    private static final Sort FIELD = new Sort("casetype.field", "填写项");

    @Override
    public List<Extension<?>> keys() {
        return List.of(Begins.BLOCK);
    }

    @Override
    public void look(CaseType type, Names names) {
        type.channels().forEach(channel -> names.offers(CHANNEL, type.id() + " " + channel.id(), "id"));
        type.parties().forEach(party -> names.offers(PARTY, type.id() + " " + party.id(), "id"));
        there(type).forEach((group, fields) -> fields.forEach(field -> names.offers(FIELD, name(type.id(), group, field.name()), "id")));
        for (CaseType.Placed placed : type.placed()) {
            Action action = placed.action();
            Begins.of(type, action.id()).ifPresent(begins -> look(type, action, begins, names.under(placed.path())));
        }
    }

    private static Map<String, List<Field>> there(CaseType type) {
        return Map.of("applicant", type.applicant(), "item", type.item(), "content", type.content());
    }

    /** As it is said where there is none. */
    private static String name(String type, String group, String field) {
        return type + " " + group + " " + field;
    }

    private static void look(CaseType type, Action action, Begins begins, Names at) {
        at.needs(CaseType.SORT, begins.type(), "begins", "type");
        at.demand(begins.organ() == null || action.fields().stream().anyMatch(field -> field.name().equals(begins.organ()) && field.kind() == Field.Kind.ORGAN
                && field.kept() == Field.Keeping.ACT && field.required()), "“" + begins.organ() + "”应是这一步必填的机关：kind: ORGAN，kept: ACT", "begins", "organ");
        at.demand(type.consequence(action.id()).opens() == null, "一步不能既移送（opens）又另立（begins）", "begins");
        at.needs(CHANNEL, begins.type() + " " + begins.channel(), "begins", "channel");
        if (begins.parties() != null) {
            List<String> here = type.parties().stream().map(CaseType.Party::id).toList();
            begins.parties().keySet().stream().filter(party -> !here.contains(party)).forEach(party ->
                    at.wrongOfNew("本件没有申请人类别“" + party + "”", Nearest.to(party, here), "begins", "parties", party));
        }
        type.parties().forEach(party -> at.needs(PARTY, begins.type() + " " + begins.party(party.id()), "begins", "parties"));
        at.demand(type.actions().stream().noneMatch(correction -> isStruckBy(type, correction, action)), "另立了一件的，不能由更正撤销：写在 stand 里", "begins");
        from(action, type.applicant(), begins, begins.applicant(), at, "applicant");
        from(action, type.item(), begins, begins.item(), at, "item");
        from(action, type.content(), begins, begins.content(), at, "content");
    }

    private static boolean isStruckBy(CaseType type, Action correction, Action action) {
        Consequence.Strikes strikes = type.consequence(correction.id()).strikes();
        return strikes != null && correction.fields().stream().anyMatch(field -> field.name().equals(strikes.of()) && field.options().containsKey(action.id()));
    }

    private static void from(Action action, List<Field> here, Begins begins, @Nullable Map<String, String> carried, Names at, String group) {
        if (carried != null) {
            carried.keySet().forEach(to -> at.needs(FIELD, name(begins.type(), group, to), "begins", group, to));
            carried.forEach((to, from) -> at.demand(Stream.concat(action.fields().stream(), here.stream()).noneMatch(field -> field.name().equals(from) && field.kind() == Field.Kind.FILE),
                    "“" + from + "”是文件，不能带到另立的一件；由提出人在那里补交", "begins", group, to));
            carried.forEach((to, from) -> at.demand(Stream.concat(action.fields().stream(), here.stream()).anyMatch(field -> field.name().equals(from)),
                    "“" + from + "”不是这一步的字段，也不是本件 " + group + " 的字段", "begins", group, to));
        }
    }
}
