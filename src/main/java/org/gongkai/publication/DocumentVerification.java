package org.gongkai.publication;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verification;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Derives the stage of every edition, and what is live and withdrawn, again from the acts and compares. */
@Component
class DocumentVerification implements Verification {

    private static final int CHUNK = 500;

    private final ReviewChain chain;
    private final Ledger ledger;
    private final JdbcClient client;

    DocumentVerification(ReviewChain chain, Ledger ledger, JdbcClient client) {
        this.chain = chain;
        this.ledger = ledger;
        this.client = client;
    }

    @Override
    public String title() {
        return "文件";
    }

    @Override
    public void verify(Range range, Differences out) {
        List<String> subjects = ledger.subjects("publication.", range);
        for (int from = 0; from < subjects.size(); from += CHUNK) {
            compare(subjects.subList(from, Math.min(from + CHUNK, subjects.size())), out);
        }
    }

    private void compare(List<String> documents, Differences out) {
        Map<String, Derived> stored = stored(documents);
        ledger.of(documents).forEach((id, acts) -> {
            Derived derived = derive(acts);
            Derived is = stored.getOrDefault(id, new Derived());
            out.tell(id, "各版本的环节", derived.stages, is.stages);
            is.kinds.keySet().retainAll(derived.kinds.keySet());
            out.tell(id, "文件种类", derived.kinds, is.kinds);
            out.tell(id, "公开中的版本", String.valueOf(derived.live), String.valueOf(is.live));
            out.tell(id, "是否撤回", derived.withdrawn, is.withdrawn);
            out.tell(id, "停止公开的版本和附件", derived.closed, is.closed);
            out.tell(id, "列出标题供人申请", String.valueOf(derived.onRequest), String.valueOf(is.onRequest));
            out.tell(id, "解读材料", String.valueOf(derived.material), String.valueOf(is.material));
        });
        ListedRows.differing(client, documents).forEach((id, listed) -> out.differs(id, "列表里的一行", listed ? "列出" : "不列出", listed ? "没有，或者说的不同" : "还在"));
        out.compared(documents.size());
    }

    private Derived derive(List<Act> acts) {
        Derived derived = new Derived();
        for (Act act : acts) {
            String edition = act.text("edition");
            String to = switch (act.verb()) {
                case "draft" -> chain.first();
                case "import" -> Edition.PUBLISHED;
                case "hold" -> ReviewChain.HELD;
                case "mark", "close", "kind", "hand-over", ImportFindings.SETTLE, CoordinateDraft.ASK, CoordinateDraft.ANSWER, CoordinateDraft.DECIDE, CoordinateDraft.CANCEL, ScheduledEditions.LEAVE, PlanInterpretation.PLAN,
                        PlanInterpretation.LATER, PlanInterpretation.BEGIN -> null;
                default -> chain.taken(act).to();
            };
            boolean opened = Edition.PUBLISHED.equals(to) && !act.verb().equals("import");
            if (opened) {
                derived.closeWithdrawn(String.valueOf(edition));
            }
            if (edition != null && act.text("kind") != null) {
                derived.kinds.put(edition, String.valueOf(act.text("kind")));
            }
            if (edition != null && to != null) {
                derived.stages.put(edition, to);
                derived.live = to.equals(Edition.PUBLISHED) ? edition : derived.live;
            }
            switch (act.verb()) {
                case "withdraw", "reground" -> derived.withdrawnOn(String.valueOf(act.text("ground")));
                default -> derived.withdrawn = derived.withdrawn && !opened;
            }
            switch (act.verb()) {
                case OnRequest.LIST -> derived.onRequest = act.effectiveOn();
                case "reground" -> derived.onRequest = Withdrawals.ground(act.text("ground")).keeps(Withdrawals.Part.TITLE) ? derived.onRequest : null;
                case PlanInterpretation.BEGIN -> derived.material = act.text("material");
                default -> derived.onRequest = chain.step(act).filter(OnRequest::unlists).isPresent() ? null : derived.onRequest;
            }
            if (act.verb().equals("close")) {
                derived.closed.put(edition + " " + act.text("attachment"), String.valueOf(act.text("ground")));
            }
        }
        return derived;
    }

    private Map<String, Derived> stored(List<String> documents) {
        Map<String, Derived> stored = new HashMap<>();
        client.sql("""
                select d.id, d.live_edition, d.withdrawn_on is not null, e.id, e.stage, e.kind, d.on_request_on, i.material
                from publication.document d join publication.edition e on e.document = d.id left join publication.interpretation i on i.document = d.id where d.id = any(?)""")
                .param(documents.toArray(String[]::new)).query(row -> {
                    Derived one = stored.computeIfAbsent(row.getString(1), id -> new Derived());
                    one.live = row.getString(2);
                    one.withdrawn = row.getBoolean(3);
                    one.onRequest = row.getObject(7, LocalDate.class);
                    one.material = row.getString(8);
                    one.stages.put(row.getString(4), row.getString(5));
                    if (row.getString(6) != null) {
                        one.kinds.put(row.getString(4), row.getString(6));
                    }
                });
        client.sql("select document, edition, attachment, ground from publication.closing where document = any(?)").param(documents.toArray(String[]::new))
                .query(row -> {
                    stored.computeIfAbsent(row.getString(1), id -> new Derived()).closed.put(row.getString(2) + " " + row.getString(3), row.getString(4));
                });
        return stored;
    }

    private static final class Derived {

        private final Map<String, String> stages = new HashMap<>();
        private final Map<String, String> kinds = new HashMap<>();
        private @Nullable String live;
        private boolean withdrawn;
        private String ground = "";
        private final Map<String, String> closed = new TreeMap<>();
        private @Nullable LocalDate onRequest;
        private @Nullable String material;

        private void withdrawnOn(String on) {
            withdrawn = true;
            ground = on;
        }

        /** What a withdrawal covered stays closed when something newer goes public. */
        private void closeWithdrawn(String except) {
            if (withdrawn) {
                stages.forEach((edition, stage) -> {
                    if (stage.equals(Edition.PUBLISHED) && !edition.equals(except)) {
                        closed.putIfAbsent(edition + " null", ground);
                    }
                });
            }
        }
    }
}
