package org.gongkai.inspection.web;

import static org.gongkai.face.Wording.t;

import java.util.List;
import java.util.Map;

import org.gongkai.face.Entrance;
import org.gongkai.face.MadeFrom;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.reporting.form.Forms;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Shows every rule that reports are checked by, so that anyone can judge the judge. */
@Controller
@Tag(name = "check", description = "检查年度报告 Checking annual reports")
class RulesController {

    private final Map<String, List<RuleLine>> chapters;

    RulesController(Forms forms) {
        chapters = RuleLine.all(forms.printed());
    }

    @GetMapping("/check/rules")
    Screen rules() {
        Page page = Page.of(t("检查的规则")).publicSite().entrance(Entrance.DISCLOSURE).crumb(t("检查年度报告"), "/check")
                .description(t("每条规则的依据、轻重、容差，以及它在真实报告上判断得对的次数。"));
        return Screen.of("inspection/web/rules").with("page", page).with("chapters", chapters).madeFrom(MadeFrom.declarations());
    }

    @GetMapping(path = "/api/v1/check/rules", produces = "application/json")
    @ResponseBody
    @Operation(summary = "检查的规则 The rules of checking", description = "每条规则的依据、轻重、容差和实测的精度。 Basis, weight, tolerance and measured precision of each rule.")
    Map<String, List<RuleLine>> asData() {
        return chapters;
    }
}
