package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.gongkai.ledger.Derived;
import org.gongkai.ledger.Verify;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest(told = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("核验找得到每一条没有台账的记录，不论在哪一张表")
class RowsWithoutActsTest {

    /** Tables whose rows are there without an act, each with its reason. */
    private static final Map<String, String> NOT_DERIVED = Map.ofEntries(
            Map.entry("calendar.revision", "counts changes for caches"), Map.entry("calendar.day_passed", "which days were told"),
            Map.entry("calendar.shipped", "which days the programme shipped at its last start"),
            Map.entry("directory.revision", "counts changes for caches"), Map.entry("directory.refused_sign_in", "failures to sign in, kept a day"),
            Map.entry("directory.refused_place", "failures to sign in from a place, kept a day"), Map.entry("directory.known_place", "where people signed in, kept half a year"),
            Map.entry("directory.reminder", "where somebody wants to be reminded"),
            Map.entry("ledger.act", "the acts themselves, proved by their digests"), Map.entry("ledger.link", "the chain, proved by its hashes"),
            Map.entry("ledger.sealing_key", "which keys sealed values need, found again from the ring"),
            Map.entry("ledger.pending", "acts on their way into the chain"), Map.entry("ledger.verified", "how far was verified"),
            Map.entry("channels.followed", "how far the acts were followed"),
            Map.entry("directreport.incoming_band", "hashes of what stands in incoming, made from it"), Map.entry("directreport.refused", "counts of what was refused at the door, nobody's matter"),
            Map.entry("drafts.draft", "typed and not sent"),
            Map.entry("registers.file", "taken and waiting for an entry, which binds it by its digest"),
            Map.entry("registers.visit", "counts of views, nobody's matter"), Map.entry("registers.visit_log", "how far a log was read"),
            Map.entry("registers.definition", "texts of declarations by their own digest"), Map.entry("registers.heard", "when a machine in a lobby was heard of last"),
            Map.entry("casework.definition", "texts of definitions by their own digest"), Map.entry("casework.serial", "counters"), Map.entry("casework.clocks_read", "which ways of reading a clock were gone over to"),
            Map.entry("casework.stopped_filing", "counts of forms left, nobody's matter"), Map.entry("casework.asked_alike_case", "a finding of the machine until decided"),
            Map.entry("casework.receipt", "the slip of a filing with its code, sealed, for whoever filed and for a short time"),
            Map.entry("casework.material_content", "bytes by their own digest, bound by the acts of the files that are of them"),
            Map.entry("casework.batch", "an order; what came of it stands with each case"), Map.entry("casework.order_round", "what many orders say; each is issued by an act of its own"), Map.entry("casework.view", "a person's habit"), Map.entry("casework.finding_key", "how far an index has come"),
            Map.entry("casework.phrase", "a text to choose from"), Map.entry("casework.opening", "a look at what was masked, which changes nothing"), Map.entry("casework.assignment_rule", "a proposal to who assigns"),
            Map.entry("letters.posting_number", "whose a number of the post is, written with the posting that bears it"),
            Map.entry("letters.serial", "counters"), Map.entry("redaction.mark", "a draft until a copy is given"),
            Map.entry("publication.attachment", "drafted with its edition; the act of publishing names the edition"), Map.entry("publication.index_serial", "counters"),
            Map.entry("publication.opening", "who looked at which file of a draft, for the step that demands it"),
            Map.entry("publication.removal", "a draft until its edition goes public"), Map.entry("publication.file_look", "what a file holds, read anew when the rules change"),
            Map.entry("publication.draft_version", "what a draft said each time it was saved"), Map.entry("publication.draft_pen", "who writes at a draft now"),
            Map.entry("publication.review_chain", "texts of declarations by their own digest"),
            Map.entry("publication.mark", "a remark at a draft, for those who work at it"),
            Map.entry("publication.sought_in_vain", "counts of words that several sought, nobody's matter"),
            Map.entry("publication.word_proposal", "what the program proposes; who decides records an act"),
            Map.entry("publication.reopened_perhaps", "whose acts are still to be read, once"),
            Map.entry("operation.migrations", "which migrations ran"), Map.entry("operation.demo_chapter", "which chapters were told"));

    @Autowired
    Verify verify;
    @Autowired
    List<Derived.Tables> rooms;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;

    @BeforeAll
    void district(@Autowired DemoDistrict demo) {
        demo.tell();
        await().untilAsserted(() -> assertThat(jdbc.sql("select count(*) from ledger.pending").query(Long.class).single()).isZero());
    }

    @Test
    @DisplayName("整个示范区核验无误")
    void theDemoIsClean() {
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }

    @Test
    @DisplayName("数据库里的每张表要么由台账得出并核验，要么写明为什么不是")
    void everyTableHasARule() {
        Set<String> tables = new TreeSet<>(jdbc.sql("""
                select table_schema || '.' || table_name from information_schema.tables where table_type = 'BASE TABLE'
                and table_schema not in ('pg_catalog', 'information_schema') and table_name <> 'flyway_schema_history'""").query(String.class).list());
        Set<String> ruled = new TreeSet<>(planted().keySet());
        assertThat(rooms.stream().flatMap(room -> room.tables().stream()).map(Derived::table).collect(Collectors.toSet())).as("each is planted").isSubsetOf(ruled);
        assertThat(ruled).as("no table is both").doesNotContainAnyElementsOf(NOT_DERIVED.keySet());
        ruled.addAll(NOT_DERIVED.keySet());
        assertThat(ruled).isEqualTo(tables);
    }

    @Test
    @DisplayName("在每张表里放一条没有台账的记录：每一条都被指出来，也在只核验新动作的时候")
    void findsEveryPlantedRow() {
        for (boolean all : new boolean[] {true, false}) {
            List<String> found = new ArrayList<>(Objects.requireNonNull(transaction.execute(status -> {
                planted().values().forEach(sql -> jdbc.sql(sql).update());
                List<String> said = verify.run(all, position -> { }).differences().stream().map(difference -> difference.record() + " " + difference.what()).toList();
                status.setRollbackOnly();
                return said;
            })));
            planted().keySet().forEach(table -> assertThat(found).as("planted in " + table + (all ? "" : ", new acts only"))
                    .anyMatch(said -> said.contains("（" + table + "）") && (said.contains("zz") || said.contains("2099"))));
        }
    }

    /** A row with {@code zz} in its name for each derived table; later ones hang on earlier ones. */
    private static Map<String, String> planted() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("directory.organ", "insert into directory.organ (id, kind, established_on) values ('zz-organ', 'DEPARTMENT', '2020-01-01')");
        rows.put("directory.organ_form", "insert into directory.organ_form values ('zz-organ', '2020-01-01', '假机关', '假')");
        rows.put("directory.merger", "insert into directory.merger values ('zz-organ', 'qinglan', '2021-01-01')");
        rows.put("directory.person", "insert into directory.person values ('zz-person', '某')");
        rows.put("directory.post", "insert into directory.post values ('zz-post', 'zz-person', 'qinglan', 'OPERATOR', true, '2020-01-01', null)");
        rows.put("directory.absence", "insert into directory.absence select 'zz-absence', 'zz-person', min(id), '2020-01-01', '2020-01-02' from directory.person where id <> 'zz-person'");
        rows.put("directory.credential", "insert into directory.credential values ('zz-person', 'zz', 'x', false)");
        rows.put("directory.outsider", "insert into directory.outsider values ('zz-person', 'deputy', 'deputy-card', '2020-01-01', null)");
        rows.put("casework.digest", "insert into casework.digest (id, person, day, act_id, channel, listed, red) values ('zz', 'zz', '2099-01-01', 'zz', 'EMAIL', '{}', '{}')");
        rows.put("casework.urging", "insert into casework.urging (id, case_id, type, handling, organ, step, title, due_on, to_roles, sent_on, act_id) values ('zz', 'zz', 'inforequest', 1, 'qinglan', 'zz', 'zz', '2099-01-01', '{}', '2099-01-01', 'zz')");
        rows.put("calendar.local_day", "insert into calendar.local_day (organ, day, working, reason, decided_at) values ('zz', '2031-07-07', false, 'zz', now())");
        rows.put("calendar.notice", "insert into calendar.notice (year, papers, imported_at) values (2099, '{}', now())");
        rows.put("calendar.notice_day", "insert into calendar.notice_day select max(id), '2099-01-01', true, 'zz' from calendar.notice");
        rows.put("ledger.fact", "insert into ledger.fact (kind, organ, on_date, amount, record, act_id) values ('zz', 'qinglan', '2026-01-01', 1, 'zz', 'zz')");
        rows.put("participation.solicitation", """
                insert into participation.solicitation (id, kind, organ, stage, drafter, owner, title, why, draft, closes_on) values ('zz', 'general', 'qinglan', 'OPEN', 'zz', 'zz', 'zz', '', '', current_date)""");
        rows.put("participation.answer_group", "insert into participation.answer_group (id, solicitation, title) values ('zz', 'zz', 'zz')");
        rows.put("participation.gathering", "insert into participation.gathering (solicitation, starts, place, places, who, giving, registers_until) values ('zz', '09:00', 'zz', 1, 'zz', 'ORDER', current_date)");
        rows.put("participation.registration", """
                insert into participation.registration (id, once, solicitation, way, registered_on, person_bound, code, standing) values ('zz', 'zz', 'zz', 'WEB', current_date, '', '', 'ADMITTED')""");
        rows.put("participation.appraisal_answer", "insert into participation.appraisal_answer (solicitation, organ, text, answered_on, act) values ('zz', 'qinglan', 'zz', current_date, 'zz')");
        rows.put("participation.topic", "insert into participation.topic (id, organ, title, raised_on, source, major, act) values ('zz', 'qinglan', 'zz', current_date, 'NET', false, 'zz')");
        rows.put("participation.topic_answer", "insert into participation.topic_answer (topic, number, channel, answered_on, title, act) values ('zz', 1, 'SITE', current_date, 'zz', 'zz')");
        rows.put("participation.topic_stated", """
                insert into participation.topic_stated (organ, year, topics, briefings, interviews, articles, newmedia, others, note, act) values ('qinglan', 2099, 0, 0, 0, 0, 0, 0, 'zz', 'zz')""");
        rows.put("participation.spoken", "insert into participation.spoken (solicitation, number, host, speaker, words, act) values ('zz', 1, true, 'zz', 'zz', 'zz')");
        rows.put("participation.voice", "insert into participation.voice (solicitation, token, used) values ('zz', 'zz', true)");
        rows.put("participation.contribution", "insert into participation.contribution (id, once, solicitation, way, received_on, code) values ('zz', 'zz', 'zz', 'WEB', current_date, '')");
        rows.put("channels.delivery", """
                insert into channels.delivery (id, channel, document, edition, number, organ, state, cause, public_on, next_at) values ('zz', 'board', 'zz', 'zz', 1, 'qinglan', 'OUT', 'zz', current_date, now())""");
        rows.put("channels.subscription", "insert into channels.subscription (id, state, rhythm, asked_at, who, same, sealed) values ('zz', 'CONFIRMED', 'DAILY', now(), '', 'zz', '')");
        rows.put("channels.told", "insert into channels.told (subscription, delivery, state) values ('zz', 'zz', 'SENT')");
        rows.put("channels.wechat_article", "insert into channels.wechat_article (delivery) values ('zz')");
        rows.put("registers.register", "insert into registers.register (id, entries) values ('zz', 1)");
        rows.put("registers.entry", """
                insert into registers.entry (register, number, key, change, organ, valid_on, act, recorded_at, digest, content)
                values ('zz', 1, 'zz', 'ENTER', 'qinglan', '2026-01-01', 'zz', now(), '', '{}')""");
        rows.put("registers.record", "insert into registers.record (register, key, number, organ, ended) values ('zz', 'zz', 1, 'qinglan', false)");
        rows.put("registers.saving", "insert into registers.saving (id, register, act, first_entry, last_entry) values ('zz', 'zz', 'zz', 1, 1)");
        rows.put("registers.sealed_value", "insert into registers.sealed_value (register, number, field, salt, value) values ('zz', 1, 'zz', '', '')");
        rows.put("registers.keeper", "insert into registers.keeper (register, organ, act) values ('zz', 'qinglan', 'zz')");
        rows.put("registers.nothing_new", "insert into registers.nothing_new (register, organ, period, act) values ('zz', 'qinglan', 'zz', 'zz')");
        rows.put("registers.proposal", """
                insert into registers.proposal (id, register, organ, stage, person, put_at, rows, sealed, salt) values ('zz', 'zz', 'qinglan', 'waits-0', 'zz', now(), 1, '', '')""");
        rows.put("registers.brought", "insert into registers.brought (id, register, organ, person, stage, rows, parts, put_at) values ('zz', 'zz', 'qinglan', 'zz', 'READY', 1, 1, now())");
        rows.put("registers.brought_part", "insert into registers.brought_part (brought, number, sealed) values ('zz', 0, '')");
        rows.put("registers.brought_file", "insert into registers.brought_file (brought, number, sealed) values ('zz', 0, '')");
        rows.put("registers.brought_fault", "insert into registers.brought_fault (brought, number, sealed) values ('zz', 0, '')");
        rows.put("casework.application", """
                insert into casework.application (id, type, number, code_digest, channel, party, submitted_on, submitted_at, sealed, salt)
                values ('zz', 'inforequest', 'zz', '', 'web', 'nat', '2026-01-01', now(), '', '')""");
        rows.put("casework.cases", """
                insert into casework.cases (id, application_id, number, type, definition, organ, party, items, stage, ended, clock, provisional, acts)
                select 'zz', 'zz', 'zz', type, digest, 'qinglan', 'nat', 1, 'closed', true, 'ENDED', false, 3 from casework.definition where type = 'inforequest' limit 1""");
        rows.put("casework.handling", """
                insert into casework.handling (case_id, no, definition, organ, stage, ended, clock, provisional, held_since)
                select 'zz', 1, digest, 'qinglan', 'closed', true, 'ENDED', false, '2026-01-01' from casework.definition where type = 'inforequest' limit 1""");
        rows.put("casework.finding", """
                with k as (insert into casework.finding_key (ring, salt, begun_at, reached) values ('zz', 'zz', now(), 0) returning no)
                insert into casework.finding (case_id, key, day, terms) select 'zz', k.no, '2026-01-01', '{1}' from k""");
        rows.put("casework.item", "insert into casework.item values ('zz', 99, null)");
        rows.put("casework.words", "insert into casework.words values ('zz', 'zz', '', '')");
        rows.put("casework.consultation", "insert into casework.consultation values ('zz', 'zz', 'zz', '', '')");
        rows.put("casework.own_matter", "insert into casework.own_matter (person, case_id, how, act_id) values ('zz', 'zz', 'CODE', 'zz')");
        rows.put("casework.own_question", "insert into casework.own_question (person, asked, act_id) values ('zz', 'zz', 'zz')");
        rows.put("casework.proposal", """
                insert into casework.proposal (case_id, type, organ, sitting, number, kind, delegation, interviewed, again) values ('zz', 'deputyproposal', 'qinglan', 'zz', '1', 'suggestion', '', false, 0)""");
        rows.put("casework.sitting_list", """
                insert into casework.sitting_list (id, type, organ, person, sitting, party, name, stage, put_at) values ('zz', 'deputyproposal', 'qinglan', 'zz', 'zz', 'npc', 'zz', 'READY', now())""");
        rows.put("casework.sitting_row", "insert into casework.sitting_row (list, no, line, number, state, sealed) values ('zz', 1, 2, '1', 'READY', '')");
        rows.put("casework.performed", "insert into casework.performed values ('zz', 'zz', 'zz')");
        rows.put("casework.public_answer", """
                insert into casework.public_answer (case_id, type, organ, title, question, answer, received_on, answered_on, published_on)
                values ('zz', 'mayormailbox', 'qinglan', '题', '问', '答', '2026-01-01', '2026-01-02', '2026-01-03')""");
        rows.put("casework.public_answer_version", "insert into casework.public_answer_version values ('zz', 1, 'zz', '2026-01-01', 'PUBLISHED', null, '', '')");
        rows.put("casework.release", "insert into casework.release values ('zz', 'qinglan', null, 'declined', null, null, '2026-01-01', 'zz')");
        rows.put("casework.log_entry", "insert into casework.log_entry values ('zz', 'zz', 'qinglan', '题', '2026-01-01', '2026-01-02', 'R36-1', '2026-01-03', 'zz')");
        rows.put("casework.asked_alike", "insert into casework.asked_alike values ('zz', 'qinglan', '2026-01-01', 3, 'dismiss', '2026-01-02', 'zz')");
        rows.put("casework.event", "insert into casework.event values ('zz', 'inforequest', 'qinglan', 'zz', 'zz', now())");
        rows.put("casework.event_member", "insert into casework.event_member values ('zz', 'zz', now())");
        rows.put("casework.batch_line", """
                with ordered as (insert into casework.batch (id, person, state, made_at) values ('zz', 'zz', 'FINISHED', now()) returning id)
                insert into casework.batch_line select 'zz', 1, 'zz', 'qinglan', 'DONE', null, 'zz'""");
        rows.put("casework.material", """
                with content as (insert into casework.material_content values ('zz', 1, '') returning digest)
                insert into casework.material (id, digest, kind, pages, name, salt, binding, taken_at) select 'zz', digest, 'PDF', 1, '', '', 'x', now() from content""");
        rows.put("casework.material_held", "insert into casework.material_held values ('zz', 'zz', 'zz', null)");
        rows.put("casework.material_noted", "insert into casework.material_noted (id, case_id, piece, copies, shown, noted_on) values ('zz', 'zz', 'zz', 1, false, '2026-01-01')");
        rows.put("casework.draft", "insert into casework.draft values ('zz', 'zz', 'decide', 1, 'qinglan', 'SIGNED', 'zz', 1, 1, '2026-01-01')");
        rows.put("casework.draft_version", "insert into casework.draft_version values ('zz', 'zz', 'zz', 1, 'zz', '', '')");
        rows.put("casework.draft_remark", "insert into casework.draft_remark values ('zz', 'zz', 'zz', 1, 'zz', '', '')");
        rows.put("casework.draft_asked", "insert into casework.draft_asked values ('zz', 'zz', 'zz', 'qinglan', 'APPROVER', '2026-01-01', 'zz')");
        rows.put("casework.note", "insert into casework.note values ('zz', 'zz', 'qinglan', 'zz', 'NOTE', null, null, now(), '', '')");
        rows.put("casework.note_to", "insert into casework.note_to values ('zz', 'zz', 'zz', 'zz')");
        rows.put("casework.event_place", "insert into casework.event_place values ('zz', 'gridevent', 'qinglan', null, null, '2099-01-01', null, 'zz')");
        rows.put("casework.event_step", "insert into casework.event_step values ('zz', 'RECEIVED', 'zz', 'gridevent', 'qinglan', 'zz', '2099-01-01')");
        rows.put("casework.patrol_look", "insert into casework.patrol_look values ('zz', 'zz', 'qinglan', 'zz', '2099-01-01', null, 'zz', now(), 'zz')");
        rows.put("casework.limitation", "insert into casework.limitation select 'zz', min(id), 'qinglan', '2026-01-01', '2026-02-01' from casework.cases where id <> 'zz'");
        rows.put("casework.limitation_sign", "insert into casework.limitation_sign values ('zz', 'zz', 'zz')");
        rows.put("casework.supervision", "insert into casework.supervision values ('zz', '/zz', null, 'qinglan', 'qinglan', '2026-01-01', 'zz')");
        rows.put("casework.lack", "insert into casework.lack (id, case_id, no, state, sealed, salt) values ('zz', 'zz', 1, 'OPEN', '', '')");
        rows.put("casework.lack_said", "insert into casework.lack_said (id, lack, case_id, no, kind, person, said_on) values ('zz', 'zz', 'zz', 1, 'DONE', 'zz', '2026-01-01')");
        rows.put("casework.order_round_line", "with round as (insert into casework.order_round values ('zz', 'zz', 'qinglan', 'CHOSEN', '', now()) returning id) insert into casework.order_round_line select id, 1, 'qinglan', 'DONE', 'zz' from round");
        rows.put("casework.letter_category", "insert into casework.letter_category values ('zz', 'zz', '1.1.1', 'zz', 0, 'zz', '2026-01-01', 'zz')");
        rows.put("casework.extension_asked", "insert into casework.extension_asked values ('zz', 'qinglan', 'qinglan', '2026-01-01')");
        rows.put("casework.watch", "insert into casework.watch values ('zz', 'zz', 'zz', 0, '2026-01-01')");
        rows.put("letters.letter", """
                insert into letters.letter values ('zz', 'zz', 'zz', 'qinglan', 'reply', '2026-01-01', 'zz', '题', '2026-01-01', 'APPLICANT', '', '', 'WORDS')""");
        rows.put("letters.posting", "insert into letters.posting values ('zz', 'zz', 'zz', 'qinglan', 'WAITING', null, current_date)");
        rows.put("letters.wording", "insert into letters.wording values ('zz', 'zz', 'reply', '2019-05-15', 'qinglan', '', '', '2099-01-01', null, 'PROPOSED', 'zz', now())");
        rows.put("letters.outgoing", """
                insert into letters.outgoing (id, subject, act_id, organ, about, message_id, state, queued_at, next_at, sealed)
                values ('zz', 'zz', 'zz', 'qinglan', '', 'zz', 'SENT', now(), now(), '')""");
        rows.put("enactment.accepted", "insert into enactment.accepted (act, digest, accepted_at) values ('zz', 'zz', now())");
        rows.put("enactment.accepted_file", "insert into enactment.accepted_file select max(id), 'zz.yaml', '', null from enactment.accepted");
        rows.put("evidence.evidence", "insert into evidence.evidence values ('zz', 'zz', 'qinglan', 'other', null, '', '', '', 'x', 'PDF', 1, 1, '2026-01-01', now(), null)");
        rows.put("redaction.original", """
                insert into redaction.original (id, record, organ, name, content, salt, binding, kind, pages, bytes, added_at)
                values ('zz', 'zz', 'qinglan', '', '', '', 'x', 'PDF', 1, 1, now())""");
        rows.put("redaction.copy", """
                insert into redaction.copy (id, original, revision, content, digest, kind, bytes, taken, grounds, removed, look_at, made_at, given_on)
                values ('zz', 'zz', 0, '', '', 'PDF', 1, 1, '{}', '{}', '{}', now(), '2026-01-01')""");
        rows.put("publication.document", "insert into publication.document (id, organ, validity) values ('zz', 'qinglan', 'UNSTATED')");
        rows.put("publication.edition", """
                insert into publication.edition (id, document, number, stage, title, category, column_id, disclosure, body)
                values ('zz', 'zz', 1, 'published', '题', '20-15', 'news', 'PROACTIVE', '')""");
        rows.put("publication.listed", "insert into publication.listed (document, organ, column_id, day, number, title, category, validity, fields) values ('zz', 'zz', 'zz', '2026-01-01', 1, '', '', '', '{}')");
        rows.put("publication.closing", "insert into publication.closing (act, document, edition, closed_on, ground) values ('zz', 'zz', 'zz', '2026-01-01', 'privacy')");
        rows.put("publication.remark", "insert into publication.remark values ('zz', 'zz', '')");
        rows.put("publication.coordination", """
                insert into publication.coordination (id, edition, document, organ, sort, question, asked_by, asked_on, answer_by) values ('zz', 'zz', 'zz', 'qinglan', 'agree', '', 'zz', current_date, current_date)""");
        rows.put("publication.interpretation", "insert into publication.interpretation (document, plan) values ('zz', '')");
        rows.put("publication.cleanup", "insert into publication.cleanup (id, organ, begun_by, begun_on) values ('zz', 'zz', 'zz', current_date)");
        rows.put("publication.cleanup_item", "insert into publication.cleanup_item (cleanup, document, conclusion, reason, proposed_by, proposed_on) values ('zz', 'zz', 'keep', '', 'zz', current_date)");
        rows.put("publication.deposit", "insert into publication.deposit (id, organ, place, recipient, from_on, to_on, made_by, made_on) values ('zz', 'zz', 'zz', 'zz', current_date, current_date, 'zz', current_date)");
        rows.put("publication.deposit_item", "insert into publication.deposit_item (deposit, number, document, edition, files, digest) values ('zz', 1, 'zz', 'zz', 0, '')");
        rows.put("publication.import_finding", "insert into publication.import_finding (document, code, sentence) values ('zz', 'zz', '')");
        rows.put("reporting.edition", """
                insert into reporting.edition (id, organ, year, period, scope, number, form, prepared_at) values ('zz', 'qinglan', 2001, '2001', 'own', 1, 'x', now())""");
        rows.put("reporting.typed_cell", "insert into reporting.typed_cell values ('zz', 'zz', 1, null, now(), null)");
        rows.put("reporting.section_text", "insert into reporting.section_text values ('zz', 'zz', '', now(), null)");
        rows.put("reporting.remedy", "insert into reporting.remedy (id, organ, kind, reference, filed_on) values ('zz', 'qinglan', 'suit-direct', 'zz', '2026-01-01')");
        rows.put("reporting.campaign", "insert into reporting.campaign (id, issuer, title, family, period, issued_on, note) values ('zz', 'qinglan', 'zz', 'campaign', '2026-H1', current_date, '')");
        rows.put("reporting.filing", "insert into reporting.filing (campaign, organ, stage, due_on) values ('zz', 'zz-organ', 'NOT_BEGUN', current_date)");
        rows.put("reporting.campaign_step", "insert into reporting.campaign_step (act, campaign, step, on_day) values ('zz', 'zz', 'issued', current_date)");
        rows.put("reporting.filing_correction", "insert into reporting.filing_correction (act, campaign, organ, cell, after, by_organ) values ('zz', 'zz', 'zz-organ', 'c.due.n', 1, 'zz')");
        rows.put("directreport.identity", "insert into directreport.identity (fingerprint, public_key, made_on, act) values ('zz', '', '2026-01-01', 'zz')");
        rows.put("directreport.peer", "insert into directreport.peer (id, name, direction, fingerprint, standing, act) values ('zz', 'zz', 'LOWER', 'zz', 'CONFIRMED', 'zz')");
        rows.put("directreport.peer_key", "insert into directreport.peer_key (peer, fingerprint, act) values ('zz', 'zz', 'zz')");
        rows.put("directreport.item", "insert into directreport.item (id, organ, title, body, day, stage) values ('zz', 'qinglan', 'zz', '', '2026-01-01', 'DRAFT')");
        rows.put("directreport.item_step", "insert into directreport.item_step (act, item, step, on_day) values ('zz', 'zz', 'zz', '2026-01-01')");
        rows.put("directreport.outgoing", "insert into directreport.outgoing (peer, seq, previous, at, kind, payload, digest, act) values ('zz', 1, '', now(), 'item', '{}', '', 'zz')");
        rows.put("directreport.receipt", "insert into directreport.receipt (peer, up_to, text, key, signature, act) values ('zz', 1, '', '', '', 'zz')");
        rows.put("directreport.incoming", "insert into directreport.incoming (peer, seq, previous, at, kind, payload, digest, received_on, counted_on, act) values ('zz', 1, '', now(), 'item', '{}', '', '2026-01-01', '2026-01-01', 'zz')");
        rows.put("directreport.batch", "insert into directreport.batch (act, peer, first, last, root, text, key, signature) values ('zz', 'zz', 1, 1, '', '', '', '')");
        rows.put("directreport.asked", "insert into directreport.asked (peer, number, about, said, at, act) values ('zz', 1, 1, 'zz', now(), 'zz')");
        rows.put("directreport.quota", "insert into directreport.quota (peer, period, items, act) values ('zz', 'WEEK', 2, 'zz')");
        return rows;
    }
}
