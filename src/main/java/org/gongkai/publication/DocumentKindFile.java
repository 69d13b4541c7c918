package org.gongkai.publication;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.gongkai.calendar.Provision;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.gongkai.definition.Sort;
import org.gongkai.ledger.Fact;
import org.gongkai.procedure.Field;
import org.gongkai.publication.proposal.Rule;
import org.jspecify.annotations.Nullable;

/** A kind of document as its file is written. */
record DocumentKindFile(@Meaning("名称，小写字母") String id, String title, String description, String legalBasis, Period inForce,
        @Meaning("审查程序，reviewchains 里的") String chain, @Meaning("起草时的信息分类") String category,
        @Meaning("可以列在哪些栏目，第一个是起草时没有另选的") List<String> columns, @Nullable List<Asked> fields, @Meaning("列表里显示哪些字段") @Nullable List<String> listed,
        @Meaning("哪些字段的哪些值说的是图：没有图片说明的，页面上不这样说") @Nullable Map<String, List<String>> pictured,
        @Meaning("与别的文件的关系，两边的页面都显示") @Nullable List<Related> relations, @Meaning("什么时候以前公开") @Nullable Due term,
        @Meaning("公示到哪一天：一个日期字段") @Nullable String shownUntil,
        @Meaning("过了那一天：STAYS 照旧列在栏目里（不写的），LEAVES_COLUMNS 移出栏目，网址、检索、种类的清单里还在") @Nullable AfterShown afterShown,
        @Meaning("须与解读同步组织、同步审签、同步公布的") @Nullable Explained interpreted, @Meaning("计入法定表格的事实种类") @Nullable Counted counts,
        @Meaning("列表上面的一句话") @Nullable String words, @Meaning("怎样认出它：几条规则，有一条相符就提出来，由人决定；like 的那一种的不继承") @Nullable List<Rule> proposal) {

    /** The sort of name under which review chains speak of what was chosen in a field. */
    static final Sort OPTION = new Sort("documentkind-option", "文件种类的选择项");
    static final Sort RELATION = new Sort("documentkind-relation", "文件之间的关系");
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9-]*");
    private static final Set<Field.Kind> WRITTEN = Set.of(Field.Kind.LINE, Field.Kind.TEXT, Field.Kind.CHOICE, Field.Kind.DATE, Field.Kind.MONTH, Field.Kind.NUMBER,
            Field.Kind.MONEY, Field.Kind.ORGAN);

    /** What becomes of it when its last day on display has passed. */
    enum AfterShown { STAYS, LEAVES_COLUMNS }

    record Period(LocalDate from, @Nullable LocalDate to) {
    }

    record Asked(String name, String title, @Nullable String hint, @Meaning("LINE、TEXT、CHOICE、DATE、MONTH、NUMBER、MONEY、ORGAN") Field.Kind kind, @Nullable Boolean required,
            @Nullable Map<String, String> options, @Nullable Integer max, @Meaning("数和金额最小多少") @Nullable BigDecimal least, @Meaning("最大多少") @Nullable BigDecimal most,
            @Nullable String article, @Meaning("导入时取自来源的哪些字段，前者优先") @Nullable List<String> from) {

        Field field() {
            return new Field(name, title, hint, kind, Field.Keeping.PUBLIC, Boolean.TRUE.equals(required), options == null ? Map.of() : options, max == null ? 0 : max,
                    article, new Field.Limits(least, most, null, false, Set.of(), null, null));
        }
    }

    record Related(String name, @Meaning("那份文件是本文件的什么") String title, @Meaning("在那份文件的页面上，本文件是它的什么") String back, @Nullable Boolean required,
            @Meaning("那份文件是哪些种类；不写的，任何文件") @Nullable List<String> kinds,
            @Meaning("在那份文件正文上面写的话；不写的，只列在下面") @Nullable String notice) {
    }

    record Due(@Meaning("provisions.yaml 中的条文") String provision, @Meaning("从哪个日期字段起算；不写的，从成文日期") @Nullable String from,
            @Nullable String timely, @Nullable String late) {
    }

    record Explained(@Meaning("解读材料的种类") String by, @Meaning("解读材料与它的关系，那一种的 relations 里的") String as, @Meaning("有理由晚于文件公开的，最迟什么时候：provisions.yaml 中的条文") String later) {
    }

    record Counted(@Meaning("制发") @Nullable String made, @Meaning("新公开") @Nullable String newlyPublic, @Meaning("废止、失效") @Nullable String repealed) {
    }

    static final Kind<DocumentKindFile> FILES = Kind.of(DocumentKind.SORT.title(), "documentkinds", DocumentKindFile.class, DocumentKindFile::look).own(Own.AT_START).inheriting("proposal");

    private void look(Names names) {
        names.demand(NAME.matcher(id).matches(), "名称“" + id + "”应以小写字母开头", "id");
        names.offers(DocumentKind.SORT, id, "id");
        names.once(DocumentKind.SORT, id, "id");
        names.needs(ReviewChainFile.SORT, chain, "chain");
        names.needs(Categories.CATEGORY, category, "category");
        for (int n = 0; n < columns.size(); n++) {
            names.needs(Categories.COLUMN, columns.get(n), "columns", n);
        }
        names.demand(!columns.isEmpty(), "没有写列在哪个栏目", "columns");
        Map<String, Field.Kind> kinds = new HashMap<>();
        Set<String> once = new HashSet<>();
        for (int n = 0; n < orNone(fields).size(); n++) {
            Asked field = orNone(fields).get(n);
            Names at = names.under("fields", n);
            kinds.put(field.name(), field.kind());
            at.demand(NAME.matcher(field.name()).matches() && once.add(field.name()), "字段“" + field.name() + "”应以小写字母开头，每个只写一次", "name");
            at.demand(WRITTEN.contains(field.kind()), "文件的字段没有 " + field.kind() + " 这一种；与别的文件的关系写在 relations", "kind");
            if (field.options() != null) {
                field.options().keySet().forEach(option -> at.offers(OPTION, option(id, field.name(), option), "options"));
            }
            at.demand((field.kind() == Field.Kind.CHOICE) == (field.options() != null), "CHOICE 写 options，别的不写", "options");
        }
        for (int n = 0; n < orNone(listed).size(); n++) {
            names.demand(kinds.containsKey(orNone(listed).get(n)), "listed 的“" + orNone(listed).get(n) + "”不是字段", "listed", n);
        }
        for (int n = 0; n < orNone(relations).size(); n++) {
            Related related = orNone(relations).get(n);
            names.demand(NAME.matcher(related.name()).matches() && once.add(related.name()), "关系“" + related.name() + "”应以小写字母开头，不与字段同名", "relations", n, "name");
            names.offers(RELATION, relation(id, related.name()), "relations", n, "name");
            for (int k = 0; k < orNone(related.kinds()).size(); k++) {
                names.needs(DocumentKind.SORT, orNone(related.kinds()).get(k), "relations", n, "kinds", k);
            }
        }
        names.demand(shownUntil == null || kinds.get(shownUntil) == Field.Kind.DATE, "shownUntil 应是一个 DATE 字段", "shownUntil");
        names.demand(shownUntil != null || afterShown == null, "没有写 shownUntil，也就没有哪一天以后", "afterShown");
        if (interpreted != null) {
            names.needs(RELATION, relation(interpreted.by(), interpreted.as()), "interpreted", "as");
            names.needs(Provision.SORT, interpreted.later(), "interpreted", "later");
        }
        counted(names, kinds);
        for (int n = 0; n < orNone(proposal).size(); n++) {
            Rule rule = orNone(proposal).get(n);
            names.demand(!rule.namesNothing() && rule.weight() >= 1 && rule.weight() <= 100, "规则至少写一个记号，weight 在 1 和 100 之间", "proposal", n);
        }
    }

    /** What a choice of a kind is called among all of them. */
    static String option(String kind, String field, String option) {
        return kind + "." + field + "=" + option;
    }

    static String relation(String kind, String relation) {
        return kind + "." + relation;
    }

    private void counted(Names names, Map<String, Field.Kind> kinds) {
        if (term != null) {
            names.needs(Provision.SORT, term.provision(), "term", "provision");
            names.demand(term.from() == null || kinds.get(term.from()) == Field.Kind.DATE, "term 的 from 应是一个 DATE 字段", "term", "from");
            offer(names, term.timely(), "term", "timely");
            offer(names, term.late(), "term", "late");
        }
        if (counts != null) {
            offer(names, counts.made(), "counts", "made");
            offer(names, counts.newlyPublic(), "counts", "newlyPublic");
            offer(names, counts.repealed(), "counts", "repealed");
        }
    }

    private static void offer(Names names, @Nullable String fact, Object... path) {
        if (fact != null) {
            names.offers(Fact.SORT, fact, path);
        }
    }

    DocumentKind kind() {
        Map<String, List<String>> sources = new HashMap<>();
        orNone(fields).forEach(field -> sources.put(field.name(), field.from() == null ? List.of(field.name()) : field.from()));
        return new DocumentKind(id, title, description, legalBasis, new DocumentKind.InForce(inForce.from(), inForce.to()), chain, category, columns,
                orNone(fields).stream().map(Asked::field).toList(), orNone(listed), pictured == null ? Map.of() : pictured,
                orNone(relations).stream().map(one -> new DocumentKind.Relation(one.name(), one.title(), one.back(), Boolean.TRUE.equals(one.required()), orNone(one.kinds()), one.notice())).toList(),
                term == null ? null : new DocumentKind.Term(term.provision(), term.from(), term.timely(), term.late()), shownUntil, afterShown == AfterShown.LEAVES_COLUMNS,
                interpreted == null ? null : new DocumentKind.Interpreted(interpreted.by(), interpreted.as(), interpreted.later()),
                counts == null ? DocumentKind.Counts.NOTHING : new DocumentKind.Counts(counts.made(), counts.newlyPublic(), counts.repealed()),
                words == null ? description : words, Map.copyOf(sources), orNone(proposal));
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
