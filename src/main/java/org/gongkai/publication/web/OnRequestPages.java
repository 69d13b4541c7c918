package org.gongkai.publication.web;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.gongkai.directory.Organs;
import org.gongkai.face.Entrance;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.publication.OnRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

/** Documents that are open on request: what they are called, and the form that asks for them filled in. */
@Controller
class OnRequestPages {

    private static final int ROWS = 30;
    private static final String TITLE = "可以申请公开的文件";

    private final OnRequest documents;
    private final Organs organs;

    OnRequestPages(OnRequest documents, Organs organs) {
        this.organs = organs;
        this.documents = documents;
    }

    @GetMapping("/on-request")
    Screen list(@RequestParam(required = false) @Nullable String after) {
        List<OnRequest.Line> found = documents.list(after, ROWS + 1);
        List<OnRequest.Line> shown = found.subList(0, Math.min(ROWS, found.size()));
        return Screen.of("publication/web/on-request").with("page", page(TITLE)).with("lines", shown).with("organs", organs).with("first", after == null ? null : "/on-request")
                .with("next", found.size() > ROWS ? "/on-request?after=" + UriUtils.encode(shown.getLast().key(), StandardCharsets.UTF_8) : null);
    }

    @GetMapping("/on-request/{id}")
    Screen document(@PathVariable String id) {
        OnRequest.Line line = documents.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String asked = "《" + line.title() + "》" + (line.number() == null ? "" : "（" + line.number() + "）");
        return Screen.of("publication/web/on-request-document").with("page", page(line.title()).crumb(TITLE, "/on-request")).with("line", line).with("organ", organs.name(line.organ()))
                .with("request", "/requests/new?organ=" + line.organ() + "&q=" + UriUtils.encode(asked, StandardCharsets.UTF_8));
    }

    private static Page page(String title) {
        return Page.of(title).publicSite().entrance(Entrance.DISCLOSURE).crumb("政务公开", "/columns").description("不主动公开、可以申请公开的文件：只有标题、文号、机关和日期");
    }
}
