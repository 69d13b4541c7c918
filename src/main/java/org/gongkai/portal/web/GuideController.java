package org.gongkai.portal.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provision;
import org.gongkai.calendar.Provisions;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Organs;
import org.gongkai.face.Entrance;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.publication.Categories;
import org.gongkai.publication.Categories.Column;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** 政府信息公开指南 (R2019 Art. 12): made of the organ's own profile, the catalogue and the law in force today, so that it cannot grow old. */
@Controller
public class GuideController {

    static final String REQUESTS = "/requests/new";

    /** A way to ask, and where it leads; an empty place is this site. */
    public record Reached(String way, String place) {
    }

    private final GuideText text;
    private final Organs organs;
    private final Categories categories;
    private final SiteContents contents;
    private final Provisions provisions;
    private final CaseTypes types;
    private final Now now;

    GuideController(Organs organs, Categories categories, SiteContents contents, Provisions provisions, CaseTypes types, Now now,
            DefinitionTree regulations) {
        this.text = GuideText.read(regulations);
        this.organs = organs;
        this.categories = categories;
        this.contents = contents;
        this.provisions = provisions;
        this.types = types;
        this.now = now;
        inForce(text.provisions());
        inForce(text.remedies());
    }

    @GetMapping("/guide")
    Screen guide(@RequestParam(defaultValue = "") String organ) {
        Organ whose = organ.isEmpty() ? organs.first().orElse(null) : organs.find(organ).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        Page page = Page.of(text.title()).publicSite().entrance(Entrance.DISCLOSURE).crumb("政务公开", "/columns")
                .description(text.description()).column(text.title(), text.description(), "公开指南,公开工作机构,申请公开", "信息公开指南");
        return Screen.of("portal/web/guide").with("page", page).with("text", text).with("organ", whose)
                .with("organs", organs.asOf(now.today())).with("there", contents.today()).with("categories", categories.all()).with("places", places())
                .with("periods", inForce(text.provisions())).with("remedies", inForce(text.remedies()))
                .with("channels", types.byEntrance(REQUESTS).map(type -> ways(type, whose == null ? OrganProfile.EMPTY : whose.profile())).orElse(List.of())).madeFrom(SiteContents.sources());
    }

    /** By the code of each class of which there is something: the column in which it stands. */
    private Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        contents.today().columns().stream().flatMap(Column::withDescendants).forEach(column -> column.categories().forEach(code -> places.putIfAbsent(code, column.address())));
        return places;
    }

    /** The ways that lead somewhere, each with its place. */
    private List<Reached> ways(CaseType type, OrganProfile profile) {
        return text.ask().stream().flatMap(way -> type.channels().stream().filter(channel -> channel.id().equals(way.channel()))
                .flatMap(channel -> way.at().at(profile).map(place -> new Reached(channel.title(), place)).stream())).toList();
    }

    private List<Provision> inForce(List<String> ids) {
        LocalDate today = now.today();
        return ids.stream().map(id -> provisions.inForce(id, today)).toList();
    }
}
