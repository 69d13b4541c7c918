package org.gongkai.casework.digest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.ReminderWay;
import org.gongkai.directory.ReminderWay.Channel;
import org.gongkai.directory.ReminderWays;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.letters.Outbox;
import org.gongkai.letters.TextChannel;
import org.gongkai.letters.TextChannels;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where each person says how they want to be reminded, if at all. */
@Controller
class ReminderPages {

    private final ReminderWays ways;
    private final Outbox outbox;
    private final TextChannels channels;
    private final DigestSettings settings;

    ReminderPages(ReminderWays ways, Outbox outbox, TextChannels channels, DigestSettings settings) {
        this.ways = ways;
        this.outbox = outbox;
        this.channels = channels;
        this.settings = settings;
    }

    @GetMapping("/desk/reminders")
    Screen reminders(@AuthenticationPrincipal Staff staff) {
        return screen(ways.of(staff.personId()), List.of(), false);
    }

    @PostMapping("/desk/reminders")
    @Form
    View choose(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "NONE") String channel, @RequestParam(defaultValue = "") String address) {
        Channel chosen = Arrays.stream(Channel.values()).filter(one -> one.name().equals(channel)).findFirst().orElse(Channel.NONE);
        return switch (ways.choose(staff, chosen, address)) {
            case Attempt.Done<ReminderWay>(ReminderWay way) -> screen(way, List.of(), true).taken();
            case Attempt.Refused<ReminderWay>(List<String> reasons) -> screen(new ReminderWay(chosen, address), reasons, false).status(422);
        };
    }

    private Screen screen(ReminderWay way, List<String> reasons, boolean done) {
        List<ReminderChoice> choices = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            TextChannel text = channels.by(channel).orElse(null);
            choices.add(new ReminderChoice(channel, channel == Channel.EMAIL && !outbox.isOpen() ? "本机构没有设置邮件服务器，现在发不出去" : text != null && text.isStandIn() ? "本机构还没有接入，选了也不会收到" : ""));
        }
        return Screen.of("casework/digest/reminders").with("page", Page.of("提醒方式").desk().crumb("待办", "/desk"))
                .with("choices", choices).with("way", way).with("at", settings.at().toString()).with("reasons", reasons).with("done", done);
    }
}
