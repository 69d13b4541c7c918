package org.gongkai.directory.web;

import java.util.List;

import org.gongkai.directory.DemoCast;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page at which staff and people outside sign in; in a demo it tells how. */
@Component
public class SignInScreen {

    /** In the session of someone who came in with a one-time password and has not chosen another. */
    public static final String PASSWORD_DUE = "gongkai.passwordDue";
    public static final String PASSWORD_PAGE = "/desk/password";
    /** The same for people outside. */
    public static final String OWN_PASSWORD_PAGE = "/my/password";

    /**
     * What the page shows.
     *
     * @param refusal why the last attempt failed; null before one
     * @param office  whom a visitor of the demo may be; empty elsewhere
     * @param outside the same of people outside
     */
    public record Shown(String login, @Nullable String refusal, List<DemoCast.Player> office, List<DemoCast.Guest> outside, String password) {
    }

    private final DemoCast demo;

    SignInScreen(DemoCast demo) {
        this.demo = demo;
    }

    public Screen show(String login, @Nullable String refusal) {
        boolean told = demo.isTold();
        Shown shown = new Shown(login, refusal, told ? demo.office() : List.of(), told ? demo.outside() : List.of(), told ? demo.password() : "");
        return Screen.of("directory/web/sign-in").with("page", Page.of(Wording.t("登录")).publicSite().noindex()).with("shown", shown)
                .status(refusal == null ? 200 : 401);
    }
}
