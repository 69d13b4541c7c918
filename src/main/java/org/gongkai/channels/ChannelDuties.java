package org.gongkai.channels;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.channels.Channel.Way;
import org.gongkai.channels.Delivery.State;
import org.gongkai.clock.Light;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Staff;
import org.gongkai.pages.OncePerState;
import org.gongkai.pages.PageChanges;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.gongkai.publication.NewsOfDocuments;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the channels leave for a person to do: sheets to put up and to take down, and what the other side would not have. */
@Component
class ChannelDuties implements Duties {

    private static final String KIND = "公开渠道";
    private static final int MOST = 1_000;

    private final Channels channels;
    private final Calendars calendars;
    private final Provisions provisions;
    private final Organs organs;
    private final Now now;
    /** In the whole house: every inbox asks. */
    private final OncePerState<List<Open>> open;

    ChannelDuties(Channels channels, Deliveries deliveries, NewsOfDocuments news, Calendars calendars, Provisions provisions, Organs organs, PageChanges changes, Now now) {
        this.channels = channels;
        this.calendars = calendars;
        this.provisions = provisions;
        this.organs = organs;
        this.now = now;
        this.open = new OncePerState<>(changes, now, today -> {
            List<Delivery> due = deliveries.open(MOST).stream().filter(one -> isOwed(one, today)).toList();
            Map<String, NewsOfDocuments.Told> told = news.editions(due.stream().map(Delivery::edition).collect(Collectors.toSet()));
            return due.stream().filter(one -> told.containsKey(one.edition())).map(one -> new Open(one, Objects.requireNonNull(told.get(one.edition())).edition().entry().title())).toList();
        });
    }

    private record Open(Delivery delivery, String title) {
    }

    private boolean isOwed(Delivery one, LocalDate today) {
        boolean byPeople = channels.find(one.channel()).filter(channel -> channel.way() == Way.BOARD).isPresent();
        return one.state() == State.REFUSED || byPeople && (one.state() == State.DUE || one.state() == State.RECALLED || one.isOver(today));
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        Set<String> reach = staff.posts().stream().flatMap(post -> post.reach().stream()).collect(Collectors.toSet());
        if (reach.isEmpty()) {
            return Waiting.NOTHING;
        }
        List<Duty> duties = open.now().stream().filter(one -> reach.contains(one.delivery().organ()))
                .flatMap(one -> channels.find(one.delivery().channel()).filter(channel -> channel.isServedBy(staff, one.delivery().organ())).map(channel -> duty(one, channel)).stream()).toList();
        return Waiting.of(duties, limit);
    }

    private Duty duty(Open open, Channel channel) {
        Delivery one = open.delivery();
        return switch (one.state()) {
            case DUE -> duty(open, channel, "待张贴", "打印，张贴，登记", calendars.of(one.organ()).plus(one.publicOn(), channel.within()));
            case REFUSED -> duty(open, channel, "渠道不收", "看原因，改好后再试", null);
            case RECALLED -> duty(open, channel, "撤回待取下", "马上取下，登记", one.recalledOn());
            default -> duty(open, channel, "到期待取下", "取下，登记", calendars.of(one.organ()).workingDayFrom(Optional.ofNullable(one.untilOn()).orElse(now.today()).plusDays(1)));
        };
    }

    private Duty duty(Open open, Channel channel, String queue, String what, @Nullable LocalDate last) {
        Delivery one = open.delivery();
        WorkingCalendar calendar = calendars.of(one.organ());
        LocalDate today = now.today();
        int left = last == null ? 0 : today.isAfter(last) ? -calendar.workingDays(last, today) : calendar.workingDays(today, last);
        return new Duty(KIND, queue, what, channel.title(), open.title(), organs.shortName(one.organ()), last == null ? null : new ComputedDay(last, false),
                last == null ? null : Light.of(last, today, left, provisions.lights()), left, null, one.address());
    }
}
