package org.gongkai.publication.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.face.Choice;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Wording;
import org.gongkai.publication.DepositPlaces;
import org.gongkai.publication.Deposits;
import org.gongkai.tables.PlainCell;
import org.springframework.http.HttpStatus;
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

/** What was handed to archives, libraries and service halls: packed, listed on paper, receipted. */
@Controller
@RequestMapping("/desk/documents/deposits")
class DepositPages {

    private static final int ROWS = 50;

    private final Deposits deposits;
    private final DepositPlaces places;
    private final Organs organs;

    DepositPages(Deposits deposits, DepositPlaces places, Organs organs) {
        this.deposits = deposits;
        this.places = places;
        this.organs = organs;
    }

    @GetMapping
    Screen list(@AuthenticationPrincipal Staff staff) {
        return list(staff, Map.of(), List.of());
    }

    @PostMapping
    @Form
    View make(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String organ, @RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "") String recipient,
            @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to, @RequestParam Map<String, String> sent) {
        List<String> faults = new ArrayList<>();
        Attempt<String> made = deposits.make(organ, place, recipient, DraftForm.date("从哪一天", from, faults), DraftForm.date("到哪一天", to, faults), staff);
        return switch (faults.isEmpty() ? made : Attempt.<String>refused(faults)) {
            case Attempt.Done<String>(String id) -> new RedirectView(address(id));
            case Attempt.Refused<String>(List<String> reasons) -> list(staff, sent, reasons).status(422);
        };
    }

    @GetMapping("/{id}")
    Screen one(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        return one(find(id, staff), staff, Map.of(), List.of());
    }

    @PostMapping("/{id}")
    @Form
    View received(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String on, @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String receipt, @RequestParam Map<String, String> sent) {
        List<String> faults = new ArrayList<>();
        Attempt<String> received = deposits.received(id, DraftForm.date("签收日期", on, faults), by, receipt, staff);
        return received.reasons().isEmpty() ? new RedirectView(address(id)) : one(find(id, staff), staff, sent, faults.isEmpty() ? received.reasons() : faults).status(422);
    }

    @PostMapping("/{id}/cancellation")
    @Form(Form.Typed.NOTHING)
    View cancel(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        Attempt<String> cancelled = deposits.cancel(id, staff);
        return cancelled.reasons().isEmpty() ? new RedirectView("/desk/documents/deposits") : one(find(id, staff), staff, Map.of(), cancelled.reasons()).status(422);
    }

    @GetMapping("/{id}/list.csv")
    void csv(@AuthenticationPrincipal Staff staff, @PathVariable String id, HttpServletResponse response) throws IOException {
        Deposits.Deposit deposit = find(id, staff);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"packing-list.csv\"");
        response.setHeader("Cache-Control", "no-store");
        StringBuilder out = new StringBuilder("\ufeff").append(PlainCell.line(List.of("序号", "标题", "文号", "索引号", "版次", "发布日期", "附件数", "摘要值", "网址")));
        for (Deposits.Item item : deposits.items(deposit.id())) {
            out.append(PlainCell.line(List.of(String.valueOf(item.number()), item.title(), item.docNumber() == null ? "" : item.docNumber(), item.indexNumber() == null ? "" : item.indexNumber(),
                    String.valueOf(item.edition()), item.publishedOn() == null ? "" : item.publishedOn().toString(), String.valueOf(item.files()), item.digest(), "/documents/" + item.document())));
        }
        response.getOutputStream().write(out.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Screen list(Staff staff, Map<String, String> filled, List<String> reasons) {
        List<Choice> own = staff.scope(Power.DRAFT).organs().stream().sorted().map(organ -> Choice.of(organ, organs.name(organ))).toList();
        return Screen.of("publication/web/desk-deposits").with("page", Page.of("送存").desk().crumb("信息发布", "/desk/documents")).with("deposits", deposits.of(staff.scope().organs(), ROWS))
                .with("own", own).with("places", places).with("organs", organs).with("filled", filled).with("reasons", reasons)
                .with("choices", places.all().stream().map(place -> Choice.of(place.id(), Wording.t(place.title()))).toList());
    }

    private Screen one(Deposits.Deposit deposit, Staff staff, Map<String, String> filled, List<String> reasons) {
        return Screen.of("publication/web/desk-deposit").with("page", Page.of("送存清单").desk().wide().crumb("信息发布", "/desk/documents").crumb("送存", "/desk/documents/deposits"))
                .with("deposit", deposit).with("items", deposits.items(deposit.id())).with("organ", organs.name(deposit.organ())).with("place", places.titleOf(deposit.place()))
                .with("mayReceive", deposit.isOpen() && staff.may(Power.DRAFT, deposit.organ())).with("filled", filled).with("reasons", reasons);
    }

    private Deposits.Deposit find(String id, Staff staff) {
        return deposits.find(id).filter(one -> staff.scope().covers(one.organ())).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String address(String id) {
        return "/desk/documents/deposits/" + id;
    }
}
