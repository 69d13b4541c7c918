package org.gongkai.publication;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.definition.Extension;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.gongkai.definition.Sort;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Role;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Procedure;
import org.gongkai.procedure.StepsDeclared.Act;
import org.gongkai.procedure.StepsDeclared.Input;
import org.gongkai.procedure.StepsDeclared.Step;
import org.jspecify.annotations.Nullable;

/** A review chain as its file is written, in the steps that everything with steps is written in. */
record ReviewChainFile(String id, String title, String description, String legalBasis, Period inForce, @Meaning("第一个环节") String first, List<Step> stages,
        List<Act> actions, @Meaning("审查哪些稿件，每一行写机构、种类、条件，行里写的都要相符；都不相符的，走文件种类写的程序。like 的那一个的不继承") @Nullable List<Takes> takes) {

    record Period(LocalDate from, @Nullable LocalDate to) {
    }

    /** What the chain takes: everything that a row names has to fit. */
    record Takes(@Meaning("文件种类；不写的，任何种类") @Nullable List<String> kinds, @Meaning("机构的代号；不写的，任何机构") @Nullable List<String> organs,
            @Meaning("文件种类的选择项选了什么") @Nullable List<Choice> when) {
    }

    record Choice(@Meaning("kinds 里每一种都有的 CHOICE 字段") String field, @Meaning("选了其中之一") List<String> is) {
    }

    /** Keys of an action. */
    record Confirmed(@Meaning("办以前的确认页上写明会发生什么") @Nullable List<String> confirm,
            @Meaning("先公开、后补办的：公开以后还欠哪一步，没有补办以前列在待办和清单里") @Nullable String owes) {
    }

    /** The sort of name under which kinds of document speak of a chain. */
    static final Sort SORT = new Sort("reviewchain", "审查程序");

    /** The field in which a secrecy reviewer concludes. */
    static final String CONCLUSION = "conclusion";
    /** Steps by which acts are known to make something public, whatever chain they are of. */
    private static final Set<String> PUBLISHES = Set.of("publish", "release");
    private static final Sort ROW = new Sort("reviewchain-row", "审查程序审查的稿件");

    /** What is said before an action is taken. */
    static final Extension<Confirmed> CONFIRMED = new Extension<>(Act.class, Confirmed.class);

    static final Kind<ReviewChainFile> FILES = Kind.of(SORT.title(), "reviewchains", ReviewChainFile.class, ReviewChainFile::look).own(Own.AT_START).inheriting("takes")
            .extendedBy(() -> List.of(CONFIRMED));

    private void look(Names names) {
        names.offers(SORT, id, "id");
        names.holds(SORT, id, inForce.from(), inForce.to(), "inForce");
        names.demand(!isPublicWithoutSecrecyReview(), "有一条路不经保密审查就公开：每一条路都要有只由 SECRECY_REVIEWER 办理、必填 conclusion 的一步", "actions");
        List<Takes> rows = takes == null ? List.of() : takes;
        for (int n = 0; n < rows.size(); n++) {
            look(rows.get(n), names.under("takes", n));
        }
        for (int n = 0; n < actions.size(); n++) {
            Names at = names.under("actions", n);
            at.demand(!PUBLISHES.contains(actions.get(n).id()) || Edition.PUBLISHED.equals(actions.get(n).to()), "“" + actions.get(n).id() + "”在每一个程序里都是公开，台账里认得出；别的步骤另起名称", "to");
            actions.get(n).who().stream().filter(who -> !who.equals(Actor.SYSTEM)).forEach(role -> at.needs(Role.SORT, role, "who"));
            String owes = at.says(CONFIRMED).owes();
            at.demand(owes == null || actions.stream().anyMatch(other -> other.id().equals(owes) && other.from().contains(Edition.PUBLISHED)), "owes 应是公开以后（published）可以办的一步", "owes");
            List<Input> fields = actions.get(n).fields();
            at.demand(fields == null || fields.stream().noneMatch(field -> field.kind() == Field.Kind.FILE), "审核的步骤不收文件；文稿的附件在起草时上传", "fields");
        }
    }

    /** 保守国家秘密法第三十五条，条例第十七条: nothing that is drafted becomes public before a secrecy reviewer has written a conclusion. */
    private boolean isPublicWithoutSecrecyReview() {
        Set<String> reached = new HashSet<>(Set.of(first));
        for (boolean more = true; more;) {
            more = false;
            for (Act action : actions) {
                more |= action.to() != null && !isSecrecyReview(action) && action.from().stream().anyMatch(reached::contains) && reached.add(action.to());
            }
        }
        return reached.contains(Edition.PUBLISHED);
    }

    private static boolean isSecrecyReview(Act action) {
        return action.who().equals(List.of(Role.SECRECY_REVIEWER.name())) && orNone(action.fields()).stream().anyMatch(field -> field.name().equals(CONCLUSION) && Boolean.TRUE.equals(field.required()));
    }

    private void look(Takes row, Names at) {
        List<String> kinds = orNone(row.kinds());
        List<String> organs = orNone(row.organs());
        List<Choice> when = orNone(row.when());
        at.demand(!kinds.isEmpty() || !organs.isEmpty(), "这一行没有写审查哪些种类、哪些机构的稿件");
        at.demand(when.isEmpty() || !kinds.isEmpty(), "写 when 的，也写 kinds：不同种类的选择项不同", "when");
        at.onceFor(id, ROW, Stream.of(kinds, organs, when).map(part -> part.stream().map(String::valueOf).sorted().toList().toString()).collect(Collectors.joining(" ")));
        for (int n = 0; n < kinds.size(); n++) {
            at.needs(DocumentKind.SORT, kinds.get(n), "kinds", n);
        }
        for (int n = 0; n < organs.size(); n++) {
            at.asks(Organ.SORT, organs.get(n), "organs", n);
        }
        for (int n = 0; n < when.size(); n++) {
            Choice choice = when.get(n);
            Names there = at.under("when", n);
            there.demand(!choice.is().isEmpty(), "没有写选了什么", "is");
            kinds.forEach(kind -> choice.is().forEach(option -> there.needs(DocumentKindFile.OPTION, DocumentKindFile.option(kind, choice.field(), option), "is")));
        }
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(inForce.from()) && (inForce.to() == null || !day.isAfter(inForce.to()));
    }

    Procedure procedure() {
        return new Procedure(id, title, first, stages.stream().map(Step::stage).toList(), actions.stream().map(Act::action).toList());
    }
}
