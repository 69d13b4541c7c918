package org.gongkai.casework.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.Applications;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Reasons;
import org.gongkai.casework.alike.ProactiveRules;
import org.gongkai.casework.alike.Suggesting;
import org.gongkai.casework.casetype.Answers;
import org.gongkai.casework.copies.GivenFiles;
import org.gongkai.casework.identity.Identity;
import org.gongkai.casework.publicwords.Checked;
import org.gongkai.casework.publicwords.Mentions;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Power;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.procedure.Refusal;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.Categories;
import org.gongkai.publication.DeskDocuments;
import org.gongkai.publication.Disclosure;
import org.gongkai.publication.DraftEdition;
import org.gongkai.publication.DraftMaterial;
import org.gongkai.publication.EditDraft;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes public for all what was given to one (政府信息公开条例 2019, Art. 44): proposed once a granted case is closed or the applicant
 * suggests it, drafted without who asked, or declined with a reason. The draft then goes the way of every document.
 */
@Component
public class Releases {

    public static final String DRAFTED = "casework.release-draft";
    public static final String DECLINED = "casework.release-decline";
    private static final String ARTICLE = "第四十四条";

    private final JdbcClient client;
    private final ProactiveRules rules;
    private final Applications applications;
    private final Reasons reasons;
    private final Mentions mentions;
    private final KeptWords kept;
    private final GivenFiles given;
    private final DraftMaterial material;
    private final DraftEdition drafts;
    private final EditDraft edit;
    private final DeskDocuments documents;
    private final Categories categories;
    private final Now now;
    private final TransactionTemplate transaction;
    private final Set<String> granted;

    Releases(JdbcClient client, ProactiveRules rules, Applications applications, Reasons reasons, Mentions mentions, KeptWords kept, GivenFiles given,
            DraftMaterial material, DraftEdition drafts, EditDraft edit, DeskDocuments documents, Categories categories, ReplyKinds replyKinds, Now now,
            TransactionTemplate transaction) {
        this.client = client;
        this.rules = rules;
        this.applications = applications;
        this.reasons = reasons;
        this.mentions = mentions;
        this.kept = kept;
        this.given = given;
        this.material = material;
        this.drafts = drafts;
        this.edit = edit;
        this.documents = documents;
        this.categories = categories;
        this.now = now;
        this.transaction = transaction;
        this.granted = replyKinds.all().stream().filter(kind -> kind.gives())
                .map(ReplyKind::code).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A case on which it has not been decided whether its information becomes public.
     *
     * @param suggestedOn when the applicant suggested it; null when only its closing proposes it
     */
    public record Proposal(String caseId, String number, String organ, LocalDate since, @Nullable LocalDate suggestedOn, String title) {

        /** The key of this line in the list. */
        public String key() {
            return since + "~" + caseId;
        }
    }

    /** What was decided, and the draft that came of it. */
    public record Decision(boolean drafted, @Nullable String edition, LocalDate on) {
    }

    /**
     * Words for a draft, with those that tell who asked.
     *
     * @param given files that the applicant got
     */
    public record Found(List<Identity.Stretch> title, List<Identity.Stretch> description, List<Identity.Stretch> answer, String draftTitle,
            String draftBody, int given, @Nullable String suggestion) {
    }

    /** The words of a draft. */
    public record Draft(String title, String summary, String body, String category, boolean withFiles) {

        private static final String TITLE = "标题";
        private static final String SUMMARY = "内容概述";
        private static final String BODY = "正文";

        /** By the title of the field in which each stands. */
        public Map<String, String> texts() {
            Map<String, String> texts = new LinkedHashMap<>();
            texts.put(TITLE, title);
            texts.put(SUMMARY, summary);
            texts.put(BODY, body);
            return texts;
        }

        /** With every place written as it was settled. */
        public Draft written(List<Mentions.Asked> asked, Checked checked) {
            Map<String, String> written = Mentions.written(asked, texts(), checked);
            return new Draft(written.get(TITLE), written.get(SUMMARY), written.get(BODY), category, withFiles);
        }
    }

    /** Suggested ones and closed ones, oldest first, after the key of the last line of the page before. */
    public List<Proposal> proposals(Scope scope, @Nullable String after, int limit) {
        LocalDate from = rules.inForce(now.today()).map(rule -> now.today().minusMonths(rule.proposedFor())).orElse(null);
        if (from == null) {
            return List.of();
        }
        record Row(String id, String application, String number, String organ, LocalDate since, @Nullable LocalDate suggestedOn) { }
        List<Row> rows = client.sql("""
                select p.id, p.application_id, p.number, p.organ, p.since, p.suggested_on from (
                    select c.id, c.application_id, c.number, c.organ, r.suggested_on as since, r.suggested_on
                    from casework.release r join casework.cases c on c.id = r.case_id
                    where r.decision is null and r.suggested_on is not null and (:all or r.organ = any(:organs))
                    union all
                    select c.id, c.application_id, c.number, c.organ, c.concluded_on, null::date from casework.cases c
                    where c.ended and c.outcome = any(:granted) and c.concluded_on >= :from and (:all or c.organ = any(:organs))
                        and not exists (select 1 from casework.release r where r.case_id = c.id)
                ) p join casework.application a on a.id = p.application_id
                where a.forgotten_on is null and a.source_id is null and (p.since, p.id) > (:day, :id) order by p.since, p.id limit :most""")
                .param("all", scope.everything()).param("organs", scope.organs().toArray(String[]::new))
                .param("granted", granted.toArray(String[]::new)).param("from", from)
                .param("day", after == null ? LocalDate.of(1, 1, 1) : LocalDate.parse(after.substring(0, Math.max(0, after.indexOf('~')))))
                .param("id", after == null ? "" : after.substring(after.indexOf('~') + 1)).param("most", limit)
                .query((row, n) -> new Row(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                        row.getObject(5, LocalDate.class), row.getObject(6, LocalDate.class))).list();
        Map<String, String> titles = applications.titles(rows.stream().map(Row::application).toList());
        return rows.stream().map(row -> new Proposal(row.id(), row.number(), row.organ(), row.since(), row.suggestedOn(),
                titles.getOrDefault(row.application(), ""))).toList();
    }

    public void suggested(CaseState state) {
        client.sql("""
                insert into casework.release (case_id, organ, suggested_on) values (?, ?, ?)
                on conflict (case_id) do update set suggested_on = coalesce(casework.release.suggested_on, excluded.suggested_on)""")
                .params(state.id(), state.organ(), state.lastAct().effectiveOn()).update();
    }

    public Optional<Decision> decision(String caseId) {
        return client.sql("select decision = 'drafted' as drafted, edition, decided_on as on from casework.release where case_id = ? and decision is not null")
                .param(caseId).query((row, n) -> new Decision(row.getBoolean(1), row.getString(2), row.getObject(3, LocalDate.class))).optional();
    }

    /** Whether there is something that could become public: an answer that gives. */
    public boolean mayBeReleased(CaseFolder folder) {
        return folder.forgottenOn() == null && folder.state().concludedOn() != null && folder.state().outcome() != null
                && granted.contains(folder.state().outcome());
    }

    public Found found(CaseFolder folder) {
        Identity identity = Identity.of(folder.application());
        String title = String.join("；", folder.application().titles());
        String description = folder.application().items().stream().map(item -> item.getOrDefault("description", "")).filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
        String answer = folder.state().acts().stream().filter(act -> folder.state().type().consequence(act.verb()).result().ofItems())
                .flatMap(act -> answers(folder, act).stream()).collect(Collectors.joining("\n"));
        return new Found(identity.struck(title), identity.struck(description), identity.struck(answer), identity.without(title), identity.without(answer),
                given.count(folder), suggestion(folder));
    }

    private static List<String> answers(CaseFolder folder, Act act) {
        List<String> words = new ArrayList<>();
        for (int item = 1; item <= folder.state().items(); item++) {
            String said = folder.wordsOf(act.id()).getOrDefault(Answers.words(item), "");
            if (!said.isBlank()) {
                words.add(said);
            }
        }
        return words;
    }

    private static @Nullable String suggestion(CaseFolder folder) {
        return folder.state().acts().stream().filter(act -> Suggesting.isDoneBy(folder.state().type(), act.verb())).findFirst()
                .map(act -> String.join("；", folder.wordsOf(act.id()).values())).orElse(null);
    }

    /** Begins the document; refused while any of its words tell who asked. Answers the id of the edition. */
    public Attempt<String> draft(CaseFolder folder, Draft wanted, Checked checked, Staff staff) {
        CaseState state = folder.state();
        staff.demand(Power.DRAFT, state.organ());
        List<String> telling = Identity.of(folder.application()).in(wanted.title() + "\n" + wanted.summary() + "\n" + wanted.body());
        if (!telling.isEmpty()) {
            return Attempt.refused("草稿里还有申请人的信息，请删去：" + String.join("、", telling));
        }
        List<Refusal> unsettled = mentions.unsettled(mentions.asked(folder.application(), wanted.texts()), checked);
        if (!unsettled.isEmpty()) {
            return Attempt.refused(unsettled.stream().map(Refusal::sentence).toList());
        }
        if (!mayBeReleased(folder) || decision(state.id()).isPresent()) {
            return Attempt.refused("这件没有可以公开的信息，或者已经处理过");
        }
        if (categories.find(wanted.category()).isEmpty()) {
            return Attempt.refused("请选择信息分类");
        }
        return material.body(wanted.body()).then(body -> (wanted.withFiles() ? given.read(folder) : Attempt.done(List.<DraftMaterial.ReadFile>of()))
                .then(files -> whole(() -> begin(folder, wanted, checked, body, files, staff))));
    }

    /** What is refused half-way leaves nothing. */
    private <T> Attempt<T> whole(Supplier<Attempt<T>> writing) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Attempt<T> written = writing.get();
            if (!written.reasons().isEmpty()) {
                status.setRollbackOnly();
            }
            return written;
        }));
    }

    private Attempt<String> begin(CaseFolder folder, Draft wanted, Checked checked, DraftMaterial.Body body, List<DraftMaterial.ReadFile> files, Staff staff) {
        CatalogueEntry entry = new CatalogueEntry(wanted.title().strip(), null, null, null, null, wanted.category(),
                categories.columnFor(wanted.category(), categories.genreOf(wanted.title())), Disclosure.PROACTIVE, null, null, null, null,
                wanted.summary().isBlank() ? null : wanted.summary().strip(), null);
        return drafts.begin(folder.state().organ(), entry, body, staff).then(edition -> {
            List<String> refused = files.stream().flatMap(file -> edit.attach(edition, file, staff).reasons().stream()).toList();
            if (!refused.isEmpty()) {
                return Attempt.refused(refused);
            }
            String document = documents.edition(edition, staff).orElseThrow().document().id();
            Act act = kept.record(about(DRAFTED, folder, staff).detail("document", document).detail("edition", edition), folder, wanted.texts(), checked);
            return decide(folder.state(), "drafted", document, edition, act) ? Attempt.done(edition) : decidedMeanwhile();
        });
    }

    public Attempt<Act> decline(CaseFolder folder, String reason, Staff staff) {
        staff.demand(Power.DRAFT, folder.state().organ());
        Optional<String> refusal = Reasons.refusal("不主动公开", reason);
        if (refusal.isPresent()) {
            return Attempt.refused(refusal.get());
        }
        if (decision(folder.state().id()).isPresent()) {
            return Attempt.refused("这件已经处理过");
        }
        return whole(() -> {
            Act act = reasons.record(about(DECLINED, folder, staff), folder.state().id(), reason);
            return decide(folder.state(), "declined", null, null, act) ? Attempt.done(act) : decidedMeanwhile();
        });
    }

    private static <T> Attempt<T> decidedMeanwhile() {
        return Attempt.refused("这件刚刚由他人处理过，请刷新");
    }

    /** False when somebody else decided meanwhile. */
    private boolean decide(CaseState state, String decision, @Nullable String document, @Nullable String edition, Act act) {
        return client.sql("""
                insert into casework.release (case_id, organ, decision, document, edition, decided_on, act_id) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (case_id) do update set decision = excluded.decision, document = excluded.document, edition = excluded.edition,
                    decided_on = excluded.decided_on, act_id = excluded.act_id where casework.release.decision is null""")
                .params(state.id(), state.organ(), decision, document, edition, act.effectiveOn(), act.id()).update() == 1;
    }

    private static ActDraft about(String kind, CaseFolder folder, Staff staff) {
        return ActDraft.of(kind, folder.application().id()).organ(folder.state().organ()).actor(staff.personId()).article(ARTICLE)
                .detail("case", folder.state().id());
    }
}
