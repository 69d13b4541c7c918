package org.gongkai.casework.view;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.calendar.Now;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.assignment.AssignmentRule;
import org.gongkai.casework.assignment.AssignmentRules;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.phrase.Phrase;
import org.gongkai.casework.phrase.Phrases;
import org.gongkai.casework.web.CaseQuestions;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.directory.Person;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What an office sets up for its daily work: views, standing words, rules for giving out cases. */
@Controller
class HabitPages {

    private static final String PHRASES = "/desk/phrases";
    private static final String FOUND = "/desk/search";
    private static final String RULES = "/desk/assignment";

    private final SavedViews views;
    private final Phrases phrases;
    private final AssignmentRules rules;
    private final CaseTypes types;
    private final ReplyKinds replyKinds;
    private final Organs organs;
    private final People people;
    private final Now now;

    HabitPages(SavedViews views, Phrases phrases, AssignmentRules rules, CaseTypes types, ReplyKinds replyKinds, Organs organs, People people, Now now) {
        this.views = views;
        this.phrases = phrases;
        this.rules = rules;
        this.types = types;
        this.replyKinds = replyKinds;
        this.organs = organs;
        this.people = people;
        this.now = now;
    }

    @PostMapping("/desk/views")
    @Form(page = "/desk/cases", lines = {"view 视图的名字 30"})
    View saveView(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> said) {
        String organ = said.containsKey("shared") ? staff.posts().getFirst().organId() : null;
        return views.save(staff, said.getOrDefault("view", ""), organ, said) ? new RedirectView(SavedViews.FOUND.equals(said.get("list")) ? FOUND : CaseQuestions.Kind.named(said.get("list")).address())
                : Screen.message(Page.of("视图").desk(), "请给视图起一个名字，最多 30 字。", "回到办件", "/desk/cases").status(422);
    }

    @PostMapping("/desk/views/{id}/delete")
    @Form(Form.Typed.NOTHING)
    View deleteView(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String list) {
        views.delete(staff, id);
        return new RedirectView(SavedViews.FOUND.equals(list) ? FOUND : "/desk/cases");
    }

    @GetMapping(PHRASES)
    Screen phrases(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String change) {
        String organ = staff.posts().getFirst().organId();
        return phrases(staff, change.isEmpty() ? Map.of() : phrases.find(staff, organ, change).map(HabitPages::asSaid).orElse(Map.of()), null);
    }

    @PostMapping(PHRASES)
    @Form(lines = {"title 名称 60", "place 获取的方式、途径 200"})
    View addPhrase(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> said) {
        String ground = said.getOrDefault("ground", "");
        boolean kept = phrases.add(staff, said.getOrDefault("organ", ""), said.getOrDefault("action", ""), ground.isBlank() ? null : ground,
                said.getOrDefault("title", ""), said.getOrDefault("words", ""), said.getOrDefault("place", "").isBlank() ? null : said.get("place"), said.containsKey("shared"), said.getOrDefault("replaces", "").isBlank() ? null : said.get("replaces"));
        return kept ? new RedirectView(PHRASES) : phrases(staff, said, "请填写名称和内容；内容最多 2000 字").status(422);
    }

    @PostMapping(PHRASES + "/{id}/approve")
    @Form(Form.Typed.NOTHING)
    View approve(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        return phrases.approve(staff, id) ? new RedirectView(PHRASES) : phrases(staff, Map.of(), "共用的常用语须由本机关审批人审核，自己写的由别人审核").status(422);
    }

    private static Map<String, String> asSaid(Phrase phrase) {
        Map<String, String> said = new LinkedHashMap<>(Map.of("action", phrase.action(), "title", phrase.title(), "words", phrase.words(), "replaces", phrase.id(), "organ", phrase.organ()));
        if (phrase.ground() != null) {
            said.put("ground", phrase.ground());
        }
        if (phrase.place() != null) {
            said.put("place", phrase.place());
        }
        if (phrase.shared()) {
            said.put("shared", "yes");
        }
        return said;
    }

    @PostMapping(PHRASES + "/{id}/without")
    @Form(Form.Typed.NOTHING)
    View without(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        return phrases.without(staff, staff.posts().getFirst().organId(), id) ? new RedirectView(PHRASES) : phrases(staff, Map.of(), "停用随带的常用语，由本机关审批人办理").status(422);
    }

    @PostMapping(PHRASES + "/{id}/end")
    @Form(Form.Typed.NOTHING)
    View endPhrase(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        phrases.end(staff, id);
        return new RedirectView(PHRASES);
    }

    private Screen phrases(Staff staff, Map<String, String> said, @Nullable String wrong) {
        Map<String, String> actions = new LinkedHashMap<>();
        types.all().forEach(type -> type.actions().stream().filter(action -> hasText(type.consequence(action.id()).perItem().isEmpty(), action))
                .forEach(action -> actions.put(action.id(), action.title())));
        List<Phrase> all = phrases.of(staff);
        return Screen.of("casework/view/phrases").with("page", Page.of("常用语").desk().crumb("办件", "/desk/cases")).with("phrases", all)
                .with("actions", actions).with("staff", staff).with("organs", own(staff)).with("replyKinds", replyKinds.forReceiptOn(now.today()))
                .with("names", people.names(all.stream().map(Phrase::owner).distinct().toList())).with("said", said).with("wrong", wrong).with("stock", phrases.stock(staff, staff.posts().getFirst().organId()));
    }

    private static boolean hasText(boolean plain, Action action) {
        return !plain || action.fields().stream().anyMatch(field -> field.kind() == Field.Kind.TEXT);
    }

    @GetMapping(RULES)
    Screen rules(@AuthenticationPrincipal Staff staff) {
        return rules(staff, Map.of(), null);
    }

    @PostMapping(RULES)
    @Form(lines = {"title 名称 60", "words 含有其中一个 300"})
    View addRule(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> said, @RequestParam(name = "person", defaultValue = "") List<String> chosen,
            @RequestParam(name = "channel", defaultValue = "") List<String> channels) {
        List<String> words = Arrays.stream(said.getOrDefault("words", "").split("[,，、;；\\s]+")).filter(word -> !word.isBlank()).toList();
        AssignmentRule.LooksAt looksAt = Arrays.stream(AssignmentRule.LooksAt.values()).filter(one -> one.name().equals(said.get("looksAt"))).findFirst()
                .orElse(AssignmentRule.LooksAt.ASKED);
        return rules.add(staff, said.getOrDefault("organ", ""), said.getOrDefault("title", ""), looksAt, looksAt == AssignmentRule.LooksAt.CHANNEL ? channels : words, chosen) ? new RedirectView(RULES)
                : rules(staff, said, "请填写名称、要看的字词或者提交方式，并选至少一名承办人；“任何来件”不填字词").status(422);
    }

    @PostMapping(RULES + "/{id}/end")
    @Form(Form.Typed.NOTHING)
    View endRule(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        rules.end(staff, id);
        return new RedirectView(RULES);
    }

    private Screen rules(Staff staff, Map<String, String> said, @Nullable String wrong) {
        List<AssignmentRule> all = rules.of(staff);
        Set<String> named = new LinkedHashSet<>();
        all.forEach(rule -> named.addAll(rule.people()));
        Map<String, String> officers = new LinkedHashMap<>();
        own(staff).forEach(organ -> people.holding(Role.OFFICER, organ.id()).forEach((Person person) -> officers.put(person.id(), person.name())));
        // a rule looks at every type, and not all call a channel the same
        Map<String, String> channels = new LinkedHashMap<>();
        types.all().stream().flatMap(type -> type.channels().stream()).distinct().forEach(channel -> channels.merge(channel.id(), channel.title(),
                (one, other) -> List.of(one.split("／")).contains(other) ? one : one + "／" + other));
        return Screen.of("casework/web/assignment").with("page", Page.of("分办规则").desk().crumb("办件", "/desk/cases")).with("rules", all)
                .with("organs", own(staff)).with("all", organs).with("officers", officers).with("channels", channels).with("names", people.names(named)).with("said", said).with("wrong", wrong);
    }

    /** The organs at which this person holds a post. */
    private List<Organ> own(Staff staff) {
        return staff.posts().stream().map(post -> post.organId()).distinct().map(organs::require).toList();
    }
}
