package org.gongkai.portal.web;

import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /kiosk}: what a terminal in a lobby shows while nobody uses it: what one can do here, and nothing that moves. */
@Controller
class KioskController {

    @GetMapping("/kiosk")
    Screen waiting() {
        return Screen.of("portal/web/kiosk").with("page", Page.of("欢迎使用").publicSite().noindex());
    }
}
