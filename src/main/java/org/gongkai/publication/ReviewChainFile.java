package org.gongkai.publication;

import java.time.LocalDate;
import java.util.List;

import org.gongkai.definition.Extension;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.gongkai.definition.Sort;
import org.gongkai.directory.Role;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Procedure;
import org.gongkai.procedure.StepsDeclared.Act;
import org.gongkai.procedure.StepsDeclared.Input;
import org.gongkai.procedure.StepsDeclared.Step;
import org.jspecify.annotations.Nullable;

/** A review chain as its file is written, in the steps that everything with steps is written in. */
record ReviewChainFile(String id, String title, String description, String legalBasis, Period inForce, @Meaning("第一个环节") String first, List<Step> stages,
        List<Act> actions) {

    record Period(LocalDate from, @Nullable LocalDate to) {
    }

    /** Key of an action. */
    record Confirmed(@Meaning("办以前的确认页上写明会发生什么") @Nullable List<String> confirm) {
    }

    /** The sort of name under which kinds of document speak of a chain. */
    static final Sort SORT = new Sort("reviewchain", "审查程序");

    /** What is said before an action is taken. */
    static final Extension<Confirmed> CONFIRMED = new Extension<>(Act.class, Confirmed.class);

    static final Kind<ReviewChainFile> FILES = Kind.of(SORT.title(), "reviewchains", ReviewChainFile.class, ReviewChainFile::look).own(Own.AT_START).inheriting()
            .extendedBy(() -> List.of(CONFIRMED));

    private void look(Names names) {
        names.offers(SORT, id, "id");
        names.once(SORT, id, "id");
        for (int n = 0; n < actions.size(); n++) {
            Names at = names.under("actions", n);
            actions.get(n).who().forEach(role -> at.needs(Role.SORT, role, "who"));
            List<Input> fields = actions.get(n).fields();
            at.demand(fields == null || fields.stream().noneMatch(field -> field.kind() == Field.Kind.FILE), "审核的步骤不收文件；文稿的附件在起草时上传", "fields");
        }
    }

    Procedure procedure() {
        return new Procedure(id, title, first, stages.stream().map(Step::stage).toList(), actions.stream().map(Act::action).toList());
    }
}
