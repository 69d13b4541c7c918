package org.gongkai.casework.material;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.filing.FilingCondition;
import org.gongkai.casework.filing.Submit;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a form names was uploaded with it, is still kept, and belongs to no other matter. */
@Component
class FilesStillThere implements FilingCondition, StandingCondition {

    private final Materials materials;

    FilesStillThere(Materials materials) {
        this.materials = materials;
    }

    @Override
    public List<Refusal> refuse(CaseType type, Submit submit) {
        return refusals(Stream.concat(Enclosed.named(type.applicant(), submit.applicant(), "").stream(), Enclosed.named(type.content(), submit.content(), "").stream()).toList(),
                submit.token());
    }

    @Override
    public String title() {
        return "上传的文件都在";
    }

    @Override
    public boolean concerns(CaseState state, Attempt attempt) {
        return attempt.action().fields().stream().anyMatch(field -> field.kind() == Field.Kind.FILE && attempt.value(field.name()) != null);
    }

    @Override
    public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
        return refusals(Enclosed.named(attempt.action().fields(), command.values(), ""), null);
    }

    private List<Refusal> refusals(List<Enclosed> named, @Nullable String token) {
        if (named.isEmpty()) {
            return List.of();
        }
        List<String> free = materials.free(named.stream().map(one -> one.file().id()).toList(), token);
        List<Refusal> refusals = new ArrayList<>();
        for (Enclosed one : named) {
            if (!free.contains(one.file().id())) {
                refusals.add(Refusal.ofField(one.field().name(), "“" + one.field().title() + "”里的“" + one.file().name() + "”已经不在了：没有提交的文件只保留几天，用过的也不能再用。请去掉它，重新上传"));
            }
        }
        return refusals;
    }
}
