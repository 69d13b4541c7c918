package org.gongkai.portal.home;

import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.publicanswer.Published;
import org.gongkai.face.MadeFrom;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Site;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The front door: find, ask, follow; what is new, what changed, who is who, how well the law is kept. */
@Controller
class HomeController {

    private final CaseTypes types;
    private final HomeNews news;
    private final Arrangements arrangements;
    private final Site site;

    HomeController(CaseTypes types, HomeNews news, Arrangements arrangements, Site site) {
        this.types = types;
        this.news = news;
        this.arrangements = arrangements;
        this.site = site;
    }

    @GetMapping("/")
    Screen home() {
        return screen(arrangements.current()).madeFrom(MadeFrom.anyAct());
    }

    /** The page as it would be. */
    Screen screen(Arrangement arrangement) {
        HomePage home = news.today();
        return Screen.of("portal/home/home").with("home", home).with("bands", arrangement.bands(home.filled())).with("phone", arrangements.file().hotline())
                .with("mailboxes", types.openToAll().stream().filter(Published::canBe).toList()).with("preview", null)
                .with("page", Page.of("首页").publicSite().description(site.name() + "：查找公开的政府信息，申请没有公开的，查询办理进度。")
                        .column("首页", "公开信息的查找、申请和办理进度查询", "政府信息公开,依申请公开,办件查询", "首页"));
    }
}
