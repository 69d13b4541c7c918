package org.gongkai.publication.body;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The text of a document as blocks, in one form only: neighbouring lists of a kind are one, what says nothing is not there. */
public record Body(List<Block> blocks) {

    public Body {
        List<Block> joined = new ArrayList<>();
        for (Block block : blocks) {
            if (!joined.isEmpty() && joined.getLast() instanceof Block.Listing last && block instanceof Block.Listing list && last.ordered() == list.ordered()) {
                joined.set(joined.size() - 1, last.with(list.items()));
            } else if (!block.isEmpty()) {
                joined.add(block);
            }
        }
        blocks = List.copyOf(joined);
    }

    /** Of a text that {@link #lines()} wrote or somebody typed. */
    public static Body ofLines(String lines) {
        return BodyLines.read(lines);
    }

    /** Of what {@link #json()} wrote. */
    public static Body ofJson(String json) {
        return BodyJson.read(json);
    }

    /** As lines that a person can read and type; {@link #ofLines} gives the same body of them. */
    public String lines() {
        return BodyLines.write(this);
    }

    /** As it is kept: canonical JSON (RFC 8785). */
    public String json() {
        return BodyJson.write(this);
    }

    /** @param document whose files it shows */
    public String html(String document) {
        return BodyHtml.of(this, digest -> "/documents/" + document + "/files/" + digest);
    }

    /** Where its words lead, in their order: each address once, with the words that lead there first. */
    public Map<String, String> links() {
        Map<String, String> links = new LinkedHashMap<>();
        blocks.forEach(block -> block.saying(words -> {
            for (int n = 0; n < words.size();) {
                String link = words.get(n).link();
                int to = n + 1;
                while (to < words.size() && Objects.equals(link, words.get(to).link())) {
                    to++;
                }
                if (link != null) {
                    links.putIfAbsent(link, Span.words(words.subList(n, to)));
                }
                n = to;
            }
            return words;
        }));
        return links;
    }

    /** The same where nothing leads to an address any more: the words stay. */
    public Body unlinked(String address) {
        return new Body(blocks.stream().map(block -> block.saying(words -> words.stream().map(span -> address.equals(span.link()) ? span.unlinked() : span).toList())).toList());
    }

    /** Digests of the files that it shows or names, in their order. */
    public List<String> files() {
        return blocks.stream().flatMap(block -> switch (block) {
            case Block.Picture picture -> Stream.of(picture.file());
            case Block.Enclosed enclosed -> Stream.of(enclosed.file());
            default -> Stream.<String>empty();
        }).distinct().toList();
    }

    public List<Block.Picture> pictures() {
        return blocks.stream().filter(Block.Picture.class::isInstance).map(Block.Picture.class::cast).toList();
    }
}
