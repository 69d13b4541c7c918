package org.gongkai.participation.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organs;
import org.gongkai.face.Entrance;
import org.gongkai.face.MadeFrom;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.participation.Articles;
import org.gongkai.participation.AskThePublic;
import org.gongkai.participation.Contribution;
import org.gongkai.participation.Gatherings;
import org.gongkai.participation.PagesOfParticipation;
import org.gongkai.participation.ParticipationKind;
import org.gongkai.participation.ParticipationKinds;
import org.gongkai.participation.Solicitation;
import org.gongkai.participation.Solicitations;
import org.gongkai.participation.TakeVoices;
import org.gongkai.participation.Terms;
import org.gongkai.participation.Transcript;
import org.gongkai.participation.survey.Questionnaire;
import org.gongkai.publication.Documents;
import org.gongkai.publication.PagesOfDocuments;
import org.gongkai.publication.PublishedDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What the public is asked: open now, waiting for an outcome, answered; and each question with what was said to it. */
@Controller
class ParticipationPages {

    static final String HOME = "/participation";
    private static final String PURPOSE = "正在征集的意见和以前征集的采纳情况";
    private static final int PAGE = 20;
    private static final int OPINIONS = 30;

    private final Solicitations solicitations;
    private final Ledger ledger;
    private final ParticipationKinds kinds;
    private final Terms terms;
    private final TakeVoices voices;
    private final Transcript transcript;
    private final Gatherings gatherings;
    private final Documents documents;
    private final Organs organs;
    private final Now now;

    ParticipationPages(Solicitations solicitations, Ledger ledger, ParticipationKinds kinds, Terms terms, TakeVoices voices, Transcript transcript, Gatherings gatherings, Documents documents, Organs organs, Now now) {
        this.solicitations = solicitations;
        this.ledger = ledger;
        this.kinds = kinds;
        this.terms = terms;
        this.voices = voices;
        this.transcript = transcript;
        this.gatherings = gatherings;
        this.documents = documents;
        this.organs = organs;
        this.now = now;
    }

    static Page page(String title) {
        return Page.of(title).publicSite().entrance(Entrance.INTERACTION).crumb("互动交流", "/mailboxes");
    }

    @GetMapping(HOME)
    Screen all(@RequestParam(defaultValue = "") String before) {
        String[] key = before.contains("~") ? before.split("~", 2) : new String[] {"9999-01-01", ""};
        List<Solicitation> found;
        try {
            found = solicitations.answered(LocalDate.parse(key[0]), key[1], PAGE + 1);
        } catch (DateTimeParseException notOurs) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "", notOurs);
        }
        List<Solicitation> answered = found.size() > PAGE ? found.subList(0, PAGE) : found;
        List<Solicitation> running = before.isEmpty() ? solicitations.running() : List.of();
        List<Solicitation> cancelled = before.isEmpty() ? solicitations.cancelled() : List.of();
        LocalDate today = now.today();
        List<Solicitation> awaiting = running.stream().filter(one -> !one.takesOn(today)).toList();
        Map<String, Terms.Owed> owed = new HashMap<>();
        awaiting.forEach(one -> owed.put(one.id(), terms.owed(one)));
        return Screen.of("participation/web/participation").with("page", page("意见征集").column("意见征集", PURPOSE, "意见征集,征求意见,草案", "调查征集")
                        .description("对正在征集意见的草案提意见；看以前征集的意见采纳了多少、没有采纳的为什么"))
                .with("coming", Stream.concat(running.stream().filter(one -> one.takesOn(today) && kinds.require(one.kind()).isGathering()), cancelled.stream()).sorted(Comparator.comparing(Solicitation::closesOn)).toList())
                .with("gatherings", gatherings.among(Stream.concat(running.stream(), cancelled.stream()).toList())).with("open", running.stream().filter(one -> one.takesOn(today) && !kinds.require(one.kind()).isGathering()).toList()).with("awaiting", awaiting).with("owed", owed).with("answered", answered).with("organs", organs)
                .with("kinds", kinds).with("year", solicitations.year()).with("next", found.size() > PAGE ? HOME + "?before=" + answered.getLast().closesOn() + "~" + answered.getLast().id() : null)
                .with("first", before.isEmpty() ? null : HOME).madeFrom(MadeFrom.rooms(PagesOfParticipation.ROOM, MadeFrom.ORGANS));
    }

    @GetMapping(HOME + "/{id}")
    Screen one(@PathVariable String id, @RequestParam(required = false) @Nullable Long before) {
        Solicitation one = find(id);
        long from = before == null ? Long.MAX_VALUE : before;
        List<Contribution> found = solicitations.shown(one, from, OPINIONS + 1);
        List<Contribution> shown = found.size() > OPINIONS ? found.subList(0, OPINIONS) : found;
        ParticipationKind kind = kinds.require(one.kind());
        boolean survey = kind.isSurvey();
        boolean interview = kind.isInterview();
        boolean answered = one.stage() == Solicitation.Stage.ANSWERED;
        MadeFrom sources = MadeFrom.rooms(MadeFrom.ORGANS).and(PagesOfParticipation.source(id));
        List<String> cited = new ArrayList<>();
        Optional.ofNullable(one.text().document()).ifPresent(cited::add);
        Optional.ofNullable(one.became()).filter(became -> answered).ifPresent(cited::add);
        return Screen.of("participation/web/solicitation").with("page", of(one, interview))
                .with("one", one).with("kind", kind).with("articles", survey ? List.of() : Articles.of(one.text().draft())).with("survey", survey).with("questions", survey ? Questionnaire.of(one.text().draft()).questions() : List.of())
                .with("announced", gatherings.announced(one).orElse(null)).with("interview", interview).with("lines", interview ? transcript.of(id) : List.of())
                // what organs were given is told where few voices are not, not option by option
                .with("counts", survey && answered && !kind.appraises() ? voices.counts(one) : null).with("organ", organs.require(one.organ()))
                .with("takes", one.takesOn(now.today())).with("owed", answered ? null : terms.owed(one)).with("ways", solicitations.byWay(one)).with("shown", shown).with("names", solicitations.names(shown))
                .with("supports", solicitations.supports(one)).with("outcome", answered ? solicitations.outcome(one) : null)
                .with("document", title(one.text().document())).with("became", answered ? title(one.became()) : null)
                .with("next", found.size() > OPINIONS ? one.address() + "?before=" + shown.getLast().number() : null).with("first", before == null ? null : one.address())
                .madeFrom(sources.and(cited.stream().map(PagesOfDocuments::source).toList()));
    }

    private Page of(Solicitation one, boolean interview) {
        String kind = kinds.require(one.kind()).title();
        String why = one.text().why().lines().findFirst().orElse("");
        Instant opened = ledger.first(one.id(), AskThePublic.OPEN).map(Act::recordedAt).orElse(null);
        Page page = page(one.title()).crumb("意见征集", HOME).description(why).column("意见征集", PURPOSE, "意见征集,征求意见," + kind, interview ? "在线访谈" : "征集调查");
        return one.opensOn() == null ? page : page.article(one.title(), one.opensOn(), opened, organs.require(one.organ()).name());
    }

    private @Nullable String title(@Nullable String document) {
        return document == null ? null : documents.published(document).filter(found -> found.tombstone() == null || found.tombstone().keepsTitle()).map(PublishedDocument::edition)
                .map(edition -> edition.entry().title()).orElse(null);
    }

    private Solicitation find(String id) {
        return solicitations.open(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
