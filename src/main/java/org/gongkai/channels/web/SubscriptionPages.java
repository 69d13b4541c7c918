package org.gongkai.channels.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.channels.Subscription;
import org.gongkai.channels.Subscriptions;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.face.Choice;
import org.gongkai.face.Entrance;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Problem;
import org.gongkai.face.Screen;
import org.gongkai.face.Wording;
import org.gongkai.publication.Categories;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A reader subscribes by e-mail, confirms from the mailbox, and leaves with one click. A link that is opened changes nothing: mail programs open links by themselves. */
@Controller
@RequestMapping("/subscriptions")
class SubscriptionPages {

    private static final String HOME = "/subscriptions";

    private final Subscriptions subscriptions;
    private final Categories categories;
    private final Organs organs;
    private final Now now;

    SubscriptionPages(Subscriptions subscriptions, Categories categories, Organs organs, Now now) {
        this.subscriptions = subscriptions;
        this.categories = categories;
        this.organs = organs;
        this.now = now;
    }

    @GetMapping
    Screen form(@RequestParam(defaultValue = "") String column, @RequestParam(defaultValue = "") String organ) {
        return form("", column, organ, true, List.of());
    }

    @PostMapping("/new")
    @Form(page = "/subscriptions", lines = {"email 电子邮箱 254"})
    Screen ask(@RequestParam(defaultValue = "") String email, @RequestParam(defaultValue = "") String column, @RequestParam(defaultValue = "") String organ, @RequestParam(defaultValue = "daily") String rhythm) {
        Attempt<String> asked = subscriptions.ask(email, column, organ, !rhythm.equals("once"));
        return asked.reasons().isEmpty() ? message("请到邮箱里确认", "确认的邮件寄到您写的邮箱了。打开里面的网址确认以后，订阅才开始；两天内没有确认的，这个邮箱就删去。").taken()
                : form(email, column, organ, !rhythm.equals("once"), asked.reasons());
    }

    private Screen form(String email, String column, String organ, boolean daily, List<String> reasons) {
        List<Choice> columns = categories.columns().stream().map(one -> Choice.of(one.id(), Wording.t(one.title()))).toList();
        List<Choice> all = organs.asOf(now.today()).stream().filter(one -> !one.name().isEmpty()).sorted(Comparator.comparing(Organ::name)).map(one -> Choice.of(one.id(), one.name())).toList();
        return Screen.of("channels/web/subscribe").with("page", page("电子邮件订阅").typedInto()).with("open", subscriptions.isOpen()).with("email", email).with("column", column).with("organ", organ)
                .with("daily", daily).with("columns", columns).with("organs", all)
                .with("problems", reasons.stream().map(reason -> reason.startsWith("电子邮箱") ? Problem.at("email", reason) : new Problem(null, reason, null)).toList())
                .status(reasons.isEmpty() ? HttpStatus.OK.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    @GetMapping("/confirm")
    Screen confirming(@RequestParam(defaultValue = "") String s, @RequestParam(defaultValue = "") String code) {
        return asking("确认订阅", "confirm", s, code);
    }

    @PostMapping("/confirm")
    @Form(Form.Typed.SECRET)
    Screen confirm(@RequestParam(defaultValue = "") String s, @RequestParam(defaultValue = "") String code) {
        return subscriptions.confirm(s, code).isPresent() ? message("订阅开始了", "有新公开的就寄给您；每封邮件里都有退订的网址。") : gone();
    }

    @GetMapping("/leave")
    Screen leaving(@RequestParam(defaultValue = "") String s, @RequestParam(defaultValue = "") String code) {
        return asking("退订", "leave", s, code);
    }

    /** Also what a mail program sends by itself for its button (RFC 8058), whose answer nobody reads. */
    @PostMapping("/leave")
    @Form(Form.Typed.SECRET)
    Screen leave(@RequestParam(defaultValue = "") String s, @RequestParam(defaultValue = "") String code) {
        return subscriptions.leave(s, code) ? message("已经退订", "您的邮箱已经删去，不再寄。") : gone();
    }

    private Screen asking(String title, String what, String s, String code) {
        Optional<Subscription> one = subscriptions.find(s, code);
        return one.isEmpty() ? gone() : Screen.of("channels/web/subscription").with("page", page(title).personal()).with("title", title).with("what", what).with("s", s).with("code", code)
                .with("topic", subscriptions.topic(one.get()));
    }

    private static Screen gone() {
        return message("没有这个订阅", "这个网址已经不能用：可能已经退订，或者两天内没有确认。").status(HttpStatus.NOT_FOUND.value());
    }

    private static Screen message(String title, String sentence) {
        return Screen.message(page(title).personal(), sentence, "再订阅一项", HOME);
    }

    private static Page page(String title) {
        return Page.of(title).publicSite().entrance(Entrance.DISCLOSURE).noindex();
    }
}
