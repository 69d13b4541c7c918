package org.gongkai.casework.category;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.web.CaseDesk;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Screen;
import org.gongkai.procedure.Refusal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Where the category of a letter is chosen and corrected. */
@Controller
class CategoryPages {

    /** More than these are too many to choose from. */
    private static final int TOLD = 6;

    private final CaseDesk desk;
    private final CategoryPanel panel;
    private final LetterCategories categories;
    private final Categorising categorising;
    private final Cases cases;

    CategoryPages(CaseDesk desk, CategoryPanel panel, LetterCategories categories, Categorising categorising, Cases cases) {
        this.desk = desk;
        this.panel = panel;
        this.categories = categories;
        this.categorising = categorising;
        this.cases = cases;
    }

    /**
     * @param chosen one of those that were proposed; what is typed goes before it
     * @param typed  a path, its last title, or some words of it
     * @param then   the step that is taken at once
     */
    @PostMapping("/desk/cases/{caseId}/category")
    @Form(page = "/desk/cases/{caseId}", lines = {"categoryTyped 另找一类 60"})
    View put(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @RequestParam(defaultValue = "") String chosen, @RequestParam(name = "categoryTyped", defaultValue = "") String typed,
            @RequestParam(defaultValue = "") String then) {
        CaseFolder folder = desk.folder(staff, caseId);
        Attempt<String> meant = typed.isBlank() ? Attempt.done(chosen) : meant(typed);
        List<String> reasons = meant.then(category -> category.isEmpty() ? Attempt.refused("请选一个类别，或者写几个字找") : categorising.put(folder.state(), staff, category, proposed(folder))).reasons();
        if (reasons.isEmpty() && !then.isEmpty() && cases.perform(Perform.today(caseId, then, CaseFolders.actor(staff, folder.state().organ()), Map.of())) instanceof Performed.Refused refused) {
            reasons = List.of("类别已经记下；没有接着办：" + refused.reasons().stream().map(Refusal::sentence).collect(Collectors.joining("；")));
        }
        String address = "/desk/cases/" + caseId;
        return reasons.isEmpty() ? new RedirectView(address + "#category")
                : Screen.message(CaseDesk.page(folder, "来信的类别"), String.join("；", reasons) + "。", "返回", address + "#category").status(422);
    }

    private List<String> proposed(CaseFolder folder) {
        return folder.forgottenOn() != null ? List.of() : panel.proposals(folder).stream().map(proposal -> proposal.category().id()).toList();
    }

    private Attempt<String> meant(String typed) {
        List<Category> meant = categories.meant(typed);
        if (meant.size() == 1) {
            return Attempt.done(meant.getFirst().id());
        }
        return Attempt.refused(meant.isEmpty() ? "没有哪一类的名称或者常用的话里有“" + typed.strip() + "”，请换几个字"
                : "“" + typed.strip() + "”说的有 " + meant.size() + " 类：" + meant.stream().limit(TOLD).map(Category::path).collect(Collectors.joining("、")) + (meant.size() > TOLD ? "等" : "") + "，请写得再细些，或者从下拉的当中选");
    }
}
