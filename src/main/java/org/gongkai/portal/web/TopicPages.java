package org.gongkai.portal.web;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.calendar.Now;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.Organs;
import org.gongkai.face.Entrance;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.publication.DocumentLine;
import org.gongkai.publication.DocumentLists;
import org.gongkai.publication.Documents;
import org.gongkai.publication.RelatedDocuments;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** Pages of documents that gather others, 专题 and 政府公报, and what the place is: 概况. */
@Controller
class TopicPages {

    private static final int MOST = 60;

    private final RelatedDocuments related;
    private final DocumentLists lists;
    private final Documents documents;
    private final SiteContents contents;
    private final Organs organs;
    private final Now now;

    TopicPages(RelatedDocuments related, DocumentLists lists, Documents documents, SiteContents contents, Organs organs, Now now) {
        this.related = related;
        this.lists = lists;
        this.documents = documents;
        this.contents = contents;
        this.organs = organs;
        this.now = now;
    }

    @GetMapping("/topics")
    Screen topics() {
        return gathering("专题", "围绕一件事集中的文件", "工作动态", related.newestWith("topic", "gathers", MOST));
    }

    @GetMapping("/gazette")
    Screen gazette() {
        return gathering("政府公报", "历期政府公报和刊登的文件；刊登的文本是标准文本", "政策文件", related.newestWith("gazette", "contains", MOST));
    }

    private Screen gathering(String title, String purpose, String type, Map<DocumentLine, List<DocumentLine>> found) {
        if (found.isEmpty()) {
            throw new ResponseStatusException(NOT_FOUND);
        }
        return Screen.of("portal/web/gathering").with("page", page(title, purpose, type)).with("title", title).with("purpose", purpose).with("found", found).madeFrom(SiteContents.sources());
    }

    @GetMapping("/overview")
    Screen overview() {
        DocumentLine newest = lists.newest(List.of(), Set.of(), "overview", null, 1).stream().findFirst().orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        String text = documents.published(newest.id()).map(shown -> shown.edition().body()).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        return Screen.of("portal/web/overview").with("page", page("概况", "历史、地理、区划、经济和社会", "概况信息")).with("document", newest).with("text", text)
                .with("streets", organs.asOf(now.today()).stream().filter(organ -> organ.kind() == OrganKind.STREET).toList())
                .with("forms", organs.first().map(organ -> organs.forms(organ.id())).orElse(List.of())).with("there", contents.today()).madeFrom(SiteContents.sources());
    }

    private static Page page(String title, String purpose, String type) {
        return Page.of(title).publicSite().entrance(Entrance.DISCLOSURE).crumb("政务公开", "/columns").description(purpose).column(title, purpose, title, type);
    }
}
