package org.gongkai.casework.category;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CasePanel;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Handling;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.casework.category.CategoryProposals.Proposal;
import org.gongkai.casework.opening.Veiling;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Under which category a letter stands; what is proposed while it stands under none. */
@Component
@Order(0)
public class CategoryPanel implements CasePanel {

    private final LetterCategories categories;
    private final Categorising categorising;
    private final PastLetters past;
    private final Cases cases;
    private final Organs organs;
    private final People people;
    private final Now now;

    CategoryPanel(LetterCategories categories, Categorising categorising, PastLetters past, Cases cases, Organs organs, People people, Now now) {
        this.categories = categories;
        this.categorising = categorising;
        this.past = past;
        this.cases = cases;
        this.organs = organs;
        this.people = people;
        this.now = now;
    }

    /** A press that sends the letter on to whoever mostly handles such letters. @param field that names the organ @param token lets what is sent twice act once */
    public record Send(String action, String field, String organ, String name, String token) {
    }

    /** @param unit who mostly handles such letters; null where the file names nobody who is there */
    public record Proposed(String id, String path, List<String> words, @Nullable String unit) {
    }

    /**
     * @param put      null while it stands under none
     * @param by       who put it there
     * @param proposed to whoever may choose; empty to others
     * @param all      paths of everything that may be chosen; empty to whoever may not
     * @param then     the step that is owed and asks for nothing, which can be taken with the same press; null where there is none
     * @param send     null where it cannot be sent on now, or stays here
     */
    public record Desk(String matter, Categorising.@Nullable Put put, String by, @Nullable String unit, List<Proposed> proposed, List<String> all, @Nullable Action then, @Nullable Send send, boolean ended) {

        public boolean mayChoose() {
            return !all.isEmpty();
        }
    }

    @Override
    public Place place() {
        return Place.NOW;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        CaseState state = folder.state();
        if (!categories.areOf(state.type()) || folder.forgottenOn() != null || Veiling.unnamed(state, staff)) {
            return Optional.empty();
        }
        Optional<Categorising.Put> put = categorising.of(state.id());
        boolean mayChoose = Veiling.worksOn(state, staff);
        if (put.isEmpty() && !mayChoose) {
            return Optional.empty();
        }
        Map<String, Object> values = new HashMap<>();
        values.put("desk", new Desk(state.id(), put.orElse(null), put.map(one -> people.names(List.of(one.person())).getOrDefault(one.person(), one.person())).orElse(""),
                put.flatMap(one -> unit(one.category())).map(Organ::name).orElse(null), put.isEmpty() ? proposals(folder).stream().map(this::proposed).toList() : List.of(),
                mayChoose ? categories.chosen().stream().map(Category::path).toList() : List.of(), put.isEmpty() ? then(state, staff) : null, put.map(one -> send(state, staff, one.category())).orElse(null), state.ended()));
        return Optional.of(new Shown("casework/category/category", values));
    }

    /** What is proposed for a letter as it was written. */
    List<Proposal> proposals(CaseFolder folder) {
        Map<String, String> item = folder.application().items().getFirst();
        String title = item.getOrDefault("title", "");
        String text = item.getOrDefault("description", "");
        return past.proposed(categories, title, text);
    }

    private Proposed proposed(Proposal proposal) {
        return new Proposed(proposal.category().id(), proposal.category().path(), proposal.words(), unit(proposal.category().id()).map(Organ::name).orElse(null));
    }

    private Optional<Organ> unit(String category) {
        return categories.unit(category, organs.asOf(now.today()));
    }

    /** What they may do now that sends the letter to one organ and demands nothing else. */
    private @Nullable Send send(CaseState state, Staff staff, String category) {
        Handling first = state.handlings().getFirst();
        Organ unit = unit(category).filter(organ -> !organ.id().equals(first.organ())).orElse(null);
        if (unit == null || !staff.scope().covers(first.organ())) {
            return null;
        }
        return cases.permissions(state, first, CaseFolders.actor(staff, first.organ())).stream().filter(Permission::allowed).map(Permission::action).map(action -> {
            List<Consequence.Dispatch> sent = state.type().consequence(action.id()).hands().dispatch();
            String to = sent.size() == 1 ? sent.getFirst().to() : null;
            return to == null || action.fields().stream().anyMatch(field -> field.required() && !field.name().equals(to)) ? null : new Send(action.id(), to, unit.id(), unit.name(), Identifier.fresh());
        }).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** The step that is owed where it is theirs, demands no field, and neither ends the matter nor issues a paper. */
    private static @Nullable Action then(CaseState state, Staff staff) {
        Handling first = state.handlings().getFirst();
        return !first.isOpen() || !staff.scope().covers(first.organ()) ? null : first.procedureIn(state.type()).due(first.stage(), CaseFolders.actor(staff, first.organ()))
                .filter(action -> action.openTo(CaseFolders.actor(staff, first.organ())) && action.from().contains(first.stage()) && action.fields().stream().noneMatch(Field::required)
                        && isPlain(state.type().consequence(action.id()))).orElse(null);
    }

    private static boolean isPlain(Consequence effect) {
        return !effect.concludes() && effect.papers().letter() == null;
    }
}
