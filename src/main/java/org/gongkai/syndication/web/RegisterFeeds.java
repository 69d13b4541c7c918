package org.gongkai.syndication.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.xml.stream.XMLStreamException;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organs;
import org.gongkai.face.Site;
import org.gongkai.ledger.Sha256;
import org.gongkai.registers.Entry;
import org.gongkai.registers.LatestEntries;
import org.gongkai.registers.LatestEntries.Cursor;
import org.gongkai.registers.RecordAddress;
import org.gongkai.registers.Register;
import org.gongkai.registers.Registers;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

import io.swagger.v3.oas.annotations.Hidden;

/** What was entered, changed, corrected and ended in open registers, the latest first, back to the first by {@code next} (RFC 4287, RFC 5005). */
@RestController
@Hidden
class RegisterFeeds {

    private static final int ENTRIES = 50;
    private static final String WITHDRAWN = "因涉及个人隐私撤下（政府信息公开条例第十五条）";
    private static final String ATOM = "application/atom+xml;charset=UTF-8";

    private final Registers registers;
    private final LatestEntries latest;
    private final Organs organs;
    private final Site site;

    RegisterFeeds(Registers registers, LatestEntries latest, Organs organs, Site site) {
        this.registers = registers;
        this.latest = latest;
        this.organs = organs;
        this.site = site;
    }

    @GetMapping(path = "/registers/{id}/feed", produces = {ATOM, "application/xml;charset=UTF-8", "text/xml;charset=UTF-8"})
    ResponseEntity<String> one(@PathVariable String id, @RequestParam(defaultValue = "") String before) throws XMLStreamException {
        Register register = registers.open(id).filter(one -> !one.isProjected()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这份名录，或者它没有自己的条目"));
        return feed(RecordAddress.of(id), site.name() + " " + register.title(), List.of(register), before);
    }

    @GetMapping(path = "/registers/feed", produces = {ATOM, "application/xml;charset=UTF-8", "text/xml;charset=UTF-8"})
    ResponseEntity<String> all(@RequestParam(defaultValue = "") String before) throws XMLStreamException {
        return feed("/registers", site.name() + " 名录", registers.all().stream().filter(one -> one.isOpen() && !one.isProjected()).toList(), before);
    }

    private ResponseEntity<String> feed(String page, String title, List<Register> listed, String before) throws XMLStreamException {
        Map<String, Register> byId = listed.stream().collect(Collectors.toMap(Register::id, Function.identity()));
        Cursor cursor = before.isEmpty() ? null : Cursor.of(before).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "before 用上一页 next 链接里的"));
        LatestEntries.Page found = latest.of(byId.keySet(), cursor, ENTRIES);
        String base = site.homeAsAsked();
        String self = base + page + "/feed";
        AtomFeed feed = new AtomFeed(self, base + page, title, found.entries().isEmpty() ? listed.getFirst().about().from() : found.entries().getFirst().recordedAt());
        if (found.next() != null) {
            feed.link("next", self + "?before=" + UriUtils.encode(found.next().toString(), StandardCharsets.UTF_8));
        }
        for (Entry entry : found.entries()) {
            write(feed, base, byId.get(entry.register()), entry, listed.size() > 1);
        }
        String text = feed.end();
        return ResponseEntity.ok().eTag('"' + Sha256.hex(text) + '"').body(text);
    }

    private void write(AtomFeed feed, String base, Register register, Entry entry, boolean several) throws XMLStreamException {
        // The number and not the key, which is gone once the record is withdrawn
        String id = base + RecordAddress.of(register.id()) + "#" + entry.number();
        if (entry.isWithdrawn()) {
            feed.deleted(id, entry.recordedAt().atZone(Now.ZONE).toLocalDate(), WITHDRAWN);
            return;
        }
        feed.entry(id, base + RecordAddress.of(register.id(), entry.key()), (several ? register.title() + "：" : "") + entry.name(register), entry.recordedAt(),
                organs.name(entry.organ()), entry.change().name(), entry.change().title(),
                entry.change().title() + "，自 " + entry.validOn() + " 起");
    }
}
