package org.gongkai.publication;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.face.Site;
import org.gongkai.publication.body.Body;
import org.gongkai.publication.body.Difference;
import org.gongkai.publication.body.ReadHtml;
import org.gongkai.publication.text.CleanHtml;
import org.gongkai.search.Search;
import org.gongkai.search.SearchIndex;
import org.gongkai.search.SharedSentences;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is worth a look before a draft becomes public: where its links lead, what is public already and says the same, how its number is written. It informs; nothing is changed by itself. */
@Component
public class BeforePublication {

    private static final int LIKE = 5;
    private static final double ALIKE = 0.8;
    private static final Pattern LINK = Pattern.compile("\\[链接 ([!-Z^-~]+)](.*?)\\[/链接]");
    private static final Pattern OWN = Pattern.compile("^/documents/([0-9a-zA-Z-]+)(?:[/?#].*)?$");

    /** What can be done about it with one click. */
    public enum Mend {
        UNLINK, NUMBER
    }

    /**
     * @param place where, in words a person can follow
     * @param words what and why
     * @param mend  null where only a person can
     * @param of    what the click changes: an address, or a number as it stands
     * @param look  where to look; null where nowhere
     */
    public record Told(String place, String words, @Nullable Mend mend, String of, @Nullable String look) {
    }

    private final Documents documents;
    private final DocumentLists lists;
    private final EditDraft edit;
    private final LinkHosts hosts;
    private final SearchIndex index;
    private final Site site;

    BeforePublication(Documents documents, DocumentLists lists, EditDraft edit, LinkHosts hosts, SearchIndex index, Site site) {
        this.documents = documents;
        this.lists = lists;
        this.edit = edit;
        this.hosts = hosts;
        this.index = index;
        this.site = site;
    }

    public List<Told> of(ReviewChain.Subject subject) {
        List<Told> told = new ArrayList<>();
        number(subject.edition().entry().number()).ifPresent(told::add);
        links(subject).forEach((address, words) -> link(subject, address, words).ifPresent(told::add));
        told.addAll(alike(subject));
        return told;
    }

    private static Optional<Told> number(@Nullable String number) {
        return Optional.ofNullable(number).flatMap(DocumentNumber::parse).map(DocumentNumber::toString).filter(normal -> !normal.equals(number))
                .map(normal -> new Told("文号", "写成“" + number + "”，按《党政机关公文格式》应是“" + normal + "”", Mend.NUMBER, String.valueOf(number), null));
    }

    /** Where the text leads, each address once with the words it stands under. */
    private static Map<String, String> links(ReviewChain.Subject subject) {
        Map<String, String> links = new LinkedHashMap<>();
        Matcher link = LINK.matcher(body(subject.edition()).lines());
        while (link.find()) {
            links.putIfAbsent(link.group(1), link.group(2));
        }
        return links;
    }

    private static Body body(Edition edition) {
        return edition.blocks() == null ? ReadHtml.of(edition.body()) : Body.ofJson(edition.blocks());
    }

    private Optional<Told> link(ReviewChain.Subject subject, String address, String words) {
        String place = "链接“" + words + "”";
        String home = site.home();
        String own = !home.isEmpty() && address.startsWith(home + "/") ? address.substring(home.length()) : address;
        Matcher document = OWN.matcher(own);
        if (document.matches()) {
            String id = document.group(1);
            return id.equals(subject.document().id()) || !lists.publicAmong(List.of(id)).isEmpty() ? Optional.empty()
                    : Optional.of(new Told(place, "链到的文件不在本网站公开的文件里：撤回了，或者还没有公开（" + address + "）", Mend.UNLINK, address, null));
        }
        String host = host(own);
        return host == null || hosts.isKnown(host) ? Optional.empty()
                : Optional.of(new Told(place, "链到的不是党政机关的网站：" + host + "（" + address + "）", Mend.UNLINK, address, null));
    }

    /** Null of what leads nowhere else: an address of this site, or none. */
    private static @Nullable String host(String address) {
        try {
            return address.startsWith("http://") || address.startsWith("https://") ? URI.create(address).getHost() : null;
        } catch (IllegalArgumentException unreadable) {
            return address;
        }
    }

    /** What is public under another address and says almost the same. */
    private List<Told> alike(ReviewChain.Subject subject) {
        String text = CleanHtml.text(subject.edition().body());
        List<Told> told = new ArrayList<>();
        index.find(Search.of(subject.edition().entry().title()).in(PublicFindables.KIND).sized(LIKE)).hits().stream().filter(hit -> !hit.id().equals(subject.document().id()))
                .forEach(hit -> documents.published(hit.id()).filter(found -> found.document().isPublic()).ifPresent(found -> {
                    double shared = SharedSentences.of(text, CleanHtml.text(found.edition().body()));
                    if (shared >= ALIKE) {
                        told.add(new Told("正文", "与已经公开的《" + found.edition().entry().title() + "》有百分之 " + Math.round(100 * shared) + " 的句子相同；是同一份的，起草它的新版本", null, "", "/documents/" + hit.id()));
                    }
                }));
        return told;
    }

    /** Takes one piece of advice, as it is given now. */
    public Attempt<Edition> take(String editionId, int revision, Mend mend, String of, Staff staff) {
        Optional<ReviewChain.Subject> found = documents.edition(editionId, Scope.EVERYTHING);
        Optional<Told> told = found.flatMap(subject -> of(subject).stream().filter(one -> one.mend() == mend && one.of().equals(of)).findFirst());
        if (found.isEmpty() || told.isEmpty()) {
            return Attempt.refused("这一条已经改过了，或者文字变了，请看现在的提示");
        }
        Edition edition = found.get().edition();
        if (mend == Mend.NUMBER) {
            return edit.mend(editionId, revision, of, DocumentNumber.parse(of).orElseThrow().toString(), staff);
        }
        Body body = body(edition);
        if (edition.blocks() == null && !Difference.between(edition.body(), body.html(edition.documentId())).isNone()) {
            return Attempt.refused("这份正文是旧的写法，请在编辑器里去掉链接");
        }
        return edit.writeLines(editionId, revision, edition.entry(), body.lines().replaceAll("\\[链接 " + Pattern.quote(of) + "](.*?)\\[/链接]", "$1"), false, staff);
    }
}
