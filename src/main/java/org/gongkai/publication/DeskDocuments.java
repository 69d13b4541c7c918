package org.gongkai.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
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
     * @param formed  what decides by when it is to be public; null where nobody asks
     * @param chain   digest of the chain by which it goes on; empty where nobody asks
     */
    public record Row(String editionId, String documentId, String organ, String title, int number, String stage, @Nullable String drafter, long inStage,
            PublicationPeriods.@Nullable Formed formed, String chain) {
    }

    /**
     * What happened to an edition, with the words written about it and who acted.
     *
     * @param chosen what was chosen, by the title of the choice
     */
    public record Step(Act act, String title, String actor, @Nullable String words, Map<String, String> chosen) {
    }

    private final JdbcClient client;
    private final Documents documents;
    private final DocumentLists lists;
    private final ReviewChain chain;
    private final Ledger ledger;
    private final People people;
    private final DocumentKinds kinds;
    private final PublicationPeriods periods;
    private final Coordinations coordinations;

    DeskDocuments(JdbcClient client, Documents documents, DocumentLists lists, ReviewChain chain, Ledger ledger, People people, DocumentKinds kinds, PublicationPeriods periods, Coordinations coordinations) {
        this.coordinations = coordinations;
        this.periods = periods;
        this.kinds = kinds;
        this.client = client;
        this.documents = documents;
        this.lists = lists;
        this.chain = chain;
        this.ledger = ledger;
        this.people = people;
    }

    /** Unpublished editions of which one of the person's posts owes the next step, oldest first; at most so many of each stage. */
    public List<Row> waiting(Staff staff, int limit) {
        List<Turn> turns = turns(staff);
        Map<@Nullable String, String> ofKind = chain.chainOfKind();
        List<String> kindsOfChains = ofKind.keySet().stream().filter(Objects::nonNull).toList();
        return client.sql("""
                select * from (select e.id as edition_id, e.document as document_id, d.organ, e.title, e.number, e.stage, e.drafter,
                        turn.chain, e.kind, e.formed_on, e.fields::text as fields, e.disclosure, l.kind as live_kind, l.formed_on as live_formed, l.fields::text as live_fields,
                        count(*) over (partition by e.stage) as in_stage, row_number() over (partition by e.stage order by e.id) as at
                    from publication.edition e join publication.document d on d.id = e.document
                    left join publication.edition l on l.id = d.live_edition and l.id <> e.id
                    left join unnest(?, ?) k(kind, chain) on k.kind = e.kind
                    join unnest(?, ?, ?, ?) turn(chain, stage, organ, of_others) on turn.stage = e.stage and turn.organ = d.organ and turn.chain = coalesce(e.chain, k.chain, ?)
                    where e.stage <> 'published' and not (turn.of_others and e.drafter is not distinct from ?)) waiting
                where at <= ? order by stage, edition_id""")
                .params(strings(kindsOfChains), strings(kindsOfChains.stream().map(ofKind::get).toList()), strings(turns.stream().map(Turn::chain).toList()), strings(turns.stream().map(Turn::stage).toList()), strings(turns.stream().map(Turn::organ).toList()),
                        turns.stream().map(Turn::ofOthers).toArray(Boolean[]::new), ofKind.get(null), staff.personId(), limit).query((row, n) -> row(row, formed(row), row.getString("chain"))).list();
    }

    /** Something that is to be public and is not, although its period is over. */
    public record Late(String documentId, String organ, String title, LocalDate dueOn) {
    }

    /** Everything at the organs of a scope that is late, the longest first; drafts without a day of formation are not. */
    public List<Late> late(Scope scope) {
        LocalDate today = periods.today();
        return client.sql("""
                select e.id as edition_id, e.document as document_id, d.organ, e.title, e.number, e.stage, e.drafter, 0 as in_stage, e.kind, e.formed_on, e.fields::text as fields, e.disclosure,
                    l.kind as live_kind, l.formed_on as live_formed, l.fields::text as live_fields
                from publication.edition e join publication.document d on d.id = e.document left join publication.edition l on l.id = d.live_edition and l.id <> e.id
                where e.stage <> 'published' and e.disclosure = ? and (? or d.organ = any(?))""").params(Disclosure.PROACTIVE.name(), scope.everything(), scope.organs().toArray(String[]::new)).query((row, n) -> row(row, formed(row), "")).list().stream()
                .flatMap(row -> Optional.ofNullable(row.formed()).flatMap(periods::running).filter(reading -> reading.isOverdueOn(today))
                        .map(reading -> new Late(row.documentId(), row.organ(), row.title(), reading.due())).stream())
                .sorted(Comparator.comparing(Late::dueOn).thenComparing(Late::documentId)).toList();
    }

    private PublicationPeriods.Formed formed(ResultSet row) throws SQLException {
        LocalDate live = row.getObject("live_formed", LocalDate.class);
        return periods.formed(row.getString("organ"), row.getString("kind"), row.getObject("formed_on", LocalDate.class), ParticularsColumns.fields(row.getString("fields")),
                Disclosure.PROACTIVE.name().equals(row.getString("disclosure")),
                row.getString("live_fields") == null ? null : periods.day(row.getString("live_kind"), live, ParticularsColumns.fields(row.getString("live_fields"))));
    }

    private static Row row(ResultSet row, PublicationPeriods.@Nullable Formed formed, String chain) throws SQLException {
        return new Row(row.getString("edition_id"), row.getString("document_id"), row.getString("organ"), row.getString("title"), row.getInt("number"), row.getString("stage"),
                row.getString("drafter"), row.getLong("in_stage"), formed, chain);
    }

    /**
     * A stage of a chain at an organ in which it is this person's turn.
     *
     * @param ofOthers whether what the person drafted waits for somebody else
     */
    private record Turn(String chain, String stage, String organ, boolean ofOthers) {
    }

    private List<Turn> turns(Staff staff) {
        List<Turn> turns = new ArrayList<>();
        chain.dueByChain().forEach((under, stages) -> stages.forEach((stage, due) -> {
            Map<String, Boolean> organs = new HashMap<>();
            due.forEach(action -> staff.scope(roles(action)).organs()
                    .forEach(organ -> organs.merge(organ, action.guards().contains("not-own-draft"), Boolean::logicalAnd)));
            organs.forEach((organ, ofOthers) -> turns.add(new Turn(under, stage, organ, ofOthers)));
        }));
        return turns;
    }

    private static Role[] roles(Action action) {
        return action.who().stream().map(Role::valueOf).toArray(Role[]::new);
    }

    /** What was decided not to be made public, of the organs a person sees, newest first. */
    public List<Row> kept(Staff staff, int limit) {
        return client.sql("""
                select e.id as edition_id, e.document as document_id, d.organ, e.title, e.number, e.stage, e.drafter, count(*) over () as in_stage
                from publication.edition e join publication.document d on d.id = e.document
                where e.stage = 'kept' and d.organ = any(?) order by e.id desc limit ?""").params(strings(staff.scope().organs()), limit)
                .query((row, n) -> row(row, null, "")).list();
    }

    /** Newest published documents of the organs a person sees. */
    public List<DocumentLine> published(Staff staff, int limit) {
        return lists.of(staff.scope().organs(), limit);
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
        Map<String, String> names = people.names(acts.stream().flatMap(act -> Stream.of(act.actor(), act.text(Actor.INSTEAD))).filter(Objects::nonNull).distinct().toList());
        List<Step> steps = new ArrayList<>();
        for (Act act : acts) {
            String actor = act.actor() == null ? "系统" : names.getOrDefault(act.actor(), act.actor()) + Optional.ofNullable(act.text(Actor.INSTEAD)).map(absent -> "（代" + names.getOrDefault(absent, absent) + "）").orElse("");
            steps.add(new Step(act, title(act), actor, words.get(act.id()), chosen(act)));
        }
        return steps;
    }

    private Map<String, String> chosen(Act act) {
        Map<String, String> chosen = new LinkedHashMap<>();
        chain.step(act).stream().flatMap(action -> action.fields().stream()).filter(field -> field.kept() == Field.Keeping.ACT)
                .forEach(field -> Optional.ofNullable(act.text(field.name())).map(value -> field.kind() == Field.Kind.CHOICE ? field.options().get(value) : value).ifPresent(option -> chosen.put(field.title(), option)));
        if (act.verb().equals("kind")) {
            chosen.put("文件种类", String.valueOf(kinds.titleOf(act.text("kind"))));
        }
        if (act.verb().equals("hand-over")) {
            String to = String.valueOf(act.text("to"));
            chosen.put("交给", people.names(List.of(to)).getOrDefault(to, to));
        }
        if (act.verb().equals(CoordinateDraft.ASK)) {
            chosen.put(Coordination.Sort.valueOf(String.valueOf(act.text("sort"))).title(), coordinations.name(String.valueOf(act.text("asked"))));
            chosen.put("最迟答复", String.valueOf(act.text("by")));
        }
        if (act.verb().equals(CoordinateDraft.ANSWER)) {
            chosen.put(coordinations.name(String.valueOf(act.organ())), Coordination.Answer.valueOf(String.valueOf(act.text("answer"))).title());
        }
        if (act.verb().equals("close")) {
            chosen.put("依据", Withdrawals.ground(act.text("ground")).title());
        }
        return chosen;
    }

    private String title(Act act) {
        return switch (act.verb()) {
            case "draft" -> "起草";
            case "import" -> "导入";
            case "mark" -> "标注有效性";
            case "hold" -> "导入，检查后待定";
            case "close" -> "停止公开旧文件";
            case "kind" -> "定文件种类";
            case "hand-over" -> "交给别人写";
            case ImportFindings.SETTLE -> "核对导入时的发现";
            case CoordinateDraft.ASK -> "征求其他机关意见";
            case CoordinateDraft.ANSWER -> "其他机关答复";
            case CoordinateDraft.DECIDE -> "决定怎样处理其他机关的意见";
            case CoordinateDraft.CANCEL -> "取消征求意见";
            case PlanInterpretation.PLAN -> "写解读方案";
            case PlanInterpretation.LATER -> "解读晚于文件公开";
            case PlanInterpretation.BEGIN -> "起草解读材料";
            case ScheduledEditions.LEAVE -> "公示期满，移出栏目";
            default -> chain.taken(act).title();
        };
    }

    private static String[] strings(Collection<String> values) {
        return values.toArray(String[]::new);
    }
}
