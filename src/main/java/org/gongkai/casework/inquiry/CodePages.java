package org.gongkai.casework.inquiry;

import static org.gongkai.face.Wording.t;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.receipt.NewCodes;
import org.gongkai.face.Entrance;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Problem;
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
    private final ExampleNumber example;

    CodePages(NewCodes codes, ExampleNumber example) {
        this.codes = codes;
        this.example = example;
    }

    @GetMapping("/matters/code")
    Screen ask() {
        return screen("", "", List.of()).with("sent", false);
    }

    @PostMapping("/matters/code")
    @Form(Form.Typed.SECRET)
    Screen send(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String email) throws InterruptedException {
        List<Problem> empty = Lookup.empty(Map.of("number", number, "email", email), Lookup.NUMBER_AND_MAIL);
        if (!empty.isEmpty()) {
            return screen(number, email, empty).with("sent", false).status(422);
        }
        long begun = System.nanoTime();
        codes.byMail(number, email);
        long left = ALWAYS_TAKES.toNanos() - (System.nanoTime() - begun);
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
        return screen("", "", List.of()).with("sent", true);
    }

    private Screen screen(String number, String email, List<Problem> problems) {
        return Screen.of("casework/inquiry/new-code").with("lookup", Lookup.of(number, example.ofMatter()).wrong(problems)).with("email", email).with("mail", codes.goByMail()).with("page", Page.of(t("取得新的查询码")).publicSite()
                .entrance(Entrance.INTERACTION).crumb(t("办件查询"), "/matters").noindex());
    }
}
