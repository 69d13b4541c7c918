package org.gongkai.syndication.web;

import java.time.LocalDate;
import java.util.List;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The organs of this installation for other programmes, as they stood on any day. */
@RestController
@RequestMapping(path = "/api/v1/organs", produces = "application/json")
@Tag(name = "organs", description = "机构 Organs")
class OrgansApi {

    private final Organs organs;
    private final Now now;

    OrgansApi(Organs organs, Now now) {
        this.organs = organs;
        this.now = now;
    }

    /** What an organ must tell about itself (R2019 Art. 20(2)). */
    record Entry(String id, String name, String shortName, @Nullable String parent, String kind, @Nullable String creditCode,
            LocalDate from, @Nullable LocalDate to, @Nullable String functions, @Nullable String address, @Nullable String hours,
            @Nullable String phone, @Nullable String head) {

        static Entry of(Organ organ) {
            var profile = organ.profile();
            return new Entry(organ.id(), organ.name(), organ.shortName(), organ.parentId(), organ.kind().title(), organ.creditCode(),
                    organ.from(), organ.to(), profile.functions(), profile.address(), profile.hours(), profile.phone(), profile.head());
        }
    }

    @GetMapping
    @Operation(summary = "列出机构 List organs", description = "某一日存在的机构，缺省为今日。 Organs that existed on a day, today unless said.")
    List<Entry> list(@Parameter(description = "哪一日 The day", example = "2026-03-02") @RequestParam(required = false) @Nullable LocalDate on) {
        return organs.asOf(on == null ? now.today() : on).stream().map(Entry::of).toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "一个机构 One organ")
    Entry one(@PathVariable String id) {
        return organs.find(id).map(Entry::of).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有机构 " + id));
    }
}
