package org.gongkai.casework.web;

import static org.gongkai.face.Wording.t;

import java.time.Duration;

import org.gongkai.casework.receipt.NewCodes;
import org.gongkai.face.Entrance;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an applicant who lost the code has a new one sent. The answer is the same, and takes as long, whoever asks for what. */
@Controller
class CodePages {

    private static final Duration ALWAYS_TAKES = Duration.ofMillis(600);

    private final NewCodes codes;

    CodePages(NewCodes codes) {
        this.codes = codes;
    }

    @GetMapping("/matters/code")
    Screen ask() {
        return screen().with("sent", false);
    }

    @PostMapping("/matters/code")
    @Form(Form.Typed.SECRET)
    Screen send(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String email) throws InterruptedException {
        long begun = System.nanoTime();
        codes.byMail(number, email);
        long left = ALWAYS_TAKES.toNanos() - (System.nanoTime() - begun);
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
        return screen().with("sent", true);
    }

    private Screen screen() {
        return Screen.of("casework/web/new-code").with("mail", codes.goByMail()).with("page", Page.of(t("取得新的查询码")).publicSite()
                .entrance(Entrance.INTERACTION).crumb(t("办件查询"), "/matters").noindex());
    }
}
