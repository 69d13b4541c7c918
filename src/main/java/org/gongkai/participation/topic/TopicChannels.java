package org.gongkai.participation.topic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.gongkai.definition.Regulations;
import org.gongkai.publication.DocumentKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** In which way a topic is answered by a document that stands here: {@code regulations/topics.yaml}. */
@Component
public class TopicChannels {

    public static final Kind<Declared> FILE = Kind.of("热点回应的方式", "topics.yaml", Declared.class, Declared::look).own(Own.AT_ONCE);

    /** The file, as people write it. */
    public record Declared(String title, String description, String legalBasis, @Meaning("哪些种类的文件算哪一种方式；没有写到的算在政府网站上回应") List<Answering> documents) {

        private void look(Names names) {
            for (int n = 0; n < documents.size(); n++) {
                names.needs(DocumentKind.SORT, documents.get(n).kind(), "documents", n, "kind");
            }
        }
    }

    /** @param kind of the document */
    public record Answering(@Meaning("文件的种类") String kind, @Meaning("BRIEFING 新闻发布会，ARTICLE 政策解读稿件，NEWMEDIA 微博微信，SITE 政府网站") Channel channel) {
    }

    private final Supplier<Map<String, Channel>> declared;

    TopicChannels(Regulations regulations) {
        this.declared = regulations.made(tree -> {
            Map<String, Channel> channels = new HashMap<>();
            Definitions.one(tree, FILE).value().documents().forEach(one -> channels.put(one.kind(), one.channel()));
            return channels;
        });
    }

    /** @param kind of a document; null while it is undecided */
    Channel of(@Nullable String kind) {
        return declared.get().getOrDefault(String.valueOf(kind), Channel.SITE);
    }
}
