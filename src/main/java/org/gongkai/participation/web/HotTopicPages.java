package org.gongkai.participation.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organs;
import org.gongkai.face.MadeFrom;
import org.gongkai.face.Screen;
import org.gongkai.participation.topic.Topic;
import org.gongkai.participation.topic.TopicCount;
import org.gongkai.participation.topic.Topics;
import org.gongkai.publication.DocumentLists;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What people worried about in a year and how it was answered, with the counts of the statistics beside it and why they differ. */
@Controller
public class HotTopicPages {

    private static final String HOME = "/participation/topics";
    private static final String DOCUMENTS = "publication";

    private final Topics topics;
    private final DocumentLists documents;
    private final Organs organs;
    private final Now now;

    HotTopicPages(Topics topics, DocumentLists documents, Organs organs, Now now) {
        this.topics = topics;
        this.documents = documents;
        this.organs = organs;
        this.now = now;
    }

    /** A year of an organ as a report said it, beside what was entered. */
    public record Compared(Topics.Stated stated, TopicCount entered, List<String> sentences) {
    }

    @GetMapping(HOME)
    Screen all(@RequestParam(defaultValue = "") String year) {
        List<Integer> years = topics.years();
        int chosen = years.stream().filter(known -> known.toString().equals(year)).findFirst().orElse(years.isEmpty() ? now.today().getYear() : years.getFirst());
        List<Topic> shown = topics.in(chosen);
        List<Compared> compared = topics.stated().stream().filter(said -> said.year() == chosen).map(said -> {
            TopicCount entered = TopicCount.of(shown.stream().filter(topic -> topic.organ().equals(said.organ())).toList(), chosen);
            return new Compared(said, entered, said.count().explained(entered));
        }).toList();
        // a document bears its title of today, or what its withdrawal left of it
        Map<String, String> titles = new HashMap<>();
        documents.named(shown.stream().flatMap(topic -> topic.answers().stream()).map(Topic.Answer::document).filter(Objects::nonNull).distinct().toList()).forEach(line -> titles.put(line.id(), line.title()));
        return Screen.of("participation/web/topics").with("page", ParticipationPages.page("热点回应").crumb("意见征集", ParticipationPages.HOME).description("公众关注的热点和重大舆情，用几种方式回应，各算几次").column("热点回应", "公众关注的热点和重大舆情是怎样回应的", "热点,舆情,回应", "回应关切"))
                .with("year", chosen).with("years", years).with("topics", shown).with("titles", titles).with("count", TopicCount.of(shown, chosen)).with("compared", compared).with("organs", organs)
                .madeFrom(MadeFrom.rooms("topic", DOCUMENTS, MadeFrom.ORGANS));
    }
}
