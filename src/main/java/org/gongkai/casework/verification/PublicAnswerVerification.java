package org.gongkai.casework.verification;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.publicanswer.ChangePublicAnswer;
import org.gongkai.casework.publicanswer.PublicAnswers;
import org.gongkai.casework.publicwords.PublicWords;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verification;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares what everyone may read of letters with the acts that published, corrected and withdrew it: none without, none other. */
@Component
class PublicAnswerVerification implements Verification {

    private static final int CHUNK = 500;

    private final PublicAnswers answers;
    private final Cases cases;
    private final Ledger ledger;
    private final JdbcClient client;

    PublicAnswerVerification(PublicAnswers answers, Cases cases, Ledger ledger, JdbcClient client) {
        this.answers = answers;
        this.cases = cases;
        this.ledger = ledger;
        this.client = client;
    }

    @Override
    public String title() {
        return "公开的来信和答复";
    }

    private record Row(String id, String application, boolean withdrawn) {
    }

    @Override
    public void verify(Range range, Differences out) {
        List<Row> rows = client.sql("""
                select c.id, c.application_id as application, p.withdrawn_on is not null as withdrawn
                from casework.public_answer p join casework.cases c on c.id = p.case_id order by c.id""").query(Row.class).list();
        for (int from = 0; from < rows.size(); from += CHUNK) {
            List<Row> chunk = rows.subList(from, Math.min(from + CHUNK, rows.size()));
            Map<String, List<Act>> ofCases = ledger.of(chunk.stream().map(Row::id).toList());
            Map<String, List<Act>> ofApplications = ledger.of(chunk.stream().map(Row::application).distinct().toList());
            chunk.forEach(row -> verify(row, ofCases.getOrDefault(row.id(), List.of()), ofApplications.getOrDefault(row.application(), List.of()), out));
        }
        out.compared(rows.size());
    }

    private void verify(Row row, List<Act> ofCase, List<Act> ofApplication, Differences out) {
        Map<String, @Nullable String> bindings = new TreeMap<>();
        ofCase.stream().filter(act -> act.text(PublicAnswers.BINDING) != null).forEach(act -> bindings.put(act.id(), act.text(PublicAnswers.BINDING)));
        boolean withdrawn = false;
        // taken up again and published anew, a withdrawn letter is public again
        List<Act> inOrder = Stream.concat(ofCase.stream().filter(act -> act.text(PublicAnswers.BINDING) != null), ofApplication.stream()).sorted(Comparator.comparing(Act::recordedAt)).toList();
        for (Act act : inOrder) {
            if (act.subject().equals(row.id())) {
                withdrawn = false;
            } else if (row.id().equals(act.text("case")) && act.kind().equals(ChangePublicAnswer.CORRECTED)) {
                withdrawn = false;
                bindings.put(act.id(), act.text(PublicAnswers.BINDING));
            } else if (row.id().equals(act.text("case")) && act.kind().equals(ChangePublicAnswer.WITHDRAWN)) {
                withdrawn = true;
            }
        }
        if (withdrawn != row.withdrawn()) {
            out.differs(row.id(), "公开的来信和答复是否撤回", withdrawn, row.withdrawn());
        }
        if (ofCase.isEmpty() || !isPublished(cases.state(row.id()))) {
            out.differs(row.id(), "公开的来信和答复没有台账", "无", "有");
        }
        bindings.forEach((act, said) -> {
            String kept = answers.binding(row.id(), act);
            if (kept != null && !Objects.equals(kept, said)) {
                out.differs(row.id(), "公开的文字", String.valueOf(said), kept);
            }
        });
        shown(row, out);
    }

    /** Whether an act of it said what everyone may read. */
    private static boolean isPublished(CaseState state) {
        return state.acts().stream().anyMatch(act -> state.type().action(act.verb()).filter(PublicWords::areSaidBy).isPresent());
    }

    /** What the page says is the latest version, word for word. */
    private void shown(Row row, Differences out) {
        List<PublicAnswers.Version> history = answers.history(row.id());
        PublicWords last = history.isEmpty() ? null : history.getLast().words();
        answers.find(row.id()).filter(answer -> last != null).map(answer -> new PublicWords(answer.title(), answer.question(), answer.answer()))
                .filter(words -> !words.equals(last)).ifPresent(words -> out.differs(row.id(), "网页上的来信和答复", "版本 " + history.getLast().no(), "与版本不符"));
    }
}
