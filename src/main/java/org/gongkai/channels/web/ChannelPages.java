package org.gongkai.channels.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.channels.Boards;
import org.gongkai.channels.Channel;
import org.gongkai.channels.Channels;
import org.gongkai.channels.Deliveries;
import org.gongkai.channels.Deliveries.Which;
import org.gongkai.channels.Delivery;
import org.gongkai.channels.Delivery.State;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Site;
import org.gongkai.face.Wording;
import org.gongkai.letters.BoardSheet;
import org.gongkai.publication.NewsOfDocuments;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The channels at the desk: what waits, what failed and why, what is to be taken back, and the sheets of the notice boards. */
@Controller
@RequestMapping("/desk/channels")
public class ChannelPages {

    private static final String HOME = "/desk/channels";
    private static final int ROWS = 50;
    private static final Pattern AFTER = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.([0-9a-z]{1,20})");

    private final Deliveries deliveries;
    private final Channels channels;
    private final Boards boards;
    private final BoardSheet sheets;
    private final NewsOfDocuments news;
    private final Organs organs;
    private final Site site;
    private final Now now;

    ChannelPages(Deliveries deliveries, Channels channels, Boards boards, BoardSheet sheets, NewsOfDocuments news, Organs organs, Site site, Now now) {
        this.deliveries = deliveries;
        this.channels = channels;
        this.boards = boards;
        this.sheets = sheets;
        this.news = news;
        this.organs = organs;
        this.site = site;
        this.now = now;
    }

    /** A line of the list. */
    public record Line(Delivery one, String title, String channel, String organ) {
    }

    @GetMapping
    Screen all(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String channel, @RequestParam(defaultValue = "") String which, @RequestParam(defaultValue = "") String after) {
        Which chosen = Arrays.stream(Which.values()).filter(one -> one.name().equals(which)).findFirst().orElse(Which.ALL);
        Matcher before = AFTER.matcher(after);
        boolean further = before.matches();
        List<Delivery> found = deliveries.list(staff.scope(), channel.isEmpty() ? null : channel, chosen, further ? LocalDate.parse(before.group(1)) : null, further ? before.group(2) : "", ROWS + 1);
        List<Delivery> shown = found.stream().limit(ROWS).toList();
        Map<String, NewsOfDocuments.Told> told = news.editions(shown.stream().map(Delivery::edition).collect(Collectors.toSet()));
        List<Line> lines = shown.stream().map(one -> new Line(one, title(told.get(one.edition())), channels.title(one.channel()), organ(one.organ()))).toList();
        String asked = HOME + "?channel=" + (channels.find(channel).isPresent() ? channel : "") + "&which=" + chosen;
        return Screen.of("channels/web/channels").with("page", Page.of("公开渠道").desk().wide().crumb("信息发布", "/desk/documents")).with("lines", lines).with("standing", deliveries.standing(staff.scope()))
                .with("years", deliveries.byYear(staff.scope())).with("channels", channels).with("channel", channel).with("which", chosen)
                .with("first", further ? asked : null).with("next", found.size() > ROWS ? asked + "&after=" + shown.getLast().publicOn() + "." + shown.getLast().id() : null).with("today", now.today());
    }

    @GetMapping("/{id}")
    Screen one(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        return one(find(id, staff), staff, Map.of(), List.of());
    }

    @PostMapping("/{id}/up")
    @Form(page = "/desk/channels/{id}")
    View up(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "") String on, @RequestParam Map<String, String> sent) {
        find(id, staff);
        return done(boards.putUp(id, place, day(on), staff), id, staff, sent);
    }

    @PostMapping("/{id}/down")
    @Form(page = "/desk/channels/{id}")
    View down(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String off, @RequestParam Map<String, String> sent) {
        find(id, staff);
        return done(boards.takeDown(id, day(off), staff), id, staff, sent);
    }

    @PostMapping("/{id}/again")
    @Form(Form.Typed.NOTHING)
    View again(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        find(id, staff);
        return done(boards.tryAgain(id, staff), id, staff, Map.of());
    }

    /** What is printed for the board; of what is no longer public there is no sheet. */
    @GetMapping("/{id}/sheet.pdf")
    Object sheet(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "A4") String size) {
        Delivery one = find(id, staff);
        NewsOfDocuments.Told told = Optional.ofNullable(news.editions(List.of(one.edition())).get(one.edition())).filter(NewsOfDocuments.Told::live).filter(live -> isSheet(one)).orElseThrow(ChannelPages::notThere);
        BoardSheet.Size paper = Arrays.stream(BoardSheet.Size.values()).filter(each -> each.name().equals(size)).findFirst().orElseThrow(ChannelPages::notThere);
        String issuer = told.edition().entry().issuer();
        String number = told.edition().entry().number();
        Optional<byte[]> bytes = sheets.of(new BoardSheet.Notice(told.edition().entry().title(), issuer == null ? organ(one.organ()) : issuer, number == null ? "" : number, Wording.date(one.publicOn()) + "公开",
                told.lines(), site.homeAsAsked() + "/documents/" + one.document(), foot(one)), paper);
        return bytes.<Object>map(pdf -> ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).header("Cache-Control", "no-store").header("Content-Disposition", "inline; filename=\"sheet-" + one.id() + ".pdf\"").body(pdf))
                .orElseGet(() -> Screen.message(Page.of("没有生成文件").desk(), "服务器上没有能写出这份文件全部文字的字体，请打印文件的页面。", "返回", one.address()).status(HttpStatus.SERVICE_UNAVAILABLE.value()));
    }

    private String foot(Delivery one) {
        String phone = organs.find(one.organ()).map(organ -> organ.profile().phone()).orElse(null);
        return phone == null || phone.isBlank() ? organ(one.organ()) : organ(one.organ()) + "　咨询电话 " + phone;
    }

    private Screen one(Delivery one, Staff staff, Map<String, String> filled, List<String> reasons) {
        NewsOfDocuments.Told told = news.editions(List.of(one.edition())).get(one.edition());
        Optional<Channel> channel = channels.find(one.channel());
        boolean serves = channel.filter(each -> each.isServedBy(staff, one.organ())).isPresent();
        boolean board = channel.filter(each -> each.way() == Channel.Way.BOARD).isPresent();
        return Screen.of("channels/web/channel").with("page", Page.of("公开渠道的一件").desk().crumb("信息发布", "/desk/documents").crumb("公开渠道", HOME)).with("one", one).with("title", title(told))
                .with("channel", channels.title(one.channel())).with("organ", organ(one.organ())).with("prints", board && isSheet(one) && told != null && told.live())
                .with("puts", board && serves && one.state() == State.DUE).with("takes", board && serves && (one.state() == State.OUT || one.state() == State.RECALLED))
                .with("tries", !board && serves && (one.state() == State.REFUSED || one.state() == State.DUE || one.state() == State.RECALLED))
                .with("today", now.today().toString()).with("filled", filled).with("reasons", reasons).status(reasons.isEmpty() ? HttpStatus.OK.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    private static boolean isSheet(Delivery one) {
        return one.state() == State.DUE || one.state() == State.OUT;
    }

    private View done(Attempt<String> attempt, String id, Staff staff, Map<String, String> sent) {
        return attempt.reasons().isEmpty() ? new RedirectView(HOME + "/" + id) : one(find(id, staff), staff, sent, attempt.reasons());
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            return typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    private static String title(NewsOfDocuments.@Nullable Told told) {
        return told == null ? "" : told.edition().entry().title();
    }

    private String organ(String id) {
        return organs.name(id);
    }

    private Delivery find(String id, Staff staff) {
        return deliveries.find(id, staff.scope()).orElseThrow(ChannelPages::notThere);
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
