package org.gongkai.participation.web;

import java.util.List;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.MadeFrom;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.participation.Appraisals;
import org.gongkai.participation.PagesOfParticipation;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** What organs were given by those who appraised them, year by year, and what they say about it; the desk of those who owe an answer. */
@Controller
class AppraisalPages {

    private static final String HOME = "/participation/appraisals";
    private static final String DESK = "/desk/participation/appraisals";

    private final Appraisals appraisals;
    private final Now now;

    AppraisalPages(Appraisals appraisals, Now now) {
        this.appraisals = appraisals;
        this.now = now;
    }

    @GetMapping(HOME)
    Screen all(@RequestParam(defaultValue = "") String year) {
        List<Integer> years = appraisals.years();
        int chosen = years.stream().filter(known -> known.toString().equals(year)).findFirst().orElse(years.isEmpty() ? now.today().getYear() : years.getFirst());
        return Screen.of("participation/web/appraisals").with("page", ParticipationPages.page("社会评议").crumb("意见征集", ParticipationPages.HOME).description("请人评议各机关的政府信息公开：各项打了几分，各机关怎样答复").column("社会评议", "请人评议各机关的政府信息公开", "社会评议,评议", "社会评议"))
                .with("year", chosen).with("years", years).with("appraised", appraisals.published(chosen)).madeFrom(MadeFrom.rooms(PagesOfParticipation.ROOM, MadeFrom.ORGANS));
    }

    @GetMapping(DESK)
    Screen desk(@AuthenticationPrincipal Staff staff) {
        return desk(staff, "", "", List.of());
    }

    private Screen desk(Staff staff, String at, String text, List<String> reasons) {
        return Screen.of("participation/web/desk-appraisals").with("page", Page.of("社会评议").desk().crumb("意见征集", DeskParticipationPages.HOME))
                .with("appraised", appraisals.of(staff, Role.APPROVER, Role.OFFICER)).with("staff", staff)
                .with("at", at).with("text", text).with("reasons", reasons).status(reasons.isEmpty() ? HttpStatus.OK.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    @PostMapping(DESK + "/{id}/{organ}")
    @Form(page = DESK, lines = {"text 答复 3000"})
    Object answer(@AuthenticationPrincipal Staff staff, @PathVariable String id, @PathVariable String organ, @RequestParam(defaultValue = "") String text) {
        List<String> reasons = appraisals.answer(id, organ, text, staff).reasons();
        return reasons.isEmpty() ? new RedirectView(DESK) : desk(staff, id + organ, text, reasons);
    }
}
