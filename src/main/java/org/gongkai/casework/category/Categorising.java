package org.gongkai.casework.category;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.beside.Beside;
import org.gongkai.casework.opening.Veiling;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Derived;
import org.gongkai.ledger.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts letters under categories: each time an act that says who, which and what was proposed; the last one holds. */
@Component
public class Categorising {

    static final String KIND = "category.";
    private static final String CASE = "case";
    private static final String NAME = "category";

    private final JdbcClient client;
    private final LetterCategories categories;
    private final Beside beside;
    private final Ledger ledger;
    private final Now now;

    Categorising(JdbcClient client, LetterCategories categories, Beside beside, Ledger ledger, Now now) {
        this.client = client;
        this.categories = categories;
        this.beside = beside;
        this.ledger = ledger;
        this.now = now;
    }

    /**
     * What a letter stands under.
     *
     * @param title    what the category was called when it was put there
     * @param proposed place among what was proposed, from 1; 0 where the person chose another
     */
    public record Put(String category, String title, int proposed, String person, LocalDate on) {
    }

    public Optional<Put> of(String caseId) {
        return beside.ofMatter(NAME, caseId).stream().findFirst().map(row -> new Put(row.text("category"), row.text("title"), row.number("proposed"), row.text("person"), LocalDate.parse(row.text("put_on"))));
    }

    /** Where it stands there already nothing is recorded. @param proposed ids of what was proposed to them, the likeliest first */
    @Transactional
    public Attempt<Put> put(CaseState state, Staff staff, String categoryId, List<String> proposed) {
        Category category = categories.find(categoryId).filter(Category::isChosen).orElse(null);
        if (!categories.areOf(state.type())) {
            return Attempt.refused("“" + state.type().title() + "”不分类别");
        }
        if (category == null) {
            return Attempt.refused("没有“" + categoryId + "”这个类别，请在所列的当中选一个，或者写几个字再找");
        }
        if (!Veiling.worksOn(state, staff) || Veiling.unnamed(state, staff)) {
            return Attempt.refused("类别由受理、承办这一件的人选");
        }
        Optional<String> before = client.sql("select category from casework.letter_category where case_id = ? for update").param(state.id()).query(String.class).optional();
        if (before.filter(category.id()::equals).isPresent()) {
            return Attempt.done(of(state.id()).orElseThrow());
        }
        int place = proposed.indexOf(category.id()) + 1;
        String id = Identifier.fresh();
        Act act = ledger.prepare(ActDraft.of(KIND + (before.isEmpty() ? "put" : "correct"), id).organ(state.organ()).actor(staff.personId()).detail(CASE, state.id()).detail("category", category.id())
                .detail("title", category.path()).detail("proposed", proposed.isEmpty() ? null : List.copyOf(proposed)).detail("before", before.orElse(null)));
        client.sql("""
                insert into casework.letter_category (id, case_id, category, title, proposed, person, put_on, act_id) values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (case_id) do update set id = excluded.id, category = excluded.category, title = excluded.title, proposed = excluded.proposed, person = excluded.person,
                    put_on = excluded.put_on, act_id = excluded.act_id""").params(id, state.id(), category.id(), category.path(), place, staff.personId(), now.today(), act.id()).update();
        ledger.write(List.of(act));
        return Attempt.done(new Put(category.id(), category.path(), place, staff.personId(), now.today()));
    }

    /** What it asks of the tables. */
    @Component
    static class Asking implements Beside.Source {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String ofMatter() {
            return "select l.* from casework.letter_category l where l.case_id = :matter";
        }
    }

    /** A letter stands under a category because somebody put it there. */
    @Component
    static class Tables implements Derived.Tables {

        @Override
        public List<Derived> tables() {
            return List.of(Derived.onAct("casework.letter_category", "来信的类别", "select case_id, act_id, case_id from casework.letter_category", KIND).saying(CASE));
        }
    }
}
