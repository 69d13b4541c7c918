package org.gongkai.casework.declaration;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.casework.declaration.CaseTypeDeclared.Among;
import org.gongkai.casework.declaration.CaseTypeDeclared.Limits;
import org.gongkai.casework.declaration.CaseTypeDeclared.Numbers;
import org.gongkai.definition.Names;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OutsiderKinds;
import org.gongkai.directory.Role;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Field.Kind;
import org.gongkai.procedure.Identifies;
import org.gongkai.procedure.StepsDeclared.Input;
import org.jspecify.annotations.Nullable;

/** What the fields of a case type may say: a kind with what it needs, and nothing that means nothing to it. */
final class FieldsDeclared {

    private static final Set<Kind> CHOSEN = Set.of(Kind.PERSON, Kind.ORGAN, Kind.ORGANS);
    private static final Set<Kind> BOUNDED = Set.of(Kind.NUMBER, Kind.MONEY, Kind.SEVERAL);
    /** Values that have a form of their own: nobody counts their characters. */
    private static final Set<Kind> OF_A_FORM = Set.of(Kind.DATE, Kind.MONTH, Kind.TIME, Kind.NUMBER, Kind.MONEY, Kind.CHOICE, Kind.YES_NO, Kind.SEVERAL, Kind.PERSON, Kind.ORGAN,
            Kind.ORGANS, Kind.FILE);
    /** What people write about themselves belongs into no act. */
    private static final Set<Kind> NEVER_IN_ACTS = Set.of(Kind.PLACE, Kind.IDENTITY, Kind.PHONE, Kind.EMAIL, Kind.POSTCODE, Kind.FILE);

    private FieldsDeclared() {
    }

    /** Looks at the fields of a form. */
    static void ofForm(@Nullable List<Input> fields, Names at, String key) {
        look(fields, at, key);
        for (int n = 0; fields != null && n < fields.size(); n++) {
            Numbers numbers = at.under(key, n).says(CaseTypeDeclared.LIMITS).numbers();
            if (numbers != null) {
                numbers(numbers, fields, at.under(key, n));
            }
        }
        for (int n = 0; fields != null && n < fields.size(); n++) {
            at.demand(!CHOSEN.contains(fields.get(n).kind()), "字段“" + fields.get(n).name() + "”是 " + fields.get(n).kind() + "，只用于办理的动作；向谁提出写 addressee", key, n, "kind");
            boolean code = fields.get(n).kind() == Kind.CHOICE || fields.get(n).kind() == Kind.YES_NO;
            at.demand(fields.get(n).kept() != Field.Keeping.ACT || key.equals("content") && code && !CaseTypeNames.RESERVED.contains(fields.get(n).name()),
                    "字段“" + fields.get(n).name() + "”写不进台账：提出时写进台账的（kept: ACT）只能是 content 里的选择，名称不能是台账自己用的", key, n, "kept");
        }
    }

    /** To whom it may go: named, or decided by a choice of the content that leaves nothing open. */
    static void addressee(CaseTypeDeclared.@Nullable Addressee addressee, @Nullable List<Input> content, Names at) {
        if (addressee == null) {
            return;
        }
        boolean named = addressee.organs() != null && !addressee.organs().isEmpty();
        boolean ofKinds = addressee.kinds() != null && !addressee.kinds().isEmpty();
        at.demand(Stream.of(named, ofKinds, addressee.by() != null).filter(one -> one).count() == 1,
                "addressee 写 organs，或者写 kinds，或者写 by 和 to，只写一样", "addressee");
        for (int n = 0; addressee.organs() != null && n < addressee.organs().size(); n++) {
            at.asks(Organ.SORT, addressee.organs().get(n), "addressee", "organs", n);
        }
        if (addressee.to() != null) {
            addressee.to().forEach((option, organ) -> at.asks(Organ.SORT, organ, "addressee", "to", option));
        }
        if (addressee.by() == null) {
            return;
        }
        Input by = content == null ? null : content.stream().filter(field -> field.name().equals(addressee.by())).findFirst().orElse(null);
        if (by == null || by.kind() != Kind.CHOICE || !Boolean.TRUE.equals(by.required()) || by.options() == null) {
            at.wrong("addressee 的 by 应是 content 里必填的选择（CHOICE）：" + addressee.by(), null, "addressee", "by");
        } else {
            at.demand(addressee.to() != null && addressee.to().keySet().equals(by.options().keySet()), "addressee 的 to 应给“" + by.title() + "”的每个选项写一个机关："
                    + String.join("、", by.options().keySet()), "addressee", "to");
        }
    }

    /** Looks at the fields that stand under a key. */
    static void look(@Nullable List<Input> fields, Names at, String key) {
        for (int n = 0; fields != null && n < fields.size(); n++) {
            look(fields.get(n), at.under(key, n));
        }
    }

    private static void look(Input field, Names at) {
        Limits limits = at.says(CaseTypeDeclared.LIMITS);
        String title = "字段“" + field.name() + "”";
        Map<String, String> options = field.options() == null ? Map.of() : field.options();
        at.demand(field.kind() != Kind.SEVERAL || !options.isEmpty(), title + "可以选几项，应写明 options", "kind");
        at.demand(options.keySet().stream().noneMatch(code -> code.matches(".*[,，\\s].*")) || field.kind() != Kind.SEVERAL,
                title + "的选项代码里不能有逗号和空格，几项之间用逗号隔开", "options");
        at.demand(field.kept() != Field.Keeping.ACT || !NEVER_IN_ACTS.contains(field.kind()), title + "是个人的信息，不能写进台账；去掉 kept，密封保存", "kept");
        at.demandOfNew(field.max() == null || !OF_A_FORM.contains(field.kind()), title + "是 " + field.kind() + "，不数字数；max 用于写字的", "max");
        bounds(field, limits, title, at);
        boolean closed = Boolean.TRUE.equals(limits.masked()) || limits.read() != null;
        at.demand(!closed || field.kept() == null || field.kept() == Field.Keeping.SEALED, title + "写进台账或者公开，隐不住；masked、read 只用于密封的", limits.read() == null ? "masked" : "read");
        for (int n = 0; limits.read() != null && n < limits.read().size(); n++) {
            at.needs(Role.SORT, limits.read().get(n), "read", n);
        }
        at.demand(limits.read() == null || !limits.read().isEmpty(), title + "的 read 没有写岗位，就谁也看不到", "read");
        at.demand(limits.numbers() == null || field.kind() == Kind.IDENTITY, title + "是 " + field.kind() + "，不是证件号码；numbers 只用于 IDENTITY", "numbers");
        if (limits.among() != null) {
            among(field, limits.among(), title, at);
        }
    }

    /** The kinds of document that somebody can choose are those whose numbers are known. */
    private static void numbers(Numbers numbers, List<Input> fields, Names at) {
        Map<String, Identifies.Number> person = numbers.person() == null ? Map.of() : numbers.person();
        Map<String, Identifies.Number> others = numbers.others() == null ? Map.of() : numbers.others();
        at.demand(!person.isEmpty() || !others.isEmpty(), "numbers 应写 person、others，至少一种", "numbers");
        if (numbers.by() == null) {
            return;
        }
        Set<String> offered = fields.stream().filter(field -> field.name().equals(numbers.by()) && field.options() != null).flatMap(field -> field.options().keySet().stream())
                .collect(Collectors.toSet());
        Set<String> known = Stream.concat(person.keySet().stream(), others.keySet().stream()).collect(Collectors.toSet());
        at.demand(offered.equals(known), "numbers 的 person 和 others 应写到 by 所指的选择（" + numbers.by() + "）的每个选项，不多不少", "numbers");
    }

    private static void among(Input field, Among among, String title, Names at) {
        at.demand(CHOSEN.contains(field.kind()), title + "是 " + field.kind() + "，没有人选；among 只用于 PERSON 和 ORGAN", "among");
        at.demand(field.kept() == Field.Keeping.ACT, title + "有 among，选中的要写进台账，应写 kept: ACT", "among");
        boolean ofOutsiders = among.outsiders() != null && !among.outsiders().isEmpty();
        boolean ofPeople = ofOutsiders != (among.roles() != null && !among.roles().isEmpty());
        boolean ofOrgans = among.organs() != null || among.kinds() != null || Boolean.TRUE.equals(among.below());
        at.demand(field.kind() != Kind.PERSON || ofPeople && !ofOrgans, title + "选人，among 应写 roles 或者 outsiders，只写其中一种", "among");
        at.demand(field.kind() == Kind.PERSON || ofOrgans && !ofPeople && !ofOutsiders, title + "选机关，among 应写 organs、kinds 或者 below", "among");
        for (int n = 0; among.roles() != null && n < among.roles().size(); n++) {
            at.needs(Role.SORT, among.roles().get(n), "among", "roles", n);
        }
        for (int n = 0; among.organs() != null && n < among.organs().size(); n++) {
            at.asks(Organ.SORT, among.organs().get(n), "among", "organs", n);
        }
        for (int n = 0; among.outsiders() != null && n < among.outsiders().size(); n++) {
            at.needs(OutsiderKinds.SORT, among.outsiders().get(n), "among", "outsiders", n);
        }
    }

    private static void bounds(Input field, Limits limits, String title, Names at) {
        BigDecimal least = limits.least();
        BigDecimal most = limits.most();
        String key = least == null ? "most" : "least";
        boolean bound = least != null || most != null;
        at.demand(!bound || BOUNDED.contains(field.kind()), title + "是 " + field.kind() + "，没有大小；least、most 只用于 NUMBER、MONEY、SEVERAL", key);
        at.demand(least == null || most == null || least.compareTo(most) <= 0, title + "的 least 大于 most", "most");
        at.demand(field.kind() != Kind.SEVERAL || least == null || field.options() == null || least.intValue() <= field.options().size(),
                title + "至少要选的比选项还多", "least");
    }
}
