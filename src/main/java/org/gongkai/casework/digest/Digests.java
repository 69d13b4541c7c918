package org.gongkai.casework.digest;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.casework.ReadOnce;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.MailAddress;
import org.gongkai.directory.People;
import org.gongkai.directory.ReminderWay;
import org.gongkai.directory.ReminderWay.Channel;
import org.gongkai.directory.ReminderWays;
import org.gongkai.directory.Staff;
import org.gongkai.face.Site;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.gongkai.letters.MailOrder;
import org.gongkai.letters.Outbox;
import org.gongkai.letters.TextChannel;
import org.gongkai.letters.TextChannels;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.gongkai.procedure.Duty.Whose;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells each person once each working morning what they owe. The row of the day is written with the act and the message in one transaction, so that
 * nobody is told twice and nobody is missed, whenever the programme stops.
 */
@Component
public class Digests {

    /** Beginning of the kinds of act. */
    public static final String KIND = "digest.";
    private static final int MOST = 500;
    /** How long what a message said is held once it went out. */
    private static final Duration HELD = Duration.ofDays(30);

    private final ReminderWays ways;
    private final People people;
    private final ObjectProvider<Duties> engines;
    private final Outbox outbox;
    private final TextChannels channels;
    private final Calendars calendars;
    private final Ledger ledger;
    private final Site site;
    private final DigestSettings settings;
    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final Now now;
    private final Loop loop;

    Digests(ReminderWays ways, People people, ObjectProvider<Duties> engines, Outbox outbox, TextChannels channels, Calendars calendars, Ledger ledger, Site site,
            DigestSettings settings, JdbcClient client, TransactionTemplate transaction, Now now, Loops loops) {
        this.ways = ways;
        this.people = people;
        this.engines = engines;
        this.outbox = outbox;
        this.channels = channels;
        this.calendars = calendars;
        this.ledger = ledger;
        this.site = site;
        this.settings = settings;
        this.client = client;
        this.transaction = transaction;
        this.now = now;
        this.loop = loops.add(Loop.Plan.of("digests", "每个工作日早上提醒待办", Duration.ofMinutes(5)).firstAfter(Duration.ofMinutes(2)).startingIf(settings.sends()), () -> {
            tellEverybody();
            return false;
        });
    }

    /** Whoever wants to be told and was not today, when it is a working day of theirs and late enough; answers how many were told. */
    public int tellEverybody() {
        handOverTexts();
        LocalDate today = now.today();
        if (now.local().toLocalTime().isBefore(settings.at())) {
            return 0;
        }
        Set<String> told = new HashSet<>(client.sql("select person from casework.digest where day = ?").param(today).query(String.class).list());
        int number = 0;
        for (Map.Entry<String, ReminderWay> one : new TreeMap<>(ways.all()).entrySet()) {
            loop.beat();
            try {
                number += !told.contains(one.getKey()) && tell(one.getKey(), one.getValue(), today) ? 1 : 0;
                loop.cameThrough(List.of(one.getKey()));
            } catch (RuntimeException fault) {
                loop.leaveOut(one.getKey(), fault);
            }
        }
        handOverTexts();
        return number;
    }

    private boolean tell(String person, ReminderWay way, LocalDate today) {
        Staff staff = people.staff(person).filter(one -> !one.own().posts().isEmpty()).orElse(null);
        if (staff == null || people.acting().containsKey(person) || way.channel() == Channel.EMAIL && !(outbox.isOpen() && outbox.canSay(MailOrder.DIGEST))) {
            return false;
        }
        String organ = staff.own().posts().getFirst().organId();
        if (!calendars.of(organ).isWorkingDay(today)) {
            return false;
        }
        Digest digest = digest(staff, today);
        return Boolean.TRUE.equals(transaction.execute(status -> {
            String id = Identifier.fresh();
            if (client.sql("insert into casework.digest (id, person, day, channel, listed, red) values (?, ?, ?, ?, ?, ?) on conflict (person, day) do nothing")
                    .params(id, person, today, way.channel().name(), digest.listed(), digest.reddened()).update() == 0 || digest.isEmpty()) {
                return false;
            }
            Act act = ledger.record(ActDraft.of(KIND + "send", id).organ(organ).detail("person", person).detail("channel", way.channel().name()).detail("count", digest.owed().size()));
            boolean byMail = way.channel() == Channel.EMAIL;
            client.sql("update casework.digest set act_id = ?, handed_at = ? where id = ?").params(act.id(), byMail ? now.instant().atOffset(ZoneOffset.UTC) : null, id).update();
            if (byMail) {
                Map<String, String> words = digest.words();
                words.put("desk", site.home() + "/desk");
                outbox.put(new MailOrder(id, act.id(), organ, MailAddress.deliverable(way.address()).orElse(way.address()), List.of(), List.of(), words, MailOrder.DIGEST, HELD));
            }
            return true;
        }));
    }

    /** What they owe now, against what they were told the last time. */
    Digest digest(Staff staff, LocalDate today) {
        Map<String, List<Duty>> instead = new LinkedHashMap<>();
        people.names(staff.standsInFor()).forEach((absent, name) -> instead.put(name, owed(staff.inPlaceOf(absent, name))));
        record Before(String[] listed, String[] red) { }
        Before before = client.sql("select listed, red from casework.digest where person = ? and day < ? order by day desc limit 1").params(staff.personId(), today)
                .query((row, n) -> new Before((String[]) row.getArray(1).getArray(), (String[]) row.getArray(2).getArray())).optional().orElse(new Before(new String[0], new String[0]));
        return Digest.of(today, owed(staff.own()), instead, Set.of(before.listed()), Set.of(before.red()));
    }

    private List<Duty> owed(Staff staff) {
        return ReadOnce.during(() -> engines.stream().flatMap(engine -> engine.of(staff, MOST).pressing().stream()).filter(duty -> duty.whose() == Whose.MINE).toList());
    }

    /** What goes by a text channel is handed over after it is kept; asked again after a stop, the gateway takes the same id once. */
    private void handOverTexts() {
        record Waits(String id, String person, String channel, int owed) { }
        for (Waits one : client.sql("select id, person, channel, cardinality(listed) as owed from casework.digest where handed_at is null and act_id is not null and day = ? order by id")
                .param(now.today()).query(Waits.class).list()) {
            ReminderWay way = ways.of(one.person());
            TextChannel channel = channels.by(Channel.valueOf(one.channel())).orElse(null);
            Staff staff = people.staff(one.person()).orElse(null);
            if (channel == null || staff == null || way.channel() != channel.channel()
                    || !(channel.send(new TextChannel.Message(one.id(), way.address(), digest(staff, now.today()).inShort())) instanceof TextChannel.Outcome.NotNow)) {
                transaction.executeWithoutResult(status -> client.sql("update casework.digest set handed_at = ? where id = ?").params(now.instant().atOffset(ZoneOffset.UTC), one.id()).update());
            }
        }
    }
}
