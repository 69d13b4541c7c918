package org.gongkai.publication.web;

import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.publication.SoughtInVain;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** What several people sought and did not find, for whoever drafts documents. */
@Controller
public class SoughtPages {

    private static final int SHOWN = 200;

    private final SoughtInVain sought;

    SoughtPages(SoughtInVain sought) {
        this.sought = sought;
    }

    @GetMapping("/desk/documents/sought")
    Screen sought(@AuthenticationPrincipal Staff staff) {
        if (!staff.may(Power.DRAFT) && !staff.may(Power.COORDINATE)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return Screen.of("publication/web/desk-sought").with("page", Page.of("查了没有找到的").desk().crumb("信息发布", "/desk/documents"))
                .with("terms", sought.most(SHOWN));
    }
}
