package org.gongkai.casework.posting;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

import org.gongkai.casework.ReadOnce;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.letters.PostalPrint;
import org.gongkai.letters.Postings.Posting;
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
    Screen all(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String skip, @RequestParam(defaultValue = "") String done) {
        return page(staff, skip, Map.of(), List.of(), done);
    }

    /** A number for the letter at hand: as a scanner sends it, with Enter behind. */
    @PostMapping("/number")
    @Form(Form.Typed.NOTHING)
    View number(@AuthenticationPrincipal Staff staff, @RequestParam String letter, @RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String skip) {
        Attempt<String> posted = desk.post(staff, letter, number);
        return posted instanceof Attempt.Refused<String>(List<String> reasons) ? page(staff, skip, Map.of(), reasons, "").with("at", letter).status(422)
                : new RedirectView(PAGE + "?done=" + posted.orThrow() + (skip.isEmpty() ? "" : "&skip=" + skip));
    }

    /** A list of numbers: in the order of the letters that wait, or each behind the number of its letter. */
    @PostMapping("/numbers")
    @Form(page = PAGE)
    View numbers(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String numbers) {
        List<PostingList.Line> waiting = list.of(staff).stream().filter(PostingList.Line::waits).toList();
        List<String> lines = numbers.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        Map<String, String> left = new LinkedHashMap<>();
        int next = 0;
        for (String line : lines) {
            String tracking = line.substring(line.lastIndexOf(' ') + 1).substring(line.substring(line.lastIndexOf(' ') + 1).lastIndexOf('\t') + 1);
            String named = line.substring(0, line.length() - tracking.length()).strip();
            Posting meant = named.isEmpty() ? next < waiting.size() ? waiting.get(next++).posting() : null : waiting.stream().map(PostingList.Line::posting).filter(one -> one.number().equals(named)).findFirst().orElse(null);
            Attempt<String> posted = meant == null ? Attempt.refused(named.isEmpty() ? "比要寄的文书多出来的号码" : "要寄的文书里没有“" + named + "”") : desk.post(staff, meant.letter(), tracking);
            if (posted instanceof Attempt.Refused<String>(List<String> reasons)) {
                left.put(meant == null || !named.isEmpty() ? line : meant.number() + " " + tracking, line + "：" + String.join("；", reasons));
            }
        }
        return listed(staff, "numbers", left, lines.size());
    }

    /** Numbers that the post delivered, each with its day or on one day. */
    @PostMapping("/served")
    @Form(page = PAGE)
    View served(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String served, @RequestParam(defaultValue = "") String on) {
        return each(staff, "served", served, (number, day) -> {
            try {
                String said = day.isEmpty() ? on : day;
                return desk.served(staff, number, said.isBlank() ? null : LocalDate.parse(said));
            } catch (DateTimeParseException notDate) {
                return Attempt.refused("日期应写成 2026-03-12 这样的");
            }
        });
    }

    @PostMapping("/returned")
    @Form(page = PAGE)
    View returned(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String returned, @RequestParam(defaultValue = "") String reason) {
        return each(staff, "returned", returned, (number, day) -> desk.returned(staff, number, reason));
    }

    private View each(Staff staff, String field, String typed, BiFunction<String, String, Attempt<String>> work) {
        List<String> lines = typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        Map<String, String> left = new LinkedHashMap<>();
        for (String line : lines) {
            String[] parts = line.split("[\\s,，]+", 2);
            if (work.apply(parts[0], parts.length > 1 ? parts[1].strip() : "") instanceof Attempt.Refused<String>(List<String> reasons)) {
                left.put(line, parts[0] + "：" + String.join("；", reasons));
            }
        }
        return listed(staff, field, left, lines.size());
    }

    /** What could not be recorded stays in its field, with why. @param left what is wrong, by line */
    private View listed(Staff staff, String field, Map<String, String> left, int lines) {
        if (lines == 0) {
            return page(staff, "", Map.of(), List.of("请扫描或者粘贴号码，一行一个"), "").status(422);
        }
        return left.isEmpty() ? new RedirectView(PAGE + "?done=" + lines) : page(staff, "", Map.of(field, String.join("\n", left.keySet())), new ArrayList<>(left.values()), "").status(422);
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
