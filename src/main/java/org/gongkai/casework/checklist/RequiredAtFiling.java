package org.gongkai.casework.checklist;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.filing.FilingCondition;
import org.gongkai.casework.filing.Submit;
import org.gongkai.procedure.Refusal;
import org.springframework.stereotype.Component;

/** Whoever fills in the form themselves uploads what is required and can be uploaded; what came to an office is received and then completed. */
@Component
class RequiredAtFiling implements FilingCondition {

    @Override
    public List<Refusal> refuse(CaseType type, Submit submit) {
        if (!type.channel(submit.channel()).map(CaseType.Channel::selfService).orElse(false)) {
            return List.of();
        }
        Set<String> asked = Stream.concat(type.applicant().stream(), type.content().stream()).map(field -> field.name()).collect(Collectors.toSet());
        return ChecklistCapability.list(type).stream().filter(piece -> piece.isRequired(submit.party(), submit.applicant(), submit.content()))
                .filter(piece -> piece.fields().stream().anyMatch(asked::contains))
                .filter(piece -> piece.fields().stream().allMatch(field -> submit.content().getOrDefault(field, submit.applicant().getOrDefault(field, "")).isEmpty()))
                .map(piece -> new Refusal("还没有上传“" + piece.title() + "”，这样的情况必须交", piece.article(), piece.fields().stream().filter(asked::contains).sorted().findFirst().orElseThrow()))
                .toList();
    }
}
