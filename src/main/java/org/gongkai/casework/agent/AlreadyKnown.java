package org.gongkai.casework.agent;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.asked.AskedBefore;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.finding.FindMatters;
import org.gongkai.casework.finding.Sought;
import org.gongkai.casework.identity.Identity;
import org.gongkai.casework.lists.CaseLists.Between;
import org.gongkai.casework.lists.CaseLists.Line;
import org.gongkai.casework.lists.CaseLists.Wanted;
import org.gongkai.casework.opening.OpeningJournal;
import org.gongkai.casework.merging.SameMatters;
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
    private static final int WORDS = 40;

    private final FindMatters find;
    private final CaseFolders folders;
    private final CaseTypes types;
    private final OpeningJournal journal;
    private final AskedBefore asked;
    private final DocumentSearch documents;
    private final SameMatters same;
    private final LikelyUnits likely;
    private final JdbcClient client;

    AlreadyKnown(FindMatters find, CaseFolders folders, CaseTypes types, OpeningJournal journal, AskedBefore asked, DocumentSearch documents, SameMatters same, LikelyUnits likely, JdbcClient client) {
        this.find = find;
        this.folders = folders;
        this.types = types;
        this.journal = journal;
        this.asked = asked;
        this.documents = documents;
        this.same = same;
        this.likely = likely;
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

    /** What goes with the words of a call. @param same open matters that may be the same thing, likeliest first @param units by whom such things are mostly handled */
    public record Known(List<Told> letters, List<Hit> published, List<SameMatters.Same> same, List<LikelyUnits.Unit> units) {

        public boolean isEmpty() {
            return letters.isEmpty() && published.isEmpty() && same.isEmpty() && units.isEmpty();
        }
    }

    /** @param item what is written so far */
    Known known(CaseType type, String organ, Staff staff, Map<String, String> item) {
        String title = item.getOrDefault("title", "").strip();
        String words = title.length() > 1 ? title : item.getOrDefault("description", "").strip();
        words = words.substring(0, Math.min(WORDS, words.length()));
        if (words.length() < 2) {
            return new Known(List.of(), List.of(), List.of(), List.of());
        }
        List<SameMatters.Same> alike = AgentDesk.of(type).map(AgentDesk.Agent::merge).isEmpty() ? List.of() : same.of(type, organ, List.of(item), staff);
        return new Known(told(asked.answered(words, SHOWN)), documents.suggest(words, SHOWN), alike.stream().limit(SHOWN).toList(), likely.of(type, title, item.getOrDefault("description", "").strip()));
    }

    private List<Told> told(List<AskedBefore.Letter> letters) {
        Map<String, String> answers = new HashMap<>();
        client.sql("select case_id, answer from casework.public_answer where case_id = any(?) and withdrawn_on is null").param(letters.stream().map(AskedBefore.Letter::caseId).toArray(String[]::new))
                .query(row -> {
                    answers.put(row.getString("case_id"), row.getString("answer"));
                });
        return letters.stream().filter(letter -> answers.containsKey(letter.caseId())).map(letter -> new Told(letter, answers.get(letter.caseId()))).toList();
    }
}
