package org.gongkai.pages;

import java.util.List;
import java.util.TreeSet;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.LinkedAct;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code /api/v1/pages/changes}: what a cache or a folder of pages has to forget, in the order of the change sequence. */
@RestController
@Tag(name = "页面变更")
class ChangesApi {

    private static final int ACTS = 500;

    /**
     * @param position  ask for what comes after it
     * @param more      whether there is more at once
     * @param tags      sources that changed: every page with one of them in its {@code Cache-Tag} says something else now
     * @param addresses pages that may be new or gone
     */
    record Changed(long position, boolean more, List<String> tags, List<String> addresses) {
    }

    private final Ledger ledger;
    private final KeptPages pages;

    ChangesApi(Ledger ledger, KeptPages pages) {
        this.ledger = ledger;
        this.pages = pages;
    }

    @Operation(summary = "某一位置之后有哪些公开页面变了", description = "供缓存和静态站点跟随：不带 after 只回答现在的位置；tags 与页面 Cache-Tag 头中的名称相同。")
    @GetMapping(path = "/api/v1/pages/changes", produces = "application/json")
    ResponseEntity<Changed> changes(@RequestParam(required = false) @Nullable Long after) {
        if (after != null && after < 0) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "after 不能小于 0");
        }
        List<LinkedAct> linked = after == null ? List.of() : ledger.after(after, ACTS);
        List<Act> acts = linked.stream().map(LinkedAct::act).toList();
        TreeSet<String> addresses = new TreeSet<>();
        pages.changes(acts).forEach(change -> addresses.addAll(change.addresses()));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Changed(!linked.isEmpty() ? linked.getLast().position() : after == null ? ledger.headPosition() : after,
                linked.size() == ACTS, acts.isEmpty() ? List.of() : pages.sources(acts).stream().sorted().toList(), List.copyOf(addresses)));
    }
}
