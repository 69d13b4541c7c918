package org.gongkai.participation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sha256;
import org.gongkai.participation.Contributions.Opinion;
import org.gongkai.publication.Concern;
import org.gongkai.publication.PublicationCheck;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which opinions everybody reads, and under which rule others do not. What came stays as it came; words that are shown otherwise stand beside it. */
@Component
public class Moderate {

    static final String SHOW = "participation.show";
    static final String SET_ASIDE = "participation.set-aside";
    private static final int LONGEST = 3_000;
    /** Of one act. */
    private static final int MOST = 1_000;

    private final SolicitationRows solicitations;
    private final Contributions contributions;
    private final ParticipationKinds kinds;
    private final PublicationCheck check;
    private final Ledger ledger;

    Moderate(SolicitationRows solicitations, Contributions contributions, ParticipationKinds kinds, PublicationCheck check, Ledger ledger) {
        this.solicitations = solicitations;
        this.contributions = contributions;
        this.kinds = kinds;
        this.check = check;
        this.ledger = ledger;
    }

    /**
     * What came of showing several.
     *
     * @param stopped sentences about those that the gate did not let through
     */
    public record Shown(int shown, List<String> stopped) {
    }

    /** Shows opinions as they came; one that the gate stops keeps none of the others back. */
    @Transactional
    public Attempt<Shown> show(String id, Set<Long> numbers, Staff staff) {
        Optional<Solicitation> one = mayModerate(id, staff);
        if (one.isEmpty()) {
            return notAllowed();
        }
        List<Opinion> chosen = contributions.opinions(id, numbers).stream().filter(opinion -> mayChange(one.get(), opinion)).limit(MOST).toList();
        List<String> stopped = new ArrayList<>();
        List<Long> shown = new ArrayList<>();
        for (Opinion opinion : chosen) {
            Optional<String> concern = concern(opinion.words(), false);
            if (concern.isPresent()) {
                stopped.add("第 " + opinion.entry().number() + " 号没有公开：" + concern.get() + "。可以打开这一条改写后公开，或者不公开");
            } else {
                contributions.show(opinion.entry().id(), opinion.words());
                shown.add(opinion.entry().number());
            }
        }
        if (!shown.isEmpty()) {
            ledger.record(ActDraft.of(SHOW, id).organ(one.get().organ()).actor(staff.personId()).detail("numbers", shown));
        }
        return Attempt.done(new Shown(shown.size(), stopped));
    }

    /**
     * Shows one in other words, without what nobody should read of a person.
     *
     * @param looked whether somebody looked at what the gate only asks about
     */
    @Transactional
    public Attempt<Shown> show(String id, long number, String words, boolean looked, Staff staff) {
        Optional<Solicitation> one = mayModerate(id, staff);
        Optional<Opinion> opinion = contributions.opinion(id, number).filter(found -> one.isPresent() && mayChange(one.get(), found));
        if (one.isEmpty() || opinion.isEmpty()) {
            return notAllowed();
        }
        if (words.isBlank() || words.length() > LONGEST) {
            return Attempt.refused("公开的文字要写，最多 " + LONGEST + " 字");
        }
        Optional<String> concern = concern(words, looked);
        if (concern.isPresent()) {
            return Attempt.refused("没有公开：" + concern.get());
        }
        contributions.show(opinion.get().entry().id(), words.strip());
        ledger.record(ActDraft.of(SHOW, id).organ(one.get().organ()).actor(staff.personId()).detail("numbers", List.of(number)).detail("words", Sha256.hex(words.strip())));
        return Attempt.done(new Shown(1, List.of()));
    }

    /** What the gate has against these words: numbers and names of persons too, unless somebody looked at them. */
    private Optional<String> concern(String words, boolean looked) {
        return check.values(Map.of("意见", words)).stream().filter(concern -> concern.stops() || concern.asks() && !looked).map(Concern::message).findFirst()
                .or(() -> looked ? Optional.<String>empty() : check.mentions(words).stream().map(mention -> mention.title() + "：" + mention.text()).findFirst());
    }

    /** Shows them and their copies no more, or never, and says under which rule. */
    @Transactional
    public Attempt<Shown> setAside(String id, Set<Long> numbers, String rule, Staff staff) {
        Optional<Solicitation> one = mayModerate(id, staff);
        if (one.isEmpty()) {
            return notAllowed();
        }
        if (kinds.require(one.get().kind()).rule(rule).isEmpty()) {
            return Attempt.refused("不公开的，要选依据哪一条规则");
        }
        List<Opinion> chosen = Copies.folded(contributions.opinions(id)).stream().filter(line -> numbers.contains(line.number())).flatMap(line -> line.all().stream())
                .filter(opinion -> mayChange(one.get(), opinion)).limit(MOST).toList();
        if (!chosen.isEmpty()) {
            contributions.setAside(chosen.stream().map(opinion -> opinion.entry().id()).toList(), rule);
            ledger.record(ActDraft.of(SET_ASIDE, id).organ(one.get().organ()).actor(staff.personId()).detail("rule", rule)
                    .detail("numbers", chosen.stream().map(opinion -> opinion.entry().number()).toList()));
        }
        return Attempt.done(new Shown(0, List.of()));
    }

    /** Once the outcome is signed or waits for it, what it counts as unanswered stays so. */
    private static boolean mayChange(Solicitation one, Opinion opinion) {
        return one.stage() == Solicitation.Stage.OPEN || one.stage() == Solicitation.Stage.CLOSED || opinion.entry().group() != null;
    }

    private Optional<Solicitation> mayModerate(String id, Staff staff) {
        return Optional.of(solicitations.hold(id)).filter(one -> one.stage().isPublic() && kinds.require(one.kind()).isDraftedBy(staff, one.organ()));
    }

    private static <T> Attempt<T> notAllowed() {
        return Attempt.refused("由征集的机关的信息员或者公开办整理意见");
    }
}
