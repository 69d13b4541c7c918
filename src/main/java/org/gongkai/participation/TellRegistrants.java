package org.gongkai.participation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.gongkai.calendar.Now;
import org.gongkai.directory.MailAddress;
import org.gongkai.face.Site;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.gongkai.letters.LetterMailed;
import org.gongkai.letters.LetterReturned;
import org.gongkai.letters.LetterToldOtherwise;
import org.gongkai.letters.MailOrder;
import org.gongkai.letters.Outbox;
import org.gongkai.participation.Registration.News;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells whoever registered and left an e-mail address what became of it: a place, none, another hour or place, nothing at all. What there is to tell
 * stands with the registration since the act that brought it about; act, message and mark are one transaction each, so that nobody is told twice and
 * nobody is missed, whenever the programme stops. Who left no address, or whose message came back, is told by a person.
 */
@Component
class TellRegistrants {

    private static final int OF_ONE_ROUND = 200;
    /** How long what a message said is held once it went out. */
    private static final Duration HELD = Duration.ofDays(1);

    private final SolicitationRows solicitations;
    private final GatheringRows gatherings;
    private final Registrations registrations;
    private final Outbox outbox;
    private final Site site;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Now now;
    private final Loop loop;

    TellRegistrants(SolicitationRows solicitations, GatheringRows gatherings, Registrations registrations, Outbox outbox, Site site, Ledger ledger, TransactionTemplate transaction, Now now, Loops loops) {
        this.solicitations = solicitations;
        this.gatherings = gatherings;
        this.registrations = registrations;
        this.outbox = outbox;
        this.site = site;
        this.ledger = ledger;
        this.transaction = transaction;
        this.now = now;
        this.loop = loops.add(Loop.Plan.of("registrants", "通知报名的人", Duration.ofSeconds(5)), this::round);
    }

    boolean round() {
        List<Registration> waiting = registrations.toMail(OF_ONE_ROUND);
        for (Registration one : waiting) {
            transaction.executeWithoutResult(status -> tell(one));
            loop.beat();
        }
        return waiting.size() == OF_ONE_ROUND;
    }

    private void tell(Registration seen) {
        Gathering plan = gatherings.hold(seen.solicitation()).orElseThrow();
        registrations.stillToMail(seen.id()).ifPresent(one -> {
            News news = Objects.requireNonNull(one.news());
            if (!outbox.isOpen() || !outbox.canSay(news.wording())) {
                registrations.failed(one.id());
                return;
            }
            Solicitation asked = solicitations.find(one.solicitation()).orElseThrow();
            Person person = registrations.person(one.id()).orElseThrow();
            Act act = ledger.record(ActDraft.of(GivePlaces.TELL, asked.id()).organ(asked.organ()).detail("registrations", List.of(one.id())).detail("news", news.name()));
            outbox.put(new MailOrder(one.id(), act.id(), asked.organ(), MailAddress.deliverable(person.email()).orElse(person.email()), List.of(), List.of(), words(asked, plan, one, person), news.wording(), HELD));
            registrations.mailed(one.id(), act.id());
        });
    }

    private Map<String, String> words(Solicitation asked, Gathering plan, Registration one, Person person) {
        Map<String, String> words = new HashMap<>();
        words.put("applicant", person.name());
        words.put("number", one.id());
        words.put("title", asked.title());
        words.put("when", day(asked.closesOn()) + " " + plan.starts() + (plan.ends() == null ? "" : "—" + plan.ends()));
        words.put("place", plan.place());
        words.put("standing", one.standing().title());
        words.put("lot", one.rank() == null ? "" : "抽签排第 " + one.rank() + " 位，怎样抽的公布在 " + site.home() + asked.address() + "，谁都可以照着再抽一遍。");
        words.put("reason", plan.cancelled() != null ? plan.cancelled() : plan.moved() != null ? plan.moved() : "");
        words.put("page", site.home() + asked.address());
        words.put("mine", site.home() + "/participation/registration?number=" + one.id());
        return words;
    }

    private static String day(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    @EventListener
    void mailed(LetterMailed mailed) {
        registrations.arrived(mailed.subject(), mailed.actId(), now.today());
    }

    @EventListener
    void toldOtherwise(LetterToldOtherwise told) {
        registrations.arrived(told.subject(), told.actId(), now.today());
    }

    @EventListener
    void returned(LetterReturned returned) {
        registrations.cameBack(returned.subject(), returned.actId());
    }
}
