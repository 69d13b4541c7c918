package org.gongkai.participation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.gongkai.definition.Sort;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.publication.Particulars;
import org.jspecify.annotations.Nullable;

/**
 * A way to ask the public, as it is declared.
 *
 * @param least   id of the provision that sets the least period; null where none does
 * @param outcome id of the provision that sets when the outcome is owed
 * @param voice   how a survey sees to it that everybody speaks once; null for what is no survey
 * @param isInterview whether guests answer in a transcript
 * @param decides whether what is asked about is a decision, which has a page that tells where it stands
 * @param stages  which documents that name the one that was decided are from before it, and which tell what came of it
 * @param appraisal id of the provision that sets when an organ that was appraised owes its answer; null for what appraises none
 * @param gathering by which periods a gathering goes; null for what is none
 * @param few     what fewer voices said is not told in open data
 */
public record ParticipationKind(String id, String title, String description, String legalBasis, LocalDate from, @Nullable LocalDate to, List<String> drafts, List<String> signs,
        @Nullable String least, String outcome, List<Rule> rules, @Nullable Voice voice, int few, boolean isInterview, boolean decides, Stages stages, @Nullable String appraisal, @Nullable Gathered gathering) {

    /** The sort of name under which declarations speak of kinds. */
    public static final Sort SORT = new Sort("participation", "公众参与的种类");

    /** Why an opinion is not shown. @param answered whether the outcome has to answer it all the same */
    public record Rule(String id, String title, String basis, boolean answered) {
    }

    /** By what everybody speaks once. */
    public enum Voice { BROWSER, CODE, SIGN_IN }

    /**
     * What a gathering has to keep.
     *
     * @param materials id of the provision that sets how long before the day its papers reach those who have a place; null without papers
     * @param forgets   id of the provision that sets how long after the day names and telephones are kept
     * @param listed    whether the names of those who have a place are public
     */
    public record Gathered(@Nullable String materials, String forgets, boolean listed) {
    }

    /**
     * What documents are to a decision; all others tell how it is carried out.
     *
     * @param before  kinds of those from before it
     * @param results by kind, which of those tell what came of it
     */
    public record Stages(Set<String> before, Map<String, Predicate<Particulars>> results) {

        static Stages of(ParticipationFile.@Nullable StagesFile file) {
            if (file == null) {
                return new Stages(Set.of(), Map.of());
            }
            Map<String, Predicate<Particulars>> results = new HashMap<>();
            file.results().forEach(one -> {
                String field = one.field();
                List<String> options = one.options() == null ? List.of() : one.options();
                results.put(one.kind(), said -> field == null || options.contains(said.typed(field)));
            });
            return new Stages(Set.copyOf(file.before()), results);
        }
    }

    static ParticipationKind of(ParticipationFile file) {
        return new ParticipationKind(file.id(), file.title(), file.description(), file.legalBasis(), file.inForce().from(), file.inForce().to(), file.drafts(), file.signs(), file.least(),
                file.outcome(), file.rules().stream().map(rule -> new Rule(rule.id(), rule.title(), rule.basis(), rule.answered())).toList(),
                file.voice() == null ? null : Voice.valueOf(file.voice().name()), file.few() == null ? 0 : file.few(), file.form() == ParticipationFile.Form.INTERVIEW, Boolean.TRUE.equals(file.decides()), Stages.of(file.stages()), file.appraises(),
                file.gathering() == null ? null : new Gathered(file.gathering().materials(), file.gathering().forgets(), file.gathering().listed()));
    }

    /** Whether a document that names what was decided is from before it. */
    boolean isBefore(Particulars said) {
        return stages.before().contains(String.valueOf(said.kind()));
    }

    /** Whether it tells what came of it. */
    boolean isResult(Particulars said) {
        return stages.results().getOrDefault(String.valueOf(said.kind()), none -> false).test(said);
    }

    public boolean isSurvey() {
        return voice != null;
    }

    /** Whether organs are appraised (社会评议). */
    public boolean appraises() {
        return appraisal != null;
    }

    public boolean isGathering() {
        return gathering != null;
    }

    public Optional<Rule> rule(@Nullable String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    public boolean isDraftedBy(Staff staff, String organ) {
        return holds(staff, drafts, organ);
    }

    public boolean isSignedBy(Staff staff, String organ) {
        return holds(staff, signs, organ);
    }

    private static boolean holds(Staff staff, List<String> roles, String organ) {
        return roles.stream().anyMatch(role -> staff.holds(Role.valueOf(role), organ));
    }
}
