package org.gongkai.publication;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the people who draft and review have on their desks. */
@Repository
public class DeskDocuments {

    /**
     * An edition that waits for somebody.
     *
     * @param inStage how many wait in the same stage
     */
    public record Row(String editionId, String documentId, String organ, String title, int number, String stage, @Nullable String drafter, long inStage) {
    }

    /** What happened to an edition, with the words written about it and who acted. */
    public record Step(Act act, String title, String actor, @Nullable String words) {
    }

    private static final Role[] ACTING = {Role.OFFICER, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.APPROVER};

    private final JdbcClient client;
    private final Documents documents;
    private final ReviewChain chain;
    private final Ledger ledger;
    private final People people;

    DeskDocuments(JdbcClient client, Documents documents, ReviewChain chain, Ledger ledger, People people) {
        this.client = client;
        this.documents = documents;
        this.chain = chain;
        this.ledger = ledger;
        this.people = people;
    }

    /** Unpublished editions in stages where the person's posts have something to do, oldest first; at most so many of each stage. */
    public List<Row> waiting(Staff staff, int limit) {
        return client.sql("""
                select * from (select e.id as edition_id, e.document as document_id, d.organ, e.title, e.number, e.stage, e.drafter,
                        count(*) over (partition by e.stage) as in_stage, row_number() over (partition by e.stage order by e.id) as at
                    from publication.edition e join publication.document d on d.id = e.document
                    where e.stage <> 'published' and e.stage = any(?) and d.organ = any(?)) waiting
                where at <= ? order by stage, edition_id""")
                .params(strings(chain.stagesFor(staff)), strings(staff.scope(ACTING).organs()), limit).query(Row.class).list();
    }

    /** Newest published documents of the organs a person sees. */
    public List<DocumentLine> published(Staff staff, int limit) {
        return documents.of(staff.scope().organs(), limit);
    }

    public Optional<ReviewChain.Subject> edition(String editionId, Staff staff) {
        return documents.edition(editionId, staff.scope());
    }

    /** All published editions of the document, as they are. */
    public List<Edition> editions(ReviewChain.Subject subject) {
        return documents.editions(subject.document().id());
    }

    public List<Step> steps(ReviewChain.Subject subject) {
        String document = subject.document().id();
        List<Act> acts = ledger.of(document).stream()
                .filter(act -> act.text("edition") == null || subject.edition().id().equals(act.text("edition"))).toList();
        Map<String, String> words = client.sql("select act, words from publication.remark where document = ?").param(document)
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<String, String> names = people.names(acts.stream().map(Act::actor).filter(Objects::nonNull).distinct().toList());
        List<Step> steps = new ArrayList<>();
        for (Act act : acts) {
            String actor = act.actor() == null ? "系统" : names.getOrDefault(act.actor(), act.actor());
            steps.add(new Step(act, title(act.verb()), actor, words.get(act.id())));
        }
        return steps;
    }

    private String title(String verb) {
        return switch (verb) {
            case "draft" -> "起草";
            case "import" -> "导入";
            case "mark" -> "标注有效性";
            case "hold" -> "导入，检查后待定";
            case "close" -> "停止公开旧文件";
            case ImportFindings.SETTLE -> "核对导入时的发现";
            default -> chain.action(verb).title();
        };
    }

    private static String[] strings(Collection<String> values) {
        return values.toArray(String[]::new);
    }
}
