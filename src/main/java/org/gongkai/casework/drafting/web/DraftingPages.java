package org.gongkai.casework.drafting.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.gongkai.casework.Handling;
import org.gongkai.casework.Performed;
import org.gongkai.casework.delivery.SendOnward;
import org.gongkai.casework.drafting.Draft;
import org.gongkai.casework.drafting.Drafting;
import org.gongkai.casework.drafting.Drafting.Saying;
import org.gongkai.casework.drafting.waiting.NextToWrite;
import org.gongkai.casework.drafting.web.DraftDesk.Opened;
import org.gongkai.casework.drafting.web.DraftDesk.Seen;
import org.gongkai.casework.phrase.FirstWords;
import org.gongkai.casework.signing.ShownPaper;
import org.gongkai.casework.web.Filled;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Screen;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Where an answer is drafted, reviewed and signed. */
@Controller
@RequestMapping("/desk/cases/{caseId}/drafting/{action}")
class DraftingPages {

    /** Sent to be shown what else the chosen replies ask for; nothing is kept yet. */
    private static final String FURTHER = "further";
    /** Name of the field into which a phrase is put. */
    private static final String INSERT = "insert";
    /** The earlier answer whose words are taken. */
    private static final String TAKE = "take";
    /** Beginning of the names of what is remarked at a field. */
    private static final String REMARK = "remark.";
    private static final String DO = "do";
    private static final int LONGEST_REMARK = 2000;

    private final DraftDesk desk;
    private final Drafting drafting;
    private final FirstWords firstWords;
    private final NextToWrite next;
    private final SendOnward onward;

    DraftingPages(DraftDesk desk, Drafting drafting, FirstWords firstWords, NextToWrite next, SendOnward onward) {
        this.desk = desk;
        this.drafting = drafting;
        this.firstWords = firstWords;
        this.next = next;
        this.onward = onward;
    }

    @GetMapping
    Screen one(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String action, @RequestParam(defaultValue = "0") int handling,
            @RequestParam(defaultValue = "") String edit, @RequestParam(defaultValue = "") String preview,
            @RequestParam(defaultValue = "") String done, @RequestParam(defaultValue = "") String before, @RequestHeader(name = "HX-Request", defaultValue = "") String part) {
        return desk.page(desk.open(staff, caseId, action, handling), staff, null, List.of(), !edit.isEmpty(), !preview.isEmpty()).with("before", next.done(staff, done, before))
                .with("beside", !part.isEmpty()).fragment("casework/drafting/web/draft");
    }

    @PostMapping
    @Form
    View write(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String action, @RequestParam MultiValueMap<String, String> posted) {
        Opened opened = desk.open(staff, caseId, action, number(posted.getFirst(Handling.NUMBER)));
        Map<String, String> values = new HashMap<>(Filled.composed(Filled.joined(posted)));
        if (values.containsKey(FURTHER)) {
            return desk.page(opened, staff, firstWords.begun(opened.folder(), opened.action(), staff, values), List.of(), true, false).fragment("casework/web/answering");
        }
        if (values.containsKey(INSERT)) {
            String field = values.getOrDefault(INSERT, "");
            desk.phrase(staff, opened, values.get("phrase." + field)).ifPresent(words -> behind(values, field, words));
            return desk.page(opened, staff, values, List.of(), true, false);
        }
        if (values.containsKey(TAKE)) {
            desk.past(opened, staff).stream().filter(past -> past.caseId().equals(values.get(TAKE))).findFirst().ifPresent(past -> taken(opened, values, past.values()));
            return desk.page(opened, staff, values, List.of(), true, false);
        }
        Attempt<Draft> kept = drafting.keep(opened.state(), opened.handling(), opened.action(), staff, number(values.get("saved")), values);
        if (kept instanceof Attempt.Refused<Draft>(List<String> reasons)) {
            return refused(opened, staff, values, reasons);
        }
        Draft draft = ((Attempt.Done<Draft>) kept).value();
        String then = values.getOrDefault(DO, "");
        if (then.equals("review") || then.equals("sign")) {
            Attempt<Draft> sent = drafting.submit(opened.state(), draft, staff, then.equals("review"));
            return sent instanceof Attempt.Refused<Draft>(List<String> reasons) ? refused(desk.open(staff, caseId, action, opened.handling().no()), staff, values, reasons)
                    : next(opened, staff, then.equals("review") ? "reviewed" : "sent");
        }
        return new RedirectView(address(opened, then.equals("preview") ? "preview=yes" : ""));
    }

    /** What whoever reviews or signs decides, with what they remark. */
    @PostMapping("/decision")
    @Form(page = "/desk/cases/{caseId}/drafting/{action}")
    View decide(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String action, @RequestParam MultiValueMap<String, String> posted) {
        Seen seen = seen(posted);
        Opened opened = desk.open(staff, caseId, action, number(posted.getFirst(Handling.NUMBER))).having(seen);
        Map<String, String> values = Filled.joined(posted);
        Draft draft = opened.draft();
        if (draft == null && drafting.find(seen.draft()).filter(one -> one.stage() == Draft.Stage.SIGNED).isPresent()) {
            // Sent twice: what the first did stands on the page of the case.
            return new RedirectView("/desk/cases/" + caseId);
        }
        if (draft == null || !seen.isStanding(draft)) {
            return undecided(opened, staff, values, List.of(overtaken(opened, seen)));
        }
        List<Saying> sayings = Drafting.fields(opened.state(), opened.action()).stream().map(Field::name).filter(name -> !values.getOrDefault(REMARK + name, "").isBlank())
                .map(name -> new Saying(name, within(values.get(REMARK + name)))).collect(Collectors.toCollection(ArrayList::new));
        if (!values.getOrDefault(REMARK, "").isBlank()) {
            sayings.add(new Saying(null, within(values.get(REMARK))));
        }
        boolean sends = "send".equals(values.get(DO));
        if (sends || "sign".equals(values.get(DO))) {
            if (desk.altered(opened, draft, staff).isPresent()) {
                return undecided(opened, staff, values, List.of("没有签发：稿子没有变，签发出去的文书却和您看过的不同（措辞、单位名称、日子改了），不同的地方标在下面，请看过再签"));
            }
            Performed performed = sends ? onward.after(opened.folder(), action, () -> drafting.sign(opened.state(), draft, staff)) : drafting.sign(opened.state(), draft, staff);
            return performed instanceof Performed.Refused(List<Refusal> reasons) ? undecided(opened, staff, values, reasons.stream().map(Refusal::sentence).toList())
                    : next(opened, staff, sends ? "gone" : "signed");
        }
        Attempt<Draft> done = "pass".equals(values.get(DO)) ? drafting.pass(opened.state(), draft, staff, sayings) : drafting.giveBack(opened.state(), draft, staff, sayings);
        return done instanceof Attempt.Refused<Draft>(List<String> reasons) ? undecided(opened, staff, values, reasons) : next(opened, staff, "pass".equals(values.get(DO)) ? "passed" : "returned");
    }

    @PostMapping("/drop")
    @Form(value = Form.Typed.NOTHING)
    View drop(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String action, @RequestParam MultiValueMap<String, String> posted) {
        Seen seen = seen(posted);
        Opened opened = desk.open(staff, caseId, action, number(posted.getFirst(Handling.NUMBER))).having(seen);
        Draft draft = opened.draft();
        Attempt<Draft> dropped = draft == null || !seen.isStanding(draft) ? Attempt.refused(overtaken(opened, seen)) : drafting.drop(opened.state(), draft, staff);
        return dropped instanceof Attempt.Refused<Draft>(List<String> reasons) ? undecided(opened, staff, Map.of(), reasons) : new RedirectView("/desk/cases/" + caseId);
    }

    /** To the next that they have to write, to review or to sign; to the matter itself where none waits. */
    private View next(Opened opened, Staff staff, String done) {
        return new RedirectView(next.after(opened.state().id(), staff, done));
    }

    private static Seen seen(MultiValueMap<String, String> posted) {
        return new Seen(Optional.ofNullable(posted.getFirst("draft")).orElse(""), number(posted.getFirst("saved")), number(posted.getFirst("version")), ShownPaper.read(posted.getFirst(ShownPaper.FIELD)));
    }

    /** Why nothing was done with what somebody saw. */
    private static String overtaken(Opened opened, Seen seen) {
        Draft now = opened.draft();
        if (now == null || !now.id().equals(seen.draft())) {
            return "没有办：您看的那份稿子已经作废" + (now == null ? "" : "，现在的是另一份，请看过再办");
        }
        return now.version() == seen.version() ? "没有办：稿子在您打开以后由别人办过，现在在“" + now.stage().title() + "”，请看过现在的再办"
                : "没有办：您看的是第 " + seen.version() + " 稿，现在是第 " + now.version() + " 稿，改了什么标在下面，请看过再办";
    }

    private View refused(Opened opened, Staff staff, Map<String, String> values, List<String> reasons) {
        return desk.page(opened, staff, values, reasons.stream().map(Refusal::because).toList(), true, false).status(422);
    }

    /** The draft as it stands, for whoever decides, with what they remarked. */
    private View undecided(Opened opened, Staff staff, Map<String, String> values, List<String> reasons) {
        return desk.page(opened, staff, null, reasons.stream().map(Refusal::because).toList(), false, false).status(422).with("remarks", values);
    }

    /** What was answered before, where nothing is filled in yet; words stand behind what was written. */
    private static void taken(Opened opened, Map<String, String> values, Map<String, String> past) {
        for (Field field : Drafting.fields(opened.state(), opened.action())) {
            String said = past.getOrDefault(field.name(), "");
            if (!said.isBlank() && values.getOrDefault(field.name(), "").isBlank()) {
                values.put(field.name(), said);
            } else if (!said.isBlank() && field.kind() == Field.Kind.TEXT) {
                behind(values, field.name(), said);
            }
        }
    }

    private static void behind(Map<String, String> values, String field, String words) {
        values.merge(field, words, (before, more) -> before.isBlank() ? more : before + "\n" + more);
    }

    private static String address(Opened opened, String query) {
        String handling = opened.handling().isFirst() ? "" : Handling.NUMBER + "=" + opened.handling().no();
        String all = handling.isEmpty() || query.isEmpty() ? handling + query : handling + "&" + query;
        return opened.address() + (all.isEmpty() ? "" : "?" + all);
    }

    private static String within(@Nullable String words) {
        if (words != null && words.length() > LONGEST_REMARK) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        return words == null ? "" : words;
    }

    private static int number(@Nullable String said) {
        return said != null && said.matches("[0-9]{1,6}") ? Integer.parseInt(said) : 0;
    }
}
