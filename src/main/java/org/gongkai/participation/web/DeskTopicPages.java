package org.gongkai.participation.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Staff;
import org.gongkai.face.Choice;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.participation.topic.AnswerTopics;
import org.gongkai.participation.topic.Channel;
import org.gongkai.participation.topic.Topic;
import org.gongkai.participation.topic.TopicCount;
import org.gongkai.participation.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.view.RedirectView;

/** Topics at the desk: noted, answered by what stands or what was said elsewhere, and what a report said of a year. */
@Controller
@RequestMapping("/desk/participation/topics")
public class DeskTopicPages {

    private static final String HOME = "/desk/participation/topics";

    private final Topics topics;
    private final AnswerTopics answering;
    private final Organs organs;
    private final Now now;

    DeskTopicPages(Topics topics, AnswerTopics answering, Organs organs, Now now) {
        this.topics = topics;
        this.answering = answering;
        this.organs = organs;
        this.now = now;
    }

    /** What is typed of a topic. */
    public record Raised(String organ, String title, String raised, String source, String major) {
    }

    /** What is typed of an answer. */
    public record Answered(String document, String interview, String channel, String answered, String title, String address) {
    }

    /** What is typed of a report. */
    public record Reported(String organ, String year, String topics, String briefings, String interviews, String articles, String newmedia, String others, String note) {
    }

    private List<Choice> theirs(Staff staff) {
        return staff.posts().stream().flatMap(post -> post.reach().stream()).distinct().filter(organ -> AnswerTopics.mayAnswer(staff, organ)).flatMap(organ -> organs.find(organ).stream())
                .filter(organ -> !organ.name().isEmpty()).sorted(Comparator.comparing(Organ::name)).map(organ -> Choice.of(organ.id(), organ.name())).toList();
    }

    @GetMapping
    Screen all(@AuthenticationPrincipal Staff staff) {
        return all(staff, new Raised("", "", now.today().toString(), "NET", ""), new Reported("", String.valueOf(now.today().getYear() - 1), "", "0", "0", "0", "0", "0", ""), List.of());
    }

    private Screen all(Staff staff, Raised raised, Reported reported, List<String> reasons) {
        List<Choice> theirs = theirs(staff);
        if (theirs.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Set<String> reach = theirs.stream().map(Choice::value).collect(Collectors.toSet());
        return Screen.of("participation/web/desk-topics").with("page", Page.of("热点回应").desk().crumb("意见征集", DeskParticipationPages.HOME)).with("topics", topics.of(reach)).with("choices", theirs)
                .with("organs", organs).with("raised", raised).with("reported", reported).with("reasons", reasons).status(reasons.isEmpty() ? HttpStatus.OK.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    @PostMapping
    @Form(lines = {"title 关切的事 100"})
    Object raise(@AuthenticationPrincipal Staff staff, @ModelAttribute("raised") Raised raised) {
        Topic.Source source = Arrays.stream(Topic.Source.values()).filter(known -> known.name().equals(raised.source())).findFirst().orElse(Topic.Source.NET);
        return switch (answering.raise(text(raised.organ()), text(raised.title()), day(raised.raised()), source, !text(raised.major()).isEmpty(), staff)) {
            case Attempt.Done<String>(String id) -> new RedirectView(HOME + "/" + id);
            case Attempt.Refused<String>(List<String> reasons) -> all(staff, raised, new Reported("", "", "", "0", "0", "0", "0", "0", ""), reasons);
        };
    }

    @PostMapping("/stated")
    @Form(page = HOME, lines = {"note 说明 500"})
    Object state(@AuthenticationPrincipal Staff staff, @ModelAttribute("reported") Reported reported) {
        Map<Channel.Line, Long> lines = new TreeMap<>();
        List<Long> typed = List.of(number(reported.briefings()), number(reported.interviews()), number(reported.articles()), number(reported.newmedia()), number(reported.others()), number(reported.topics()));
        Arrays.stream(Channel.Line.values()).forEach(line -> lines.put(line, typed.get(line.ordinal())));
        List<String> reasons = typed.contains(-1L) ? List.of("各项写数，没有的写 0")
                : answering.state(new Topics.Stated(text(reported.organ()), (int) number(reported.year()), new TopicCount(typed.getLast(), lines, 0), text(reported.note()).strip()), staff).reasons();
        return reasons.isEmpty() ? new RedirectView("/participation/topics?year=" + text(reported.year())) : all(staff, new Raised("", "", now.today().toString(), "NET", ""), reported, reasons);
    }

    @GetMapping("/{id}")
    Screen one(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        return one(find(id, staff), new Answered("", "", "", now.today().toString(), "", ""), List.of());
    }

    @PostMapping("/{id}")
    @Form(lines = {"title 回应的题目 100"})
    Object answer(@AuthenticationPrincipal Staff staff, @PathVariable String id, @ModelAttribute("answered") Answered answered) {
        Topic topic = find(id, staff);
        Channel channel = Arrays.stream(Channel.values()).filter(known -> known.name().equals(answered.channel())).findFirst().orElse(null);
        List<String> reasons = answering.answer(id, new AnswerTopics.Said(text(answered.document()), text(answered.interview()), channel, day(answered.answered()), text(answered.title()), text(answered.address())), staff).reasons();
        return reasons.isEmpty() ? new RedirectView(HOME + "/" + id) : one(topic, answered, reasons);
    }

    private Screen one(Topic topic, Answered answered, List<String> reasons) {
        return Screen.of("participation/web/desk-topic").with("page", Page.of(topic.title()).desk().crumb("意见征集", DeskParticipationPages.HOME).crumb("热点回应", HOME)).with("topic", topic)
                .with("answered", answered).with("reasons", reasons).status(reasons.isEmpty() ? HttpStatus.OK.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    private static @Nullable LocalDate day(@Nullable String typed) {
        try {
            return LocalDate.parse(text(typed).strip());
        } catch (DateTimeParseException wrong) {
            return null;
        }
    }

    private static long number(@Nullable String typed) {
        return text(typed).strip().matches("\\d{1,6}") ? Long.parseLong(text(typed).strip()) : -1;
    }

    private Topic find(String id, Staff staff) {
        return topics.find(id).filter(topic -> AnswerTopics.mayAnswer(staff, topic.organ())).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
