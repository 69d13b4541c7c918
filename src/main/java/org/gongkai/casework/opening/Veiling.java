package org.gongkai.casework.opening;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.casetype.Answers;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.casework.identity.Identity;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.NamedFile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides what of a matter a person sees as it is. Numbers of identity, of credit codes and of bank cards, and what its file marks with
 * {@code masked:}, are masked for everybody; who asks and how to reach them, for all but who works on it and who signs.
 */
@Component
public class Veiling {

    private static final int SHORTEST_REASON = 4;
    private static final int LONGEST_REASON = 100;
    /** Chosen, not written: it tells nobody's name. */
    private static final Set<Field.Kind> CHOSEN = Set.of(Field.Kind.CHOICE, Field.Kind.YES_NO, Field.Kind.SEVERAL);

    private final OpeningJournal journal;

    Veiling(OpeningJournal journal) {
        this.journal = journal;
    }

    /** The matter as this person sees it. */
    public Veil over(CaseFolder folder, Staff staff) {
        return over(folder, staff, null);
    }

    /** What a person sees of a field that holds more than words. */
    public enum Sight { OPEN, CLOSED, NEVER }

    /** @param name section and name of the field, as a veil gives it */
    public Sight sight(CaseFolder folder, Staff staff, Field field, String name) {
        Looking looking = new Looking(worksOn(folder.state(), staff), capacities(folder.state(), staff), null, new TreeMap<>());
        return looking.mayNever(field) ? Sight.NEVER : looking.closes(field, name.startsWith(Veil.APPLICANT)) ? Sight.CLOSED : Sight.OPEN;
    }

    /**
     * Writes down that a field is opened, and shows it.
     *
     * @param name section and name of the field, as the veil gives it
     */
    public Attempt<Veil> open(CaseFolder folder, Staff staff, String name, String reason) {
        Veil veil = over(folder, staff, null);
        String title = veil.closed().get(name);
        String why = reason.strip();
        if (title == null) {
            return Attempt.refused("这一项没有隐去，或者不在您可以看的范围以内");
        }
        Optional<String> unsaid = unsaid(why);
        if (unsaid.isPresent()) {
            return Attempt.refused(unsaid.get());
        }
        if (why.contains(value(folder, name))) {
            return Attempt.refused("原因里不要写所看的内容");
        }
        journal.write(folder, staff, name, title, why);
        return Attempt.done(over(folder, staff, name));
    }

    /** What to tell whoever gives this reason for what they want to see; empty when it will do. */
    public static Optional<String> unsaid(String reason) {
        int length = reason.strip().codePointCount(0, reason.strip().length());
        return length < SHORTEST_REASON || length > LONGEST_REASON ? Optional.of("请写明为什么要看，" + SHORTEST_REASON + " 到 " + LONGEST_REASON + " 字") : Optional.empty();
    }

    private static String value(CaseFolder folder, String name) {
        Application said = folder.application();
        int dot = name.indexOf('.');
        String field = name.substring(dot + 1);
        if (name.startsWith(Veil.APPLICANT)) {
            return said.applicant().getOrDefault(field, "");
        }
        if (name.startsWith(Veil.CONTENT)) {
            return said.content().getOrDefault(field, "");
        }
        for (int n = 1; n <= said.items().size(); n++) {
            if (name.equals(Veil.item(n, field))) {
                return said.items().get(n - 1).getOrDefault(field, "");
            }
        }
        return folder.wordsOf(name.substring(0, dot)).getOrDefault(field, "");
    }

    private Veil over(CaseFolder folder, Staff staff, @Nullable String opened) {
        CaseType type = folder.state().type();
        Looking looking = new Looking(worksOn(folder.state(), staff), capacities(folder.state(), staff), opened, new TreeMap<>());
        boolean unnamed = unnamed(folder.state(), staff);
        Application said = folder.application();
        List<Map<String, String>> items = new ArrayList<>();
        for (int n = 0; n < said.items().size(); n++) {
            items.add(looking.masked(type.item(), said.items().get(n), "item" + (n + 1) + ".", false));
        }
        Application shown = new Application(said.id(), said.type(), said.number(), said.channel(), said.party(), said.submittedOn(),
                unnamed ? named(said) : looking.masked(type.applicant(), said.applicant(), Veil.APPLICANT, true), looking.masked(type.content(), said.content(), Veil.CONTENT, false), items);
        Map<String, Map<String, String>> words = new TreeMap<>();
        for (Act act : folder.state().acts()) {
            if (folder.words().containsKey(act.id())) {
                words.put(act.id(), looking.masked(fields(folder.state(), act), folder.wordsOf(act.id()), act.id() + ".", false));
            }
        }
        return new Veil(new CaseFolder(folder.state(), folder.organs(), folder.number(), shown, words, unnamed ? List.of() : folder.letters(), unnamed ? List.of() : folder.mails(), folder.clock(), folder.named(), folder.forgottenOn()),
                looking.closed());
    }

    private static List<Field> fields(CaseState state, Act act) {
        List<Field> fields = new ArrayList<>();
        Consequence consequence = state.type().consequence(act.verb());
        if (consequence.result().ofItems()) {
            fields.addAll(Answers.fields(state.items(), consequence.perItem()));
        }
        state.type().action(act.verb()).ifPresent(action -> fields.addAll(action.fields()));
        return fields;
    }

    /** Whoever it was given to and whoever stands in for them, or anybody at work there while nobody has it, but not where it was given or called back; and whoever signs what concludes it. */
    public static boolean worksOn(CaseState state, Staff staff) {
        return state.handlings().stream().anyMatch(handling -> handling.assignee() == null ? (handling.isOpen() || handling.isFirst()) && staff.may(Power.WORK, handling.organ()) : staff.answersFor(handling.assignee()))
                || state.type().actions().stream().filter(action -> state.type().consequence(action.id()).concludes()).flatMap(action -> action.who().stream())
                        .anyMatch(who -> isSigner(who) && state.handlings().stream().anyMatch(handling -> staff.holds(Role.valueOf(who), handling.organ())));
    }

    /** Whether a person has to do with the matter only where it was sent without the name of who brought it. */
    public static boolean unnamed(CaseState state, Staff staff) {
        return state.handlings().stream().filter(handling -> staff.scope().covers(handling.organ())).allMatch(handling -> handling.turn() != null && handling.turn().unnamed());
    }

    private static Map<String, String> named(Application said) {
        Map<String, String> shown = new LinkedHashMap<>();
        said.applicant().keySet().forEach(field -> shown.put(field, "只有受理机关看得到"));
        return shown;
    }

    /** The roles held at an organ that has or had a part in it. */
    private static Set<String> capacities(CaseState state, Staff staff) {
        Set<String> capacities = new TreeSet<>();
        state.handlings().forEach(handling -> capacities.addAll(CaseFolders.actor(staff, handling.organ()).capacities()));
        return capacities;
    }

    private static boolean isSigner(String who) {
        return List.of(Role.with(Power.SIGN, Power.COORDINATE)).contains(who);
    }

    /**
     * @param works      whether the person works on the matter
     * @param capacities roles held at its organ
     * @param opened     what is shown all the same
     * @param closed     what was masked and may be opened, filled as it goes
     */
    private record Looking(boolean works, Set<String> capacities, @Nullable String opened, Map<String, String> closed) {

        Map<String, String> masked(List<Field> fields, Map<String, String> values, String section, boolean ofThePerson) {
            Map<String, String> shown = new LinkedHashMap<>(values);
            for (Field field : fields) {
                String value = values.getOrDefault(field.name(), "");
                if (!value.isBlank()) {
                    shown.put(field.name(), masked(field, value, section + field.name(), ofThePerson));
                }
            }
            return shown;
        }

        private String masked(Field field, String value, String name, boolean ofThePerson) {
            if (mayNever(field)) {
                return "只有" + String.join("、", field.limits().read().stream().map(role -> Role.valueOf(role).title()).sorted().toList()) + "看得到";
            }
            if (name.equals(opened)) {
                return value;
            }
            String shown = closes(field, ofThePerson) ? Mask.of(field, value) : field.kind() == Field.Kind.FILE ? names(value) : Identity.masked(value, works);
            if (!shown.equals(value)) {
                closed.put(name, field.title());
            }
            return shown;
        }

        boolean mayNever(Field field) {
            return !field.limits().read().isEmpty() && capacities.stream().noneMatch(field.limits().read()::contains);
        }

        boolean closes(Field field, boolean ofThePerson) {
            return field.limits().masked() || field.kind() == Field.Kind.IDENTITY || ofThePerson && !works && !CHOSEN.contains(field.kind());
        }

        /** Names of files may name a person too; their ids are no numbers of anybody. */
        private String names(String value) {
            return NamedFile.joined(NamedFile.all(value).stream().map(file -> new NamedFile(file.id(), Identity.masked(file.name(), works))).toList());
        }
    }
}
