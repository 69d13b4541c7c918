package org.gongkai.casework.posting;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import org.gongkai.casework.ReadOnce;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.letters.PostalPrint;
import org.gongkai.letters.Postings.Posting;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The letters that go by post, on one page: print them, scan their numbers one after the other, enter what was delivered and what came back. */
@Controller
@RequestMapping(PostingPages.PAGE)
class PostingPages {

    static final String PAGE = "/desk/posting";

    private final PostingList list;
    private final PostDesk desk;
    private final PostalPrint print;

    PostingPages(PostingList list, PostDesk desk, PostalPrint print) {
        this.list = list;
        this.desk = desk;
        this.print = print;
    }

    @GetMapping
    Screen all(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String skip, @RequestParam(defaultValue = "") String done, @RequestParam(defaultValue = "") String posted) {
        Attempt<Optional<LocalDate>> day = day(posted);
        return page(staff, skip, day.reasons().isEmpty() ? Map.of("posted", posted) : Map.of(), day.reasons(), done);
    }

    /** A number for the letter at hand: as a scanner sends it, with Enter behind. The day on which the post took it holds for the next too. */
    @PostMapping("/number")
    @Form(Form.Typed.NOTHING)
    View number(@AuthenticationPrincipal Staff staff, @RequestParam String letter, @RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String skip,
            @RequestParam(defaultValue = "") String posted) {
        Attempt<String> done = day(posted).then(day -> desk.post(staff, letter, number, day.orElse(null)));
        return done instanceof Attempt.Refused<String>(List<String> reasons) ? page(staff, skip, Map.of("posted", posted), reasons, "").with("at", letter).status(422)
                : new RedirectView(PAGE + "?done=" + done.orThrow() + (skip.isEmpty() ? "" : "&skip=" + skip) + (posted.isBlank() ? "" : "&posted=" + posted.strip()));
    }

    /** A list of numbers: in the order in which the page showed the letters that wait, or each behind the number of its letter. */
    @PostMapping("/numbers")
    @Form(page = PAGE)
    View numbers(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String numbers, @RequestParam(defaultValue = "") List<String> order, @RequestParam(defaultValue = "") String posted) {
        List<String> lines = lines(numbers);
        Map<String, String> typed = Map.of("numbers", numbers, "numbersPosted", posted);
        Attempt<Optional<LocalDate>> day = day(posted);
        if (lines.size() > PostingList.MOST || !day.reasons().isEmpty()) {
            return page(staff, "", typed, day.reasons().isEmpty() ? tooMany(lines) : day.reasons(), "").status(422);
        }
        // not the letters that wait by now: somebody else may have posted some since, and the list would move up
        Map<String, Posting> shown = list.byLetters(staff, order.stream().limit(PostingList.MOST).toList());
        List<Posting> open = list.of(staff).stream().map(PostingList.Line::posting).toList();
        Map<String, String> left = new LinkedHashMap<>();
        int next = 0;
        for (String line : lines) {
            String tracking = line.substring(line.lastIndexOf(' ') + 1).substring(line.substring(line.lastIndexOf(' ') + 1).lastIndexOf('\t') + 1);
            String named = line.substring(0, line.length() - tracking.length()).strip();
            Posting meant = named.isEmpty() ? next < order.size() ? shown.get(order.get(next++)) : null
                    : Stream.concat(shown.values().stream(), open.stream()).filter(one -> one.number().equals(named)).findFirst().orElse(null);
            Attempt<String> done = meant == null ? Attempt.refused(named.isEmpty() ? "比要寄的文书多出来的号码" : "要寄的文书里没有“" + named + "”")
                    : day.then(on -> desk.post(staff, meant.letter(), tracking, on.orElse(null)));
            if (done instanceof Attempt.Refused<String>(List<String> reasons)) {
                left.put(meant == null || !named.isEmpty() ? line : meant.number() + " " + tracking, line + "：" + String.join("；", reasons));
            }
        }
        return listed(staff, "numbers", left, lines.size(), typed);
    }

    /** Numbers that the post delivered, each with its day or on one day. */
    @PostMapping("/served")
    @Form(page = PAGE)
    View served(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String served, @RequestParam(defaultValue = "") String on) {
        return each(staff, "served", served, on, Map.of("served", served, "on", on), (number, day) -> desk.served(staff, number, day));
    }

    @PostMapping("/returned")
    @Form(page = PAGE)
    View returned(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String returned, @RequestParam(defaultValue = "") String reason) {
        return each(staff, "returned", returned, "", Map.of("returned", returned, "reason", reason), (number, day) -> desk.returned(staff, number, reason));
    }

    /** A line with its number and its day. */
    private record Reported(String line, String number, Attempt<Optional<LocalDate>> day) {

        LocalDate order() {
            return day instanceof Attempt.Done<Optional<LocalDate>>(Optional<LocalDate> on) ? on.orElse(LocalDate.MAX) : LocalDate.MAX;
        }
    }

    private View each(Staff staff, String field, String said, String on, Map<String, String> typed, BiFunction<String, @Nullable LocalDate, Attempt<String>> work) {
        List<String> lines = lines(said);
        if (lines.size() > PostingList.MOST) {
            return page(staff, "", typed, tooMany(lines), "").status(422);
        }
        List<Reported> reported = lines.stream().map(line -> {
            String[] parts = line.split("[\\s,，]+", 2);
            return new Reported(line, parts[0], day(parts.length > 1 && !parts[1].isBlank() ? parts[1] : on));
        }).toList();
        Map<String, String> against = new HashMap<>();
        // the earliest day first: what is recorded of a matter for one day stands against what happened to it before
        reported.stream().sorted(Comparator.comparing(Reported::order)).forEach(one -> {
            if (one.day().then(day -> work.apply(one.number(), day.orElse(null))) instanceof Attempt.Refused<String>(List<String> reasons)) {
                against.put(one.line(), one.number() + "：" + String.join("；", reasons));
            }
        });
        Map<String, String> left = new LinkedHashMap<>();
        lines.stream().filter(against::containsKey).forEach(line -> left.put(line, String.valueOf(against.get(line))));
        return listed(staff, field, left, lines.size(), typed);
    }

    private static List<String> lines(String typed) {
        return typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static List<String> tooMany(List<String> lines) {
        return List.of("一次最多登记 " + PostingList.MOST + " 个号码，现有 " + lines.size() + " 个，请分几次登记");
    }

    /** Empty for today. */
    private static Attempt<Optional<LocalDate>> day(String said) {
        try {
            return Attempt.done(said.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(said.strip())));
        } catch (DateTimeParseException notDate) {
            return Attempt.refused("日期应写成 2026-03-12 这样的");
        }
    }

    /** What could not be recorded stays in its field, with why. @param left what is wrong, by line; {@code typed} what else the form said */
    private View listed(Staff staff, String field, Map<String, String> left, int lines, Map<String, String> typed) {
        if (lines == 0) {
            return page(staff, "", typed, List.of("请扫描或者粘贴号码，一行一个"), "").status(422);
        }
        if (left.isEmpty()) {
            return new RedirectView(PAGE + "?done=" + lines);
        }
        Map<String, String> remaining = new HashMap<>(typed);
        remaining.put(field, String.join("\n", left.keySet()));
        return page(staff, "", remaining, new ArrayList<>(left.values()), "").status(422);
    }

    private Screen page(Staff staff, String skip, Map<String, String> typed, List<String> reasons, String done) {
        return ReadOnce.during(() -> {
            List<PostingList.Line> lines = list.of(staff);
            List<PostingList.Line> waiting = lines.stream().filter(PostingList.Line::waits).toList();
            List<String> skipped = List.of(skip.split(","));
            return Screen.of("casework/posting/posting").with("page", Page.of("寄发文书").desk().wide().crumb("办件", "/desk/cases")).with("waiting", waiting)
                    .with("sent", lines.stream().filter(line -> !line.waits()).toList())
                    .with("next", waiting.stream().filter(line -> !skipped.contains(line.posting().letter())).findFirst().orElse(null)).with("skip", skip)
                    .with("typed", typed).with("reasons", reasons).with("done", done).with("returnReasons", list.reasons()).with("full", lines.size() >= PostingList.MOST);
        });
    }

    /** One file of all that wait, or of those that are chosen. */
    @GetMapping("/{kind:letters|envelopes|labels}.pdf")
    ResponseEntity<byte[]> file(@AuthenticationPrincipal Staff staff, @PathVariable String kind, @RequestParam(defaultValue = "") List<String> letter) {
        List<PostalPrint.Addressed> all = list.addressed(staff, letter);
        Optional<byte[]> bytes = all.isEmpty() ? Optional.empty() : switch (kind) {
            case "letters" -> print.letters(all);
            case "envelopes" -> print.envelopes(all);
            default -> print.labels(all);
        };
        return bytes.map(file -> ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline().filename(title(kind) + ".pdf", StandardCharsets.UTF_8).build().toString()).body(file))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(PAGE + "?done=none")).build());
    }

    private static String title(String kind) {
        return switch (kind) {
            case "letters" -> "寄发的文书";
            case "envelopes" -> "信封";
            default -> "地址标签";
        };
    }
}
