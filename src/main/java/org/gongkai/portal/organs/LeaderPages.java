package org.gongkai.portal.organs;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.publicanswer.Published;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.face.Entrance;
import org.gongkai.face.MadeFrom;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.publication.DocumentLists;
import org.gongkai.registers.PagesOfRegisters;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** 领导信息 (R2019 Art. 20(2); 国办发〔2017〕47号): portrait, portfolio, career, speeches, whoever held the post before. */
@Controller
class LeaderPages {

    private static final int SPEECHES = 20;

    private final Leaders leaders;
    private final Organs organs;
    private final DocumentLists lists;
    private final CaseTypes types;
    private final Now now;

    LeaderPages(Leaders leaders, Organs organs, DocumentLists lists, CaseTypes types, Now now) {
        this.leaders = leaders;
        this.organs = organs;
        this.lists = lists;
        this.types = types;
        this.now = now;
    }

    static String address(String key) {
        return "/leaders/" + UriUtils.encodePathSegment(key, StandardCharsets.UTF_8);
    }

    @GetMapping("/leaders")
    Screen all() {
        LocalDate today = now.today();
        List<Leader> all = leaders.all();
        String government = organs.first().map(Organ::id).orElse("");
        List<Organ> headed = organs.asOf(today).stream().filter(organ -> !organ.id().equals(government))
                .filter(organ -> organ.profile().head() != null || all.stream().anyMatch(leader -> leader.organ().equals(organ.id()) && leader.isIn(today))).toList();
        Page page = page("领导信息").column("领导信息", "政府和各机关的负责人：职务、分工、简历", "领导,负责人,分工,简历", "负责人信息");
        return Screen.of("portal/organs/leaders").with("page", page).with("government", organs.find(government).orElse(null))
                .with("leaders", all.stream().filter(leader -> leader.organ().equals(government) && leader.isIn(today)).toList())
                .with("organs", headed).with("heads", all.stream().filter(leader -> !leader.organ().equals(government) && leader.isIn(today)).toList())
                .with("past", past(all, today).filter(leader -> leader.organ().equals(government)).toList()).madeFrom(sources());
    }

    @GetMapping("/leaders/{key}")
    Screen one(@PathVariable String key) {
        Leader leader = leaders.find(key).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        LocalDate today = now.today();
        boolean inOffice = leader.isIn(today);
        boolean governs = organs.first().map(Organ::id).filter(leader.organ()::equals).isPresent();
        Page page = page(leader.post() + " " + leader.name()).crumb("领导信息", "/leaders")
                .column("领导信息", "政府和各机关的负责人：职务、分工、简历", "领导,负责人,分工,简历", "负责人信息");
        return Screen.of("portal/organs/leader").with("page", page).with("leader", leader).with("inOffice", inOffice).with("organ", organs.find(leader.organ()).orElse(null))
                .with("speeches", lists.saying("speech", "speaker", leader.name(), SPEECHES))
                .with("mailbox", inOffice && governs ? types.openToAll().stream().filter(Published::canBe).findFirst().map(CaseType::entrance).orElse(null) : null)
                .with("past", past(leaders.all(), today).filter(other -> other.post().equals(leader.post()) && other.organ().equals(leader.organ()) && !other.equals(leader)).toList()).madeFrom(sources().and("publication"));
    }

    private static Stream<Leader> past(List<Leader> all, LocalDate today) {
        return all.stream().filter(leader -> !leader.isIn(today)).sorted(Comparator.comparing(Leader::until, Comparator.nullsLast(Comparator.reverseOrder())));
    }

    private static MadeFrom sources() {
        return MadeFrom.rooms(MadeFrom.ORGANS, PagesOfRegisters.list(Leaders.REGISTER));
    }

    private static Page page(String title) {
        return Page.of(title).publicSite().entrance(Entrance.DISCLOSURE).crumb("政务公开", "/columns").description("政府和各机关的负责人：职务、分工、简历");
    }
}
