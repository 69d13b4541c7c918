package org.gongkai.casework.retention;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.filing.FilingCondition;
import org.gongkai.casework.filing.Submit;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Refusal;
import org.springframework.stereotype.Component;

/** A reconsideration or suit names the answer that it is brought against, and the answer is there, or somebody says that it is older than this system. */
@Component
class NamesAKnownReply implements FilingCondition {

    private final Contests contests;

    NamesAKnownReply(Contests contests) {
        this.contests = contests;
    }

    @Override
    public List<Refusal> refuse(CaseType type, Submit submit) {
        Optional<String> unless = Contesting.knownUnless(type).filter(field -> !"yes".equals(submit.content().get(field)));
        if (unless.isEmpty()) {
            return List.of();
        }
        String wayOut = "；在本系统启用以前作出、这里查不到的，“" + Field.of(type.content(), unless.get()).title() + "”选“是”";
        return Contesting.fields(type).stream().flatMap(name -> {
            String title = Field.of(type.content(), name).title();
            String said = submit.content().getOrDefault(name, "").strip();
            return said.isEmpty() ? Stream.of(Refusal.ofField(name, "请填写“" + title + "”，没有答复的写原申请的编号" + wayOut))
                    : contests.knows(said) ? Stream.empty() : Stream.of(Refusal.ofField(name, "“" + title + "”“" + said + "”查不到，请核对文号或者原申请的编号" + wayOut));
        }).toList();
    }
}
