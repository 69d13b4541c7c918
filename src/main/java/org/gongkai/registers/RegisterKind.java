package org.gongkai.registers;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.definition.Kind;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.gongkai.directory.Role;
import org.gongkai.ledger.Fact;
import org.gongkai.registers.RegisterFile.CountFile;
import org.gongkai.registers.RegisterFile.FieldFile;
import org.gongkai.registers.RegisterFile.RuleFile;
import org.gongkai.registers.RegisterFile.ShownFile;
import org.jspecify.annotations.Nullable;

/** The files of registers: what one offers, needs and gets wrong. */
final class RegisterKind {

    static final Kind<RegisterFile> FILES = Kind.of("名录", "registers", RegisterFile.class, RegisterKind::look).own(Own.AT_ONCE).inheriting();

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,39}");
    /** What fields are called that say something of a person. */
    private static final Pattern OF_PERSONS = Pattern.compile("姓名|身份证|证件号|手机|出生|住址|银行卡|银行账号|病历|家庭成员");
    /** By which a list is narrowed; a chart is drawn by these, along days, and by numbers such as of a batch. */
    private static final Set<RegisterFile.Kind> NARROWED = Set.of(RegisterFile.Kind.CHOICE, RegisterFile.Kind.SEVERAL, RegisterFile.Kind.ORGAN, RegisterFile.Kind.YES_NO, RegisterFile.Kind.YEAR,
            RegisterFile.Kind.LINE, RegisterFile.Kind.MONTH, RegisterFile.Kind.LINK);
    private static final Set<RegisterFile.Kind> DRAWN = Stream.concat(NARROWED.stream(), Stream.of(RegisterFile.Kind.NUMBER, RegisterFile.Kind.DATE)).collect(Collectors.toUnmodifiableSet());
    /** What a table inside a record may have as columns: what stands in a line, and is open to whoever reads the record. */
    private static final Set<RegisterFile.Kind> IN_ROWS = Set.of(RegisterFile.Kind.LINE, RegisterFile.Kind.TEXT, RegisterFile.Kind.CHOICE, RegisterFile.Kind.SEVERAL, RegisterFile.Kind.NUMBER,
            RegisterFile.Kind.MONEY, RegisterFile.Kind.DATE, RegisterFile.Kind.MONTH, RegisterFile.Kind.YEAR, RegisterFile.Kind.YES_NO, RegisterFile.Kind.ORGAN, RegisterFile.Kind.PLACE,
            RegisterFile.Kind.LINK, RegisterFile.Kind.WEB);
    private static final int MOST_ROWS = 50;
    private static final Pattern ASSESSED = Pattern.compile("\\S+.*\\d{4}-\\d{2}-\\d{2}");
    /** What stands beside the declared fields in forms, sheets, addresses and interfaces. */
    private static final Set<String> RESERVED = Set.of(Register.ORGAN, Register.VALID_ON, "key", "number", "change", "ended", "page", "after", "q", "asOf", "validAsOf", "order", "format");

    private static void look(RegisterFile file, Names names) {
        names.offers(Register.SORT, file.id(), "id");
        names.holds(Register.SORT, file.id(), file.inForce().from(), file.inForce().to(), "inForce", "from");
        names.demand(ID.matcher(file.id()).matches(), "id 用小写字母、数字和连字符，以字母开头，最多 40 个", "id");
        names.demand(!file.id().equals("feed"), "feed 是所有名录的订阅地址，请另用一个 id", "id");
        Map<String, FieldFile> fields = new TreeMap<>();
        for (int n = 0; n < file.fields().size(); n++) {
            FieldFile field = file.fields().get(n);
            Names at = names.under("fields", n);
            at.demand(fields.put(field.name(), field) == null, "字段“" + field.name() + "”写了两次", "name");
            field(field, at);
        }
        names.demand((file.kept() == null) != (file.projected() == null), "写 kept（由谁录入）或者 projected（由其他部分形成），只写一个", "id");
        if (file.kept() != null) {
            kept(file.kept(), names.under("kept"));
        }
        if (file.projected() != null) {
            names.needs(Projection.SORT, file.projected().of(), "projected", "of");
            names.demand(file.rules() == null && file.counts() == null, "由其他部分形成的名录不录入，没有规则，也不另外计数", "projected");
        }
        for (int n = 0; n < file.key().size(); n++) {
            known(file.key().get(n), fields, names, "key", n);
            FieldFile field = fields.get(file.key().get(n));
            names.demand(field == null || Boolean.TRUE.equals(field.required()), "记录凭“" + file.key().get(n) + "”认出来，这个字段要写 required: true", "key", n);
            names.demand(field == null || field.kind() != RegisterFile.Kind.FILE, "记录不能凭文件认出来", "key", n);
            names.demand(field == null || field.kind() != RegisterFile.Kind.ROWS, "记录不能凭里面的表认出来", "key", n);
            names.demand(field == null || !isSealed(field), "记录的名称在地址里，“" + file.key().get(n) + "”不能是不公开的字段", "key", n);
        }
        names.demand(!Boolean.FALSE.equals(file.open()) || file.fields().stream().noneMatch(field -> field.kind() == RegisterFile.Kind.FILE), "FILE 只有公开的名录用得上", "open");
        names.demand(!file.key().isEmpty(), "要写明记录凭哪些字段认出来", "key");
        for (int n = 0; file.rules() != null && n < file.rules().size(); n++) {
            rule(file.rules().get(n), fields, names.under("rules", n));
        }
        for (int n = 0; file.counts() != null && n < file.counts().size(); n++) {
            count(file.counts().get(n), fields, names.under("counts", n));
        }
        if (file.publicUntil() != null) {
            kind(file.publicUntil(), fields, Set.of(RegisterFile.Kind.DATE), "日期", names, "publicUntil");
            open(file.publicUntil(), fields, names, "publicUntil");
            names.demand(file.kept() != null, "由其他部分形成的名录公开到哪一天，由来源定", "publicUntil");
        }
        awaited(file, fields, names);
        shown(file.shown(), fields, names.under("shown"));
    }

    private static void awaited(RegisterFile file, Map<String, FieldFile> fields, Names names) {
        names.demand(file.kept() != null || file.due() == null && file.heard() == null, "由其他部分形成的名录没有人登记，不催办", "id");
        if (file.due() != null) {
            Names at = names.under("due");
            kind(file.due().on(), fields, Set.of(RegisterFile.Kind.DATE), "日期", at, "on");
            if (file.due().by() != null) {
                kind(file.due().by(), fields, Set.of(RegisterFile.Kind.ORGAN), "机关", at, "by");
            }
            conditions(file.due().when(), fields, at);
        }
        for (int n = 0; file.leads() != null && n < file.leads().size(); n++) {
            RegisterFile.LeadFile lead = file.leads().get(n);
            Names at = names.under("leads", n);
            at.demand(file.kept() != null, "由其他部分形成的名录没有人办理", "title");
            at.demand(lead.to().startsWith("/desk/"), "接下去的一页在工作台上，地址以 /desk/ 开头", "to");
            conditions(lead.when(), fields, at);
            if (lead.give() != null) {
                lead.give().values().forEach(field -> open(field, fields, at, "give"));
            }
        }
        if (file.heard() != null) {
            Names at = names.under("heard");
            at.demand(file.heard().within() > 0, "至少一个工作日", "within");
            conditions(file.heard().when(), fields, at);
        }
    }

    private static void conditions(List<RegisterFile.ConditionFile> when, Map<String, FieldFile> fields, Names at) {
        at.demand(!when.isEmpty(), "至少写一个条件", "when");
        for (int n = 0; n < when.size(); n++) {
            Names here = at.under("when", n);
            open(when.get(n).field(), fields, here, "field");
            FieldFile field = fields.get(when.get(n).field());
            Set<String> unknown = new HashSet<>(when.get(n).is());
            unknown.removeAll(field == null ? unknown : field.options() != null ? field.options().keySet() : Set.of("yes", "no"));
            here.demand(!when.get(n).is().isEmpty() && unknown.isEmpty(), "“" + when.get(n).field() + "”没有这些选项：" + String.join("、", unknown), "is");
        }
    }

    private RegisterKind() {
    }

    static boolean isSealed(FieldFile field) {
        return field.sealed() != null ? field.sealed() : field.kind() == RegisterFile.Kind.PERSON && field.names() == null && field.assessment() == null;
    }

    private static void kept(RegisterFile.Kept kept, Names at) {
        for (int n = 0; n < kept.enters().size(); n++) {
            at.needs(Role.SORT, kept.enters().get(n), "enters", n);
        }
        for (int n = 0; kept.approves() != null && n < kept.approves().size(); n++) {
            at.needs(Role.SORT, kept.approves().get(n), "approves", n);
        }
        at.demand(!kept.enters().isEmpty(), "由谁录入没有写", "enters");
        at.demand(kept.rhythm() == null || kept.rhythm().within() > 0, "至少一个工作日", "rhythm", "within");
    }

    private static void field(FieldFile field, Names at) {
        at.demand(NAME.matcher(field.name()).matches(), "字段的名称用字母和数字，小写字母开头", "name");
        at.demand(!RESERVED.contains(field.name()), "“" + field.name() + "”由程序使用，字段请另用一个名称", "name");
        boolean chosen = field.kind() == RegisterFile.Kind.CHOICE || field.kind() == RegisterFile.Kind.SEVERAL;
        at.demand(chosen == (field.options() != null), chosen ? "要写 options：有哪些选项" : "options 只有 CHOICE、SEVERAL 用得上", "options");
        at.demand(field.called() == null || field.options() != null && field.options().keySet().containsAll(field.called().values()), "called 写的是 options 里的代码", "called");
        if (field.options() != null) {
            at.demand(field.options().keySet().stream().noneMatch(code -> code.contains(",")), "选项的代码里不能有逗号", "options");
            at.demand(Set.copyOf(field.options().values()).size() == field.options().size(), "有两个选项名称相同，导入时分不清", "options");
        }
        boolean number = field.kind() == RegisterFile.Kind.NUMBER || field.kind() == RegisterFile.Kind.MONEY;
        at.demand(number || field.unit() == null && field.decimals() == null && field.least() == null && field.most() == null, "unit、decimals、least、most 只有 NUMBER、MONEY 用得上", "kind");
        at.demand(field.kind() != RegisterFile.Kind.MONEY || field.unit() != null && field.unit().endsWith("元"), "金额要写明单位：unit: 元 或者 万元", "unit");
        boolean of = field.kind() == RegisterFile.Kind.SHARE || field.kind() == RegisterFile.Kind.LINK;
        at.demand(of == (field.of() != null), of ? "要写 of：" + (field.kind() == RegisterFile.Kind.SHARE ? "分母是什么的数" : "连到 document、matter 还是哪一份名录") : "of 只有 SHARE、LINK 用得上", "of");
        if (field.kind() == RegisterFile.Kind.LINK && field.of() != null && !field.of().equals(LinkTarget.DOCUMENT) && !field.of().equals(LinkTarget.MATTER)) {
            at.needs(Register.SORT, field.of(), "of");
        }
        at.demand(field.kind() == RegisterFile.Kind.PLACE || field.coordinates() == null && field.within() == null, "coordinates、within 只有 PLACE 用得上", "kind");
        at.demand(field.kind() == RegisterFile.Kind.FILE || field.largest() == null && field.endings() == null, "largest、endings 只有 FILE 用得上", "kind");
        at.demand(field.kind() != RegisterFile.Kind.FILE || !isSealed(field), "FILE 的文件是公开的，不能写 sealed: true", "sealed");
        at.demand(field.largest() == null || field.largest() > 0, "至少 1 MB", "largest");
        RegisterFile.BoundsFile within = field.within();
        at.demand(within == null || within.west().compareTo(within.east()) < 0 && within.south().compareTo(within.north()) < 0, "west 小于 east，south 小于 north", "within");
        at.demand((field.kind() == RegisterFile.Kind.ROWS) == (field.rows() != null), field.rows() == null ? "要写 rows：表里有哪些列" : "rows 只有 ROWS 用得上", "rows");
        at.demand(field.rows() != null || field.mostRows() == null, "mostRows 只有 ROWS 用得上", "mostRows");
        at.demand(field.mostRows() == null || field.mostRows() > 0 && field.mostRows() <= MOST_ROWS, "1 到 " + MOST_ROWS + " 行", "mostRows");
        if (field.rows() != null) {
            columns(field.rows(), at);
        }
        opened(field, at);
    }

    private static void columns(List<FieldFile> columns, Names at) {
        at.demand(!columns.isEmpty(), "至少有一列", "rows");
        Set<String> named = new HashSet<>();
        for (int n = 0; n < columns.size(); n++) {
            FieldFile column = columns.get(n);
            Names here = at.under("rows", n);
            here.demand(named.add(column.name()) & named.add(column.title()), "列“" + column.name() + "”的名称或者标题写了两次", "name");
            here.demand(IN_ROWS.contains(column.kind()), "表里不能有 " + column.kind() + " 这种列", "kind");
            here.demand(!Boolean.TRUE.equals(column.sealed()), "一列不能单独不公开；整张表可以写 sealed: true", "sealed");
            field(column, here);
        }
    }

    /** More of a person than a leader's name is open only after its effects on that person were assessed (个人信息保护法第五十五条). */
    private static void opened(FieldFile field, Names at) {
        boolean person = field.kind() == RegisterFile.Kind.PERSON;
        boolean open = person && Boolean.FALSE.equals(field.sealed());
        String how = "写 names: LEADERS（负责人），或者 assessment：影响评估的编号和日期(个人信息保护法第五十五条)";
        at.demand(!open || field.names() != null || field.assessment() != null, "个人的姓名要公开，" + how, "sealed");
        boolean ofPerson = !person && List.of(RegisterFile.Kind.LINE, RegisterFile.Kind.TEXT, RegisterFile.Kind.DATE).contains(field.kind()) && OF_PERSONS.matcher(field.title()).find();
        at.demandOfNew(!ofPerson || isSealed(field) || field.assessment() != null, "“" + field.title() + "”是个人信息，写 sealed: true；要公开的，" + how, "title");
        at.demand(person || ofPerson || field.names() == null && field.assessment() == null, "names、assessment 只有个人信息用得上", "kind");
        at.demandOfNew(field.assessment() == null || ASSESSED.matcher(field.assessment()).find(), "assessment 要写明评估的编号和日期，如 影评〔2026〕3号，2026-02-10", "assessment");
    }

    private static void rule(RuleFile rule, Map<String, FieldFile> fields, Names at) {
        long forms = Stream.of(rule.sum() != null && rule.makes() != null, rule.part() != null && rule.atMost() != null, rule.first() != null && rule.notAfter() != null,
                rule.need() != null && rule.when() != null && rule.is() != null, rule.distinct() != null,
                Boolean.TRUE.equals(rule.never()) && rule.when() != null && rule.is() != null, rule.then() != null && rule.when() != null && rule.is() != null).filter(form -> form).count();
        at.demand(forms == 1, "一条规则写一种：sum 和 makes，part 和 atMost，first 和 notAfter，need、when 和 is，never、when 和 is，then、when 和 is，或者 distinct", "says");
        (rule.then() == null ? Map.<String, String>of() : rule.then()).keySet().forEach(name -> known(name, fields, at, "then", name));
        for (int n = 0; rule.sum() != null && n < rule.sum().size(); n++) {
            number(rule.sum().get(n), fields, at, "sum", n);
        }
        number(rule.makes(), fields, at, "makes");
        number(rule.part(), fields, at, "part");
        number(rule.atMost(), fields, at, "atMost");
        day(rule.first(), fields, at, "first");
        day(rule.notAfter(), fields, at, "notAfter");
        known(rule.need(), fields, at, "need");
        values(rule.when(), rule.is(), fields, at);
        for (int n = 0; rule.distinct() != null && n < rule.distinct().size(); n++) {
            known(rule.distinct().get(n), fields, at, "distinct", n);
            FieldFile field = fields.get(rule.distinct().get(n));
            at.demand(field == null || !isSealed(field), "不公开的字段不能拿来比较几条记录", "distinct", n);
        }
    }

    private static void count(CountFile count, Map<String, FieldFile> fields, Names at) {
        at.offers(Fact.SORT, count.kind(), "kind");
        number(count.amount(), fields, at, "amount");
        day(count.on(), fields, at, "on");
        known(count.code(), fields, at, "code");
        known(count.party(), fields, at, "party");
        known(count.given(), fields, at, "given");
        Stream.of(count.code(), count.party()).filter(name -> name != null && fields.containsKey(name) && fields.get(name).kind() == RegisterFile.Kind.ROWS)
                .forEach(name -> at.wrong("统计不能按里面的表“" + name + "”分", null, "code"));
        values(count.when(), count.is(), fields, at);
        Stream.of(count.amount(), count.on(), count.code(), count.party(), count.when(), count.given()).filter(name -> name != null && fields.containsKey(name) && isSealed(fields.get(name)))
                .forEach(name -> at.wrong("统计不能按不公开的字段“" + name + "”", null, "kind"));
    }

    private static void values(@Nullable String when, @Nullable List<String> is, Map<String, FieldFile> fields, Names at) {
        known(when, fields, at, "when");
        at.demand((when == null) == (is == null), "when 和 is 一起写", "when");
        FieldFile field = when == null ? null : fields.get(when);
        if (field != null && is != null && field.options() != null) {
            Set<String> unknown = new HashSet<>(is);
            unknown.removeAll(field.options().keySet());
            at.demand(unknown.isEmpty(), "“" + when + "”没有这些选项：" + String.join("、", unknown), "is");
        }
    }

    private static void shown(ShownFile shown, Map<String, FieldFile> fields, Names at) {
        at.demand(!shown.columns().isEmpty(), "列表至少有一列", "columns");
        for (int n = 0; n < shown.columns().size(); n++) {
            open(shown.columns().get(n), fields, at, "columns", n);
            FieldFile column = fields.get(shown.columns().get(n));
            at.demand(column == null || column.kind() != RegisterFile.Kind.ROWS, "列表里放不下一张表，它在逐条的页面上", "columns", n);
        }
        for (int n = 0; shown.facets() != null && n < shown.facets().size(); n++) {
            String name = shown.facets().get(n);
            open(name, fields, at, "facets", n);
            FieldFile field = fields.get(name);
            at.demand(field == null || NARROWED.contains(field.kind()), "只能按选项、机关、年月、短的文字和连到的记录筛选", "facets", n);
        }
        if (shown.order() != null && !shown.order().by().equals(Register.VALID_ON)) {
            open(shown.order().by(), fields, at, "order", "by");
        }
        if (shown.chart() != null) {
            open(shown.chart().by(), fields, at, "chart", "by");
            FieldFile by = fields.get(shown.chart().by());
            at.demandOfNew(by == null || DRAWN.contains(by.kind()), "图只能按选项、机关、年月日、短的文字、数和连到的记录分；“" + shown.chart().by() + "”这样的字段，几乎每条记录各成一条", "chart", "by");
            if (shown.chart().of() != null) {
                number(shown.chart().of(), fields, at, "chart", "of");
            }
            (shown.chart().only() == null ? Map.<String, String>of() : shown.chart().only()).forEach((name, option) -> {
                open(name, fields, at, "chart", "only", name);
                FieldFile field = fields.get(name);
                at.demand(field == null || field.kind() == RegisterFile.Kind.CHOICE && field.options() != null && field.options().containsKey(option), "只能按 CHOICE 字段的一个选项挑选", "chart", "only", name);
            });
        }
        if (shown.further() != null) {
            Names here = at.under("further");
            here.demand(shown.further().to().startsWith("/") && shown.further().to().contains("{key}"), "写本站的地址，以 / 开头，用 {key} 写记录的编号", "to");
            known(shown.further().given(), fields, here, "given");
        }
        if (shown.map() != null) {
            open(shown.map(), fields, at, "map");
            FieldFile field = fields.get(shown.map());
            at.demand(field == null || field.kind() == RegisterFile.Kind.PLACE, "画在地图上的是 PLACE 字段", "map");
        }
    }

    private static void known(@Nullable String name, Map<String, FieldFile> fields, Names at, Object... path) {
        if (name != null && !name.equals(Register.ORGAN) && !fields.containsKey(name)) {
            at.wrong("没有字段“" + name + "”", "已有：" + fields.keySet().stream().collect(Collectors.joining("、")), path);
        }
    }

    private static void open(String name, Map<String, FieldFile> fields, Names at, Object... path) {
        known(name, fields, at, path);
        FieldFile field = fields.get(name);
        at.demand(field == null || !isSealed(field), "“" + name + "”不公开，不能列出来", path);
    }

    private static void number(@Nullable String name, Map<String, FieldFile> fields, Names at, Object... path) {
        kind(name, fields, Set.of(RegisterFile.Kind.NUMBER, RegisterFile.Kind.MONEY), "数", at, path);
    }

    private static void day(@Nullable String name, Map<String, FieldFile> fields, Names at, Object... path) {
        kind(name, fields, Set.of(RegisterFile.Kind.DATE, RegisterFile.Kind.MONTH), "日期", at, path);
    }

    private static void kind(@Nullable String name, Map<String, FieldFile> fields, Set<RegisterFile.Kind> kinds, String what, Names at, Object... path) {
        known(name, fields, at, path);
        FieldFile field = name == null ? null : fields.get(name);
        at.demand((name == null || !name.equals(Register.ORGAN)) && (field == null || kinds.contains(field.kind())), "“" + name + "”不是" + what, path);
    }
}
