package org.gongkai.casework.ordering.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.ordering.OpenOrder;
import org.gongkai.casework.ordering.Orders;
import org.gongkai.casework.ordering.round.OrderRounds;
import org.gongkai.casework.ordering.subject.Subject;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Problem;
import org.gongkai.face.Screen;
import org.gongkai.procedure.Field;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Where an order is opened: to one organ at once, to many as a round. */
@Controller
class OpenOrderPages {

    /** Working days that are proposed for an answer; whoever orders says another day. */
    private static final int PROPOSED = 10;

    /** Where the page asks for what an order is refused for. */
    private static final Map<String, String> FIELDS = Map.of("subject", "subject", "title", "title", "item1.title", "title", "addressed", "named", "until", "until", "lacks", "lacks", "joint", "joint");

    private final OpenOrder opening;
    private final OrderRounds rounds;
    private final Orders orders;
    private final Organs organs;
    private final Calendars calendars;
    private final Now now;

    OpenOrderPages(OpenOrder opening, OrderRounds rounds, Orders orders, Organs organs, Calendars calendars, Now now) {
        this.opening = opening;
        this.rounds = rounds;
        this.orders = orders;
        this.organs = organs;
        this.calendars = calendars;
        this.now = now;
    }

    /** Whoever leads here may propose what it is about, what is lacking, line by line, and whom. */
    @GetMapping("/desk/orders/new")
    Screen form(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String subject, @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String lacks, @RequestParam(defaultValue = "") String named) {
        Map<String, String> values = new LinkedHashMap<>(Map.of("subject", subject, "title", title, "lacks", lacks, "named", named, "token", Identifier.fresh()));
        values.put("until", calendars.everywhere().plus(now.today(), PROPOSED).toString());
        return screen(staff, values, Subject.of(subject).flatMap(one -> concerned(one, staff)).map(Set::of).orElse(Set.of()), List.of());
    }

    @PostMapping("/desk/orders/new")
    @Form(lines = {"title 督办事项 100", "subject 督办的对象 200", "joint 联合下发 100", "lacks 差什么 5000"})
    View open(@AuthenticationPrincipal Staff staff, @RequestParam MultiValueMap<String, String> posted) {
        Map<String, String> values = posted.toSingleValueMap();
        List<Problem> problems = new ArrayList<>();
        Set<String> to = new LinkedHashSet<>(posted.getOrDefault("to", List.of()));
        switch (rounds.meant(values.getOrDefault("named", ""))) {
            case Attempt.Done<Set<String>>(Set<String> meant) -> to.addAll(meant);
            case Attempt.Refused<Set<String>>(List<String> reasons) -> reasons.forEach(reason -> problems.add(Problem.at("named", reason)));
        }
        String subject = meant(staff, values.getOrDefault("subject", ""));
        LocalDate until = now.today();
        try {
            until = LocalDate.parse(values.getOrDefault("until", "").strip());
        } catch (DateTimeParseException notDate) {
            problems.add(Problem.at("until", "答复期限应写成 2026-03-12 这样的日期"));
        }
        if (until.isBefore(now.today())) {
            problems.add(Problem.at("until", "答复期限 " + until + " 已经过了"));
        }
        if (to.isEmpty() && problems.isEmpty()) {
            problems.add(Problem.at("named", "请选被督办的机关"));
        }
        required(values, "title", "请写督办事项", problems);
        required(values, "lacks", "请写差什么，一行一项", problems);
        String ordering = values.getOrDefault("ordering", "");
        if (!opening.at(staff).contains(ordering)) {
            problems.add(Problem.at("ordering", "您在这个机关没有督办的岗位"));
        }
        OpenOrder.Said said = new OpenOrder.Said(ordering, subject, values.getOrDefault("title", ""), until, values.getOrDefault("lacks", ""), values.getOrDefault("joint", ""), values.getOrDefault("source", ""));
        if (!problems.isEmpty()) {
            return screen(staff, values, to, problems).status(422);
        }
        if (to.size() > 1) {
            return switch (rounds.choose(staff, said, to)) {
                case Attempt.Done<String>(String round) -> new RedirectView("/desk/orders/rounds/" + round);
                case Attempt.Refused<String>(List<String> reasons) -> screen(staff, values, to, reasons.stream().map(reason -> new Problem(null, reason, null)).toList()).status(422);
            };
        }
        return switch (opening.open(said, to.iterator().next(), CaseFolders.actor(staff, ordering), null, values.getOrDefault("token", Identifier.fresh()), accepted -> { })) {
            case Submission.Accepted accepted -> new RedirectView("/desk/cases/" + accepted.caseIds().getFirst());
            case Submission.Repeated repeated -> Screen.message(Page.of("督办").desk().crumb("督办", "/desk/orders"), "这件督办已经发出，编号 " + repeated.number() + "。", "回到督办", "/desk/orders").taken();
            case Submission.Refused refused -> screen(staff, values, to, refused.reasons().stream().map(reason -> new Problem(FIELDS.getOrDefault(String.valueOf(reason.field()), null), reason.sentence(), reason.article())).toList())
                    .status(422);
        };
    }

    private static void required(Map<String, String> values, String field, String sentence, List<Problem> problems) {
        if (values.getOrDefault(field, "").isBlank()) {
            problems.add(Problem.at(field, sentence));
        }
    }

    /** The organ that is proposed: the one that it is about, or at which the matter is. */
    private Optional<String> concerned(Subject subject, Staff staff) {
        String last = subject.address().substring(subject.address().lastIndexOf('/') + 1);
        return subject.kind() == Subject.Kind.ORGAN ? Optional.of(last) : subject.kind() == Subject.Kind.CASE ? orders.organ(last, staff.scope()) : Optional.empty();
    }

    /** An address, or the number of a matter that this person sees. */
    private String meant(Staff staff, String typed) {
        return typed.isBlank() || typed.strip().startsWith("/") || typed.contains("://") ? typed.strip() : orders.numbered(typed.strip(), staff.scope()).map(id -> "/desk/cases/" + id).orElse(typed.strip());
    }

    private Screen screen(Staff staff, Map<String, String> values, Set<String> to, List<Problem> problems) {
        Set<String> at = opening.at(staff);
        if (at.isEmpty()) {
            throw new AccessDeniedException("no post that orders");
        }
        List<Organ> all = organs.asOf(now.today());
        Set<String> below = at.stream().flatMap(organ -> opening.below(organ).stream()).collect(Collectors.toSet());
        return Screen.of("casework/ordering/web/open-order").with("page", Page.of("发起督办").desk().crumb("督办", "/desk/orders")).with("values", values).with("to", to).with("problems", problems)
                .with("at", all.stream().filter(organ -> at.contains(organ.id())).toList()).with("organs", all.stream().filter(organ -> below.contains(organ.id())).toList()).with("sources", Field.of(opening.kind().type().content(), "source").options());
    }
}
