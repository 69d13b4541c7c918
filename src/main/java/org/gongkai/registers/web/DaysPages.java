package org.gongkai.registers.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Staff;
import org.gongkai.face.Entrance;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.registers.RecordAddress;
import org.gongkai.registers.Register;
import org.gongkai.registers.Registers;
import org.gongkai.registers.TwoDays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What a register knew on one day against what it knew on another: for anybody where it is open, at the desk for those who keep it. */
@Controller
class DaysPages {

    private static final int ROWS = 50;

    private final Registers registers;
    private final TwoDays days;
    private final DeskHands hands;
    private final Organs organs;
    private final Now now;

    DaysPages(Registers registers, TwoDays days, DeskHands hands, Organs organs, Now now) {
        this.registers = registers;
        this.days = days;
        this.hands = hands;
        this.organs = organs;
        this.now = now;
    }

    @GetMapping("/registers/{id}/compare")
    Screen open(@PathVariable String id, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "") String after) {
        Register register = registers.open(id).filter(one -> !one.isProjected()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这份名录，或者它没有自己的条目"));
        Page page = Page.of(register.title() + "：两天之间改了什么").publicSite().entrance(Entrance.DATA).crumb("名录", "/registers").crumb(register.title(), RecordAddress.of(id))
                .description("选两天，看这份名录新增、改了、不再有哪些记录").noindex();
        return screen("registers/web/register-days", page, view(register, RecordAddress.of(id) + "/compare", from, to, null, after));
    }

    /** Of the organs for which somebody enters or agrees, closed registers too. */
    @GetMapping("/desk/registers/{id}/compare")
    Screen desk(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String after) {
        var hand = hands.of(id, staff);
        Register register = hand.register();
        Page page = Page.of(register.title() + "：两天之间改了什么").desk().crumb("名录", "/desk/registers").crumb(register.title(), "/desk/registers/" + id).wide();
        return screen("registers/web/desk-register-days", page, view(register, "/desk/registers/" + id + "/compare", from, to, hand.sees(), after));
    }

    private static Screen screen(String template, Page page, DaysView view) {
        Screen screen = Screen.of(template).with("page", page).with("view", view);
        return view.wrong().isEmpty() ? screen : screen.status(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    private DaysView view(Register register, String here, String from, String to, @Nullable Collection<String> whose, String after) {
        LocalDate first = day(from);
        LocalDate second = day(to);
        boolean asked = !from.isBlank() || !to.isBlank();
        String wrong = asked ? DaysView.wrong(first, second, now.today()).orElse("") : "";
        if (first == null || second == null || !wrong.isEmpty()) {
            return new DaysView(register, here, first, second, wrong, List.of(), null, true, whose != null, organs);
        }
        TwoDays.Stretch stretch = days.between(register, first, second, whose, after, ROWS);
        List<TwoDays.Difference> shown = stretch.differences().stream().filter(one -> whose != null || one.isSeenByAll(register)).toList();
        return new DaysView(register, here, first, second, "", shown, stretch.next(), after.isEmpty(), whose != null, organs);
    }

    /** Null where it is none. */
    static @Nullable LocalDate day(String said) {
        try {
            return said.isBlank() ? null : LocalDate.parse(said.strip());
        } catch (DateTimeParseException other) {
            return null;
        }
    }
}
