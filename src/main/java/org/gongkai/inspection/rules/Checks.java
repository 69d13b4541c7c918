package org.gongkai.inspection.rules;

import java.util.List;
import java.util.function.Function;

import org.gongkai.inspection.Finding;
import org.gongkai.inspection.Severity;
import org.gongkai.inspection.text.Stretches;
import org.gongkai.inspection.text.Text;
import org.gongkai.reporting.form.Surroundings;

/** Every family of rules, in the order in which they are asked. */
public final class Checks {

    private static final List<Check> FAMILIES = List.of(new TableStateCheck(), new StructureCheck(), new NumberingCheck(), new PartsCheck(), new ClaimCheck(), new FlowCheck(),
            new EnumerationCheck(), new GrowthCheck(), new ShareCheck(), new OrderCheck(), new RepeatedCheck(), new ActivityCheck(), new DateCheck(), new PatternCheck(), new CharacterCheck(), new PairingCheck(), new ScrambledCheck(),
            new TermCheck(), new TermCheck.Own(), new PageCheck(), new PrivacyCheck(), new TraceCheck(), new PersonCheck());

    private static final List<Check> OF_ANY_TEXT = List.of(new EnumerationCheck(), new GrowthCheck(), new ShareCheck(), new DateCheck(), new PatternCheck(),
            new CharacterCheck(), new PairingCheck(), new ScrambledCheck(), new TermCheck(), new PageCheck(), new PrivacyCheck(), new TraceCheck(), new PersonCheck());

    /** What a list, a table or a single field can be asked: sentences are not expected there. */
    private static final List<Check> OF_VALUES = List.of(new PageCheck(), new PrivacyCheck(), new TraceCheck(), new PersonCheck());

    /** Those of values that hold a rule which stops. */
    private static final List<Check> STOPPING_VALUES = List.of(new PageCheck(), new PrivacyCheck());

    /** Those of any text that hold a rule which stops, and what tells of persons, which asks; wording does neither. */
    private static final List<Check> STOPPING = List.of(new EnumerationCheck(), new ShareCheck(), new DateCheck(), new PageCheck(), new PrivacyCheck(), new TraceCheck(), new PersonCheck());
    /** Longer ones are looked at stretch by stretch only. */
    private static final int LONG = 50_000;
    private static final Recognition NOTHING_RECOGNISED = new Recognition(false, null, null, null, null, null, 0, 0);

    private Checks() {
    }

    public static void look(Report report, Surroundings earlier, Notes notes) {
        FormulaCheck.look(report, earlier, notes);
        FAMILIES.forEach(family -> family.look(report, Rulebook.shipped(), notes));
    }

    /** Only the rules that can be asked of any official text: a notice, a reply, a draft. */
    public static List<Finding> ofAnyText(Report report) {
        return of(report, OF_ANY_TEXT);
    }

    /** Only the rules that can be asked of values: rows of a table, fields of a record. */
    public static List<Finding> ofValues(Report report) {
        return of(report, OF_VALUES);
    }

    /** Of a text of any length, stretch by stretch. */
    public static List<Finding> ofLongText(Text text) {
        return inStretches(text, Checks::ofAnyText);
    }

    /** Of a text of any length only what can stop it, for many texts at once. */
    public static List<Finding> stopping(Text text) {
        return Stretches.of(text).stream().map(stretch -> Report.ofAnyText(stretch, NOTHING_RECOGNISED))
                .flatMap(report -> of(report, STOPPING).stream()).distinct().toList();
    }

    /** Of a table or a record of any length. */
    public static List<Finding> ofLongTable(Text values) {
        return inStretches(values, Checks::ofValues);
    }

    /** Of a record only what stops it, for very many: what a title says and who is named does not. */
    public static List<Finding> stoppingValues(Text values) {
        if (values.original().length() < LONG && !PrivacyCheck.hasLongNumber(values.words()) && !PageCheck.mayStop(values)) {
            return List.of();
        }
        return Stretches.of(values).stream().map(stretch -> Report.ofAnyText(stretch, NOTHING_RECOGNISED))
                .flatMap(report -> of(report, STOPPING_VALUES).stream()).filter(finding -> finding.severity() == Severity.ERROR).distinct().toList();
    }

    private static List<Finding> inStretches(Text text, Function<Report, List<Finding>> rules) {
        return Stretches.of(text).stream().map(stretch -> Report.ofAnyText(stretch, Recognition.of(stretch)))
                .flatMap(report -> rules.apply(report).stream()).distinct().toList();
    }

    private static List<Finding> of(Report report, List<Check> families) {
        Notes notes = new Notes();
        families.forEach(family -> family.look(report, Rulebook.shipped(), notes));
        return notes.all().stream().filter(finding -> Rulebook.shipped().isAboutAnyText(finding.rule())).toList();
    }
}
