package org.gongkai.publication;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.face.Site;
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
        told.addAll(links(subject.document().id(), subject.edition().text().links()));
        told.addAll(alike(subject));
        return told;
    }

    private static Optional<Told> number(@Nullable String number) {
        return Optional.ofNullable(number).flatMap(DocumentNumber::parse).map(DocumentNumber::toString).filter(normal -> !normal.equals(number))
                .map(normal -> new Told("文号", "写成“" + number + "”，按《党政机关公文格式》应是“" + normal + "”", Mend.NUMBER, String.valueOf(number), null));
    }

    /** @param own the document itself @param links where its text leads, with the words that lead there */
    private List<Told> links(String own, Map<String, String> links) {
        Map<String, String> ids = new HashMap<>();
        links.keySet().stream().filter(address -> DocumentAddress.is(here(address))).forEach(address -> ids.put(address, DocumentAddress.id(address)));
        Set<String> open = lists.publicAmong(Set.copyOf(ids.values()));
        return links.entrySet().stream().flatMap(link -> {
            String id = ids.get(link.getKey());
            String host = id == null ? host(here(link.getKey())) : null;
            boolean isClosed = id != null && !id.equals(own) && !open.contains(id);
            boolean isUnknown = host != null && !hosts.isKnown(host);
            return !isClosed && !isUnknown ? Stream.empty() : Stream.of(new Told("链接“" + link.getValue() + "”", (isClosed ? "链到的文件不在本网站公开的文件里：撤回了，或者还没有公开" : "链到的不是党政机关的网站：" + host)
                    + "（" + link.getKey() + "）", Mend.UNLINK, link.getKey(), null));
        }).toList();
    }

    /** The path of an address of this site; any other as it is. */
    private String here(String address) {
        String home = site.home();
        return !home.isEmpty() && address.startsWith(home + "/") ? address.substring(home.length()) : address;
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

    /** Takes one piece of advice, as it is given now: what it tells of is written otherwise, and nothing else. */
    public Attempt<Edition> take(String editionId, int revision, Mend mend, String of, Staff staff) {
        Optional<ReviewChain.Subject> found = documents.edition(editionId, Scope.EVERYTHING);
        return found.flatMap(subject -> switch (mend) {
            case NUMBER -> number(subject.edition().entry().number()).filter(told -> told.of().equals(of)).map(told -> edit.number(editionId, revision, DocumentNumber.parse(of).orElseThrow().toString(), staff));
            case UNLINK -> unlink(subject, revision, of, staff);
        }).orElseGet(() -> Attempt.refused("这一条已经改过了，或者文字变了，请看现在的提示"));
    }

    private Optional<Attempt<Edition>> unlink(ReviewChain.Subject subject, int revision, String address, Staff staff) {
        Edition edition = subject.edition();
        String words = edition.text().links().get(address);
        if (words == null || links(subject.document().id(), Map.of(address, words)).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(edition.exactly().map(text -> edit.writeLines(edition.id(), revision, edition.entry(), text.unlinked(address).lines(), false, staff))
                .orElseGet(() -> Attempt.refused("这份正文是旧的写法，请在编辑器里去掉链接")));
    }
}
