package org.gongkai.clock.web;

import static org.gongkai.face.Wording.t;

import java.util.List;

import org.gongkai.calendar.Provisions;
import org.gongkai.clock.AskDeadline;
import org.gongkai.clock.DeadlineAnswer;
import org.gongkai.clock.Reading;
import org.gongkai.face.Entrance;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The public calculator of legal deadlines; a question is an address, so an answer can be sent on. */
@Controller
class DeadlineController {

    private final AskDeadline askDeadline;
    private final Provisions provisions;

    DeadlineController(AskDeadline askDeadline, Provisions provisions) {
        this.askDeadline = askDeadline;
        this.provisions = provisions;
    }

    @GetMapping("/deadline")
    Screen deadline(@RequestParam(required = false) @Nullable String received, @RequestParam(required = false) @Nullable String provision,
            @RequestParam(defaultValue = "") List<String> pausedFrom, @RequestParam(defaultValue = "") List<String> pausedTo,
            @RequestParam(required = false) @Nullable String restarted, @RequestParam(required = false) @Nullable String extended) {
        DeadlineForm form = DeadlineForm.of(received, provision, pausedFrom, pausedTo, restarted, extended, provisions);
        if (received == null) {
            return screen(form, null, null);
        }
        return switch (askDeadline.of(null, form.inquiry())) {
            case DeadlineAnswer.Due due -> screen(form, due.reading(), null);
            case DeadlineAnswer.Refused refused -> screen(form, null, refused.reason());
            case DeadlineAnswer.Misread misread -> screen(form.with(misread.errors()), null, null).status(400);
        };
    }

    private static Screen screen(DeadlineForm form, @Nullable Reading reading, @Nullable String refusal) {
        Page page = Page.of(t("期限计算")).publicSite().entrance(Entrance.DISCLOSURE)
                .description(t("收到申请后，哪一天是最后一日？按当时施行的条文和每年的放假通知推算，调休上班的周末计入，逐日说明理由。"));
        return Screen.of("clock/web/deadline").with("page", page).with("form", form).with("reading", reading).with("refusal", refusal);
    }
}
