package org.gongkai.participation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.MailAddress;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sealing;
import org.gongkai.participation.Gathering.Giving;
import org.gongkai.letters.Outbox;
import org.gongkai.participation.Registration.Mail;
import org.gongkai.participation.Registration.News;
import org.gongkai.participation.Registration.Standing;
import org.gongkai.participation.Registration.Way;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives the places of a gathering: in order of coming, by lot, by invitation; whoever comes too late waits, whoever leaves makes room for the first
 * who waits. Each holds the row of the gathering, so that no place is given twice.
 */
@Component
public class GivePlaces {

    static final String REGISTER = "participation.register";
    static final String WITHDRAW = "participation.withdraw";
    static final String ADMIT = "participation.admit";
    static final String FORGET = "participation.forget";
    static final String TELL = "participation.tell";
    private static final String CODE = "participation.registration-code";
    private static final String SAME = "participation.registrant";
    private static final String PHONE = "participation.registrant-phone";
    private static final int LEAST_DIGITS = 7;
    private static final int LONGEST_NAME = 40;
    private static final int CODE_LENGTH = 8;

    private final SolicitationRows solicitations;
    private final GatheringRows gatherings;
    private final Registrations registrations;
    private final ParticipationKinds kinds;
    private final Outbox outbox;
    private final Sealing sealing;
    private final Ledger ledger;
    private final Facts facts;
    private final JdbcClient client;
    private final Now now;

    GivePlaces(SolicitationRows solicitations, GatheringRows gatherings, Registrations registrations, ParticipationKinds kinds, Outbox outbox, Sealing sealing, Ledger ledger, Facts facts, JdbcClient client, Now now) {
        this.solicitations = solicitations;
        this.gatherings = gatherings;
        this.registrations = registrations;
        this.kinds = kinds;
        this.outbox = outbox;
        this.sealing = sealing;
        this.ledger = ledger;
        this.facts = facts;
        this.client = client;
        this.now = now;
    }

    /** Who wants to come. @param once names the form: the same again is the same registration @param email to be told; blank for the telephone */
    public record Typed(String once, String name, String phone, String email) {
    }

    /** What they keep. @param code null where it was sent before: then the first receipt holds it */
    public record Receipt(String id, @Nullable String code, Standing standing) {
    }

    @Transactional
    public Attempt<Receipt> byWeb(String id, Typed typed) {
        return register(id, Way.WEB, typed, null, null);
    }

    /** Whoever wrote, came, telephoned, or was invited. */
    @Transactional
    public Attempt<Receipt> atDesk(String id, Way way, Typed typed, Staff staff) {
        return register(id, way, typed, staff, null);
    }

    Attempt<Receipt> register(String id, Way way, Typed typed, @Nullable Staff staff, @Nullable Earlier earlier) {
        Optional<Gathering> held = gatherings.hold(id);
        Optional<Solicitation> found = solicitations.find(id);
        LocalDate today = earlier == null ? now.today() : earlier.on();
        if (held.isEmpty() || found.isEmpty() || found.get().stage() != Solicitation.Stage.OPEN || !held.get().registersOn(today)) {
            return Attempt.refused("报名已经截止");
        }
        Solicitation one = found.get();
        Gathering plan = held.get();
        ParticipationKind kind = kinds.require(one.kind());
        if (staff == null ? way != Way.WEB : way == Way.WEB || !kind.isDraftedBy(staff, one.organ())) {
            return Attempt.refused("由主办机关的信息员或者公开办登记来信、当面和电话的报名");
        }
        if ((plan.giving() == Giving.INVITED) != (way == Way.INVITED)) {
            return Attempt.refused(plan.giving() == Giving.INVITED ? "这次由主办机关邀请，不接受报名；有话要说，可以书面提意见" : "这次不是邀请，写明是来信、当面还是电话");
        }
        Optional<Registration> before = registrations.sent(typed.once());
        if (before.isPresent()) {
            return Attempt.done(new Receipt(before.get().id(), null, before.get().standing()));
        }
        Person person = Person.typed(typed.name(), typed.phone(), typed.email());
        String digits = digits(person);
        List<String> wrong = new ArrayList<>();
        if (person.name().isEmpty() || person.name().length() > LONGEST_NAME) {
            wrong.add("姓名要写，最多 " + LONGEST_NAME + " 字");
        }
        if (person.phone().isEmpty() || person.phone().length() > LONGEST_NAME) {
            wrong.add("电话要写，最多 " + LONGEST_NAME + " 字：有变化时通知您");
        } else if (way == Way.WEB && digits.length() < LEAST_DIGITS) {
            wrong.add("电话要写全，至少 " + LEAST_DIGITS + " 位数字：有变化时通知您");
        }
        if (!person.email().isEmpty() && MailAddress.deliverable(person.email()).isEmpty()) {
            wrong.add("电子邮箱写错了，请核对；不要邮件通知的不写");
        }
        String same = id + " " + digits + " " + person.name();
        if (wrong.isEmpty() && registrations.isThere(id, sealing.everyKeyed(SAME, same))) {
            wrong.add("同一个人已经报过名，一人一个名额");
        }
        if (wrong.isEmpty() && way == Way.WEB && registrations.isTaken(id, sealing.everyKeyed(PHONE, id + " " + digits))) {
            wrong.add("这个电话已经在网上报过一个名额；一起来的另一位，请打电话或者当面报名");
        }
        Map<Standing, Long> standings = registrations.standings(id);
        long admitted = standings.getOrDefault(Standing.ADMITTED, 0L);
        if (wrong.isEmpty() && plan.giving() == Giving.INVITED && admitted >= plan.places()) {
            wrong.add("名额已经满了");
        }
        if (wrong.isEmpty() && plan.giving() == Giving.ORDER && standings.getOrDefault(Standing.WAITING, 0L) >= plan.places()) {
            wrong.add("名额和候补都已经满了；有话要说，可以书面提意见");
        }
        return wrong.isEmpty() ? Attempt.done(write(one, kind, plan, way, typed.once(), person, same, admitted < plan.places(), staff, earlier)) : Attempt.refused(wrong);
    }

    private Receipt write(Solicitation one, ParticipationKind kind, Gathering plan, Way way, String once, Person person, String same, boolean room, @Nullable Staff staff, @Nullable Earlier earlier) {
        String number = Identifier.fresh();
        String code = Identifier.fresh().substring(0, CODE_LENGTH);
        String salt = sealing.salt();
        String bound = sealing.binding(salt, person.written());
        Standing standing = plan.giving() == Giving.LOT ? Standing.REGISTERED : room ? Standing.ADMITTED : Standing.WAITING;
        Act act = ledger.record(Earlier.dated(ActDraft.of(REGISTER, one.id()).organ(one.organ()).actor(staff == null ? null : staff.personId()).detail("registration", number).detail("way", way.name())
                .detail("standing", standing.name()).detail("person", bound), earlier));
        facts.write(List.of(Fact.one(Counts.REGISTERED, way.name(), "", act, one.id())));
        News news = switch (standing) {
            case ADMITTED -> News.PLACE;
            case WAITING -> News.WAITS;
            case REGISTERED, WITHDRAWN -> null;
        };
        // whoever reads the receipt knows; papers of a hearing still have to reach them, a letter has to be answered, and who left an address has it in writing
        boolean papers = standing == Standing.ADMITTED && kind.gathering() != null && kind.gathering().materials() != null;
        boolean told = news != null && !papers && way != Way.LETTER && way != Way.INVITED && person.email().isEmpty();
        client.sql("""
                insert into participation.registration (id, once, solicitation, way, registered_on, person, person_salt, person_bound, same, phone, code, standing, told_on, news, address)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(number, once, one.id(), way.name(), act.effectiveOn(), sealing.seal(Registrations.PERSON + number, person.written()), salt, bound, sealing.keyed(SAME, same),
                        sealing.keyed(PHONE, one.id() + " " + digits(person)), sealing.keyed(CODE, number + code), standing.name(), told ? act.effectiveOn() : null, news == null ? null : news.name(),
                        !person.email().isEmpty()).update();
        return new Receipt(number, code, standing);
    }

    private static String digits(Person person) {
        return person.phone().replaceAll("\\D", "");
    }

    /** A registration for whoever has its number and code. */
    public Optional<Registration> mine(String number, String code) {
        String typed = number.strip().toLowerCase(Locale.ROOT);
        return registrations.byCode(typed, sealing.everyKeyed(CODE, typed + code.strip().toLowerCase(Locale.ROOT)));
    }

    /** Leaves: name and telephone go at once, and the first who waits has the place, unless the hour has begun. */
    @Transactional
    public Attempt<Registration> withdraw(String number, String code) {
        return mine(number, code).map(mine -> leave(mine.solicitation(), mine.id(), null)).orElseGet(() -> Attempt.refused("编号或者查询码不对，请核对以后再填"));
    }

    /** The same for somebody who says so by telephone. */
    @Transactional
    public Attempt<Registration> withdraw(String id, String number, Staff staff) {
        Solicitation one = solicitations.find(id).orElseThrow();
        return kinds.require(one.kind()).isDraftedBy(staff, one.organ()) ? leave(id, number, staff) : Attempt.refused("由主办机关的信息员或者公开办办理");
    }

    private Attempt<Registration> leave(String id, String number, @Nullable Staff staff) {
        Gathering plan = gatherings.hold(id).orElseThrow();
        Solicitation one = solicitations.find(id).orElseThrow();
        Optional<Registration> found = registrations.find(id, number).filter(registration -> registration.standing() != Standing.WITHDRAWN);
        if (found.isEmpty() || one.stage() != Solicitation.Stage.OPEN || now.today().isAfter(one.closesOn())) {
            return Attempt.refused("已经退出，或者已经举行过，不用再退出");
        }
        outbox.forget(List.of(number));
        ledger.record(ActDraft.of(WITHDRAW, id).organ(one.organ()).actor(staff == null ? null : staff.personId()).detail("registration", number));
        registrations.withdraw(number);
        if (found.get().standing() == Standing.ADMITTED && now.local().isBefore(one.closesOn().atTime(plan.starts()))) {
            registrations.next(id).ifPresent(next -> {
                ledger.record(ActDraft.of(ADMIT, id).organ(one.organ()).detail("registration", next.id()));
                registrations.admit(next.id());
            });
        }
        return Attempt.done(registrations.find(id, number).orElseThrow());
    }

    /** Notes that somebody told them what there was to tell, with the papers where there are any; a message that did not arrive is settled with it. */
    @Transactional
    public Attempt<Integer> tell(String id, Set<String> numbers, Staff staff) {
        gatherings.hold(id).orElseThrow();
        Solicitation one = solicitations.find(id).orElseThrow();
        List<Registration> told = registrations.of(id).stream().filter(each -> numbers.contains(each.id()) && each.news() != null && each.standing() != Standing.WITHDRAWN).toList();
        if (told.isEmpty() || !kinds.require(one.kind()).isDraftedBy(staff, one.organ())) {
            return Attempt.refused("选有事要告诉的人，由主办机关的信息员或者公开办记下已经通知");
        }
        List<String> chosen = told.stream().map(Registration::id).toList();
        told.stream().filter(each -> each.mail() == Mail.FAILED || each.mail() == Mail.UNDER_WAY).flatMap(each -> outbox.of(each.id()).stream()).filter(mail -> mail.sending().needsPerson())
                .forEach(mail -> outbox.toldOtherwise(mail.id(), staff.personId()));
        ledger.record(ActDraft.of(TELL, id).organ(one.organ()).actor(staff.personId()).detail("registrations", chosen));
        registrations.tell(chosen, now.today());
        return Attempt.done(chosen.size());
    }

    /** Wipes who registered, and what was written to them, once the declared day has come. */
    @Transactional
    public void forget(String id) {
        gatherings.hold(id).orElseThrow();
        outbox.forget(registrations.of(id).stream().map(Registration::id).toList());
        ledger.record(ActDraft.of(FORGET, id).organ(solicitations.find(id).orElseThrow().organ()));
        registrations.forget(id);
        gatherings.forgotten(id);
    }
}
