package org.gongkai.channels;

import java.time.LocalDate;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.channels.Delivery.State;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notice boards: what was put up where and when, what was taken down, by whoever serves the channel at the organ. */
@Component
@Transactional
public class Boards {

    private static final int LONGEST = 100;

    private final Channels channels;
    private final Deliveries deliveries;
    private final HandOvers handOvers;
    private final Now now;

    Boards(Channels channels, Deliveries deliveries, HandOvers handOvers, Now now) {
        this.channels = channels;
        this.deliveries = deliveries;
        this.handOvers = handOvers;
        this.now = now;
    }

    /** @param place which board, or which boards */
    public Attempt<String> putUp(String id, String place, @Nullable LocalDate on, Staff staff) {
        Optional<Delivery> found = theirs(id, staff).filter(one -> one.state() == State.DUE);
        if (found.isEmpty()) {
            return Attempt.refused("没有这一张待张贴的，或者刚刚由他人登记过、文件撤回了，请刷新");
        }
        Delivery one = found.get();
        if (place.isBlank() || place.strip().length() > LONGEST) {
            return Attempt.refused("请写张贴在哪里，最多 " + LONGEST + " 字");
        }
        if (on == null || on.isAfter(now.today()) || on.isBefore(one.publicOn())) {
            return Attempt.refused("张贴的日期在公开那天以后，不晚于今天");
        }
        Integer stays = channels.find(one.channel()).map(Channel::stays).orElse(null);
        deliveries.out(one, place.strip(), on, stays == null ? null : on.plusDays(stays), staff.personId());
        return Attempt.done(id);
    }

    public Attempt<String> takeDown(String id, @Nullable LocalDate on, Staff staff) {
        Optional<Delivery> found = theirs(id, staff).filter(one -> one.outOn() != null && (one.state() == State.OUT || one.state() == State.RECALLED));
        if (found.isEmpty()) {
            return Attempt.refused("没有这一张贴着的，或者刚刚由他人登记过，请刷新");
        }
        if (on == null || on.isAfter(now.today()) || on.isBefore(found.get().outOn())) {
            return Attempt.refused("取下的日期在张贴那天以后，不晚于今天");
        }
        deliveries.back(found.get(), String.valueOf(found.get().receipt()), on, staff.personId());
        return Attempt.done(id);
    }

    /** What the other side would not have, or has not answered. */
    public Attempt<String> tryAgain(String id, Staff staff) {
        Optional<Delivery> found = deliveries.hold(id).filter(one -> channels.find(one.channel()).filter(channel -> channel.way() != Channel.Way.BOARD && channel.isServedBy(staff, one.organ())).isPresent());
        if (found.isEmpty() || !deliveries.again(found.get(), staff.personId())) {
            return Attempt.refused("没有这一件等着再试的，请刷新");
        }
        handOvers.tryAgain(found.get().channel());
        return Attempt.done(id);
    }

    private Optional<Delivery> theirs(String id, Staff staff) {
        return deliveries.hold(id).filter(one -> channels.find(one.channel()).filter(channel -> channel.way() == Channel.Way.BOARD && channel.isServedBy(staff, one.organ())).isPresent());
    }
}
