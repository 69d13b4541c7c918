package org.gongkai.casework.agent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.Applications;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.asked.AskedBefore;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.filing.Likeness;
import org.gongkai.casework.finding.FindMatters;
import org.gongkai.casework.finding.Sought;
import org.gongkai.casework.identity.Identity;
import org.gongkai.casework.lists.CaseLists.Between;
import org.gongkai.casework.lists.CaseLists.Line;
import org.gongkai.casework.lists.CaseLists.Wanted;
import org.gongkai.casework.lists.Readers;
import org.gongkai.casework.opening.OpeningJournal;
import org.gongkai.casework.merging.Merging;
import org.gongkai.directory.Staff;
import org.gongkai.publication.DocumentSearch;
import org.gongkai.publication.Hit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known while a call is taken: what this number brought before, what was answered in public, what is published, and who reports the same and waits. */
@Component
public class AlreadyKnown {

    private static final String LEARNED = "按来电号码查到";
    private static final String REASON = "接听来电，查来电人以前的诉求";
    private static final int SHOWN = 6;
    /** The newest so many open matters are compared; what is older is found by searching. */
    private static final int COMPARED = 400;
    private static final int ALIKE = 35;
    private static final int WORDS = 40;

    private final FindMatters find;
    private final CaseFolders folders;
    private final CaseTypes types;
    private final OpeningJournal journal;
    private final AskedBefore asked;
    private final DocumentSearch documents;
    private final Applications applications;
    private final Readers readers;
    private final JdbcClient client;

    AlreadyKnown(FindMatters find, CaseFolders folders, CaseTypes types, OpeningJournal journal, AskedBefore asked, DocumentSearch documents, Applications applications, Readers readers,
            JdbcClient client) {
        this.find = find;
        this.folders = folders;
        this.types = types;
        this.journal = journal;
        this.asked = asked;
        this.documents = documents;
        this.applications = applications;
        this.readers = readers;
        this.client = client;
    }

    /** A matter as the agent sees it beside the form. */
    public record Matter(String id, String number, String type, String title, String stage, LocalDate on, boolean ended) {
    }

    /**
     * What this number brought before.
     *
     * @param more   whether there are older ones
     * @param wrong  why it was not looked for; empty where it was
     */
    public record Caller(List<Matter> matters, boolean more, String wrong) {
    }

    /** Looked for by its keyed digest; each that is found has a line in the journal, as wherever somebody is looked for by name or number. */
    Caller caller(Staff staff, String number) {
        if (number.isBlank()) {
            return new Caller(List.of(), false, "");
        }
        Sought sought = new Sought("", number.strip(), Wanted.EVERYTHING, Between.ANY);
        String wrong = sought.refusal();
        if (wrong != null) {
            return new Caller(List.of(), false, wrong);
        }
        FindMatters.Found found = find.find(staff, sought, null, SHOWN);
        List<Line> lines = found.hits().stream().map(FindMatters.Hit::line).toList();
        journal.learned(lines.stream().map(Line::id).toList(), staff, LEARNED, REASON);
        return new Caller(lines.stream().map(line -> new Matter(line.id(), line.number(), types.byDefinition(line.definition()).title(), Identity.masked(folders.title(line), false),
                types.stageTitle(line.definition(), line.stage()), line.submittedOn(), line.ended())).toList(), found.next() != null, "");
    }

    /** A public answer, to be read to whoever calls. */
    public record Told(AskedBefore.Letter letter, String answer) {
    }

    /** What goes with the words of a call. @param same open matters that may be the same thing, likeliest first */
    public record Known(List<Told> letters, List<Hit> published, List<Matter> same, boolean more) {

        public boolean isEmpty() {
            return letters.isEmpty() && published.isEmpty() && same.isEmpty();
        }
    }

    Known known(CaseType type, String organ, Staff staff, String title, String description) {
        String words = title.strip().length() > 1 ? title.strip() : description.strip();
        words = words.substring(0, Math.min(WORDS, words.length()));
        if (words.length() < 2) {
            return new Known(List.of(), List.of(), List.of(), false);
        }
        Same same = AgentDesk.of(type).map(AgentDesk.Agent::merge).isEmpty() ? new Same(List.of(), false) : same(type, organ, staff, words);
        return new Known(told(asked.answered(words, SHOWN)), documents.suggest(words, SHOWN), same.matters(), same.more());
    }

    private List<Told> told(List<AskedBefore.Letter> letters) {
        Map<String, String> answers = new HashMap<>();
        client.sql("select case_id, answer from casework.public_answer where case_id = any(?) and withdrawn_on is null").param(letters.stream().map(AskedBefore.Letter::caseId).toArray(String[]::new))
                .query(row -> {
                    answers.put(row.getString("case_id"), row.getString("answer"));
                });
        return letters.stream().filter(letter -> answers.containsKey(letter.caseId())).map(letter -> new Told(letter, answers.get(letter.caseId()))).toList();
    }

    private record Alike(Matter matter, int share) {
    }

    private record Same(List<Matter> matters, boolean more) {
    }

    private record Open(String id, String number, String definition, String stage, LocalDate receivedOn, String application, byte[] sealed) {
    }

    /** Received, not answered, and following no other. */
    private Same same(CaseType type, String organ, Staff staff, String words) {
        Readers.Condition seen = readers.ofCase(staff.scope());
        List<Open> open = client.sql("""
                select c.id, c.number, c.definition, c.stage, c.received_on, a.id as application, a.sealed from casework.cases c join casework.application a on a.id = c.application_id
                where c.type = ? and c.organ = ? and c.received_on is not null and c.concluded_on is null and not c.ended and a.forgotten_on is null
                    and not exists (select from casework.event_member m where m.case_id = c.id) and\s""" + seen.sql() + " order by c.received_on desc, c.id desc limit " + COMPARED)
                .params(type.id(), organ).params(seen.params()).query(Open.class).list();
        List<Alike> alike = new ArrayList<>();
        open.stream().filter(one -> Merging.of(types.byDefinition(one.definition())).isPresent()).forEach(one -> {
            String title = applications.title(one.application(), one.sealed());
            int share = Likeness.of(words, title);
            if (share >= ALIKE) {
                alike.add(new Alike(new Matter(one.id(), one.number(), type.title(), Identity.masked(title, false), types.stageTitle(one.definition(), one.stage()), one.receivedOn(), false), share));
            }
        });
        return new Same(alike.stream().sorted(Comparator.comparingInt((Alike one) -> -one.share())).limit(SHOWN).map(Alike::matter).toList(), open.size() == COMPARED);
    }
}
