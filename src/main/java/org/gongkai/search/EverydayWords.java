package org.gongkai.search;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.jspecify.annotations.Nullable;

/** What people say and what documents say for it, accepted by a person, with where the official word stands; and what people wrap a question in. */
record EverydayWords(String title, String description,
        @Meaning("提问时带上而文件里不会有的字词，较长的在前") List<String> wrapping,
        @Meaning("同一天采用的一批") List<Group> groups) {

    static final Kind<EverydayWords> FILE = Kind.of("百姓用词", "publication/everyday-words.yaml", EverydayWords.class, EverydayWords::look);

    /** Those that were accepted on one day. */
    record Group(
            @Meaning("采用的日子，自这一天起按此查找") LocalDate accepted,
            @Meaning("不再按此查找的第一天") @Nullable LocalDate until,
            List<Pair> pairs) {
    }

    /** @param both whether who types the official word is also given what says the everyday one */
    record Pair(
            @Meaning("人们怎么说") String said,
            @Meaning("文件怎么写") String written,
            @Meaning("公文用词的出处") String source,
            @Meaning("查公文用词时是否也找百姓用词，默认是") @Nullable Boolean both) {

        Stream<Synonym> wordings() {
            Synonym there = new Synonym(said, written, Synonym.Why.EVERYDAY);
            return Boolean.FALSE.equals(both) ? Stream.of(there) : Stream.of(there, new Synonym(written, said, Synonym.Why.EVERYDAY));
        }
    }

    List<Synonym> on(LocalDate day) {
        return groups.stream().filter(group -> !day.isBefore(group.accepted()) && (group.until() == null || day.isBefore(group.until())))
                .flatMap(group -> group.pairs().stream()).flatMap(Pair::wordings).toList();
    }

    private static void look(EverydayWords words, Names names) {
        for (int g = 0; g < words.groups().size(); g++) {
            for (int p = 0; p < words.groups().get(g).pairs().size(); p++) {
                Pair pair = words.groups().get(g).pairs().get(p);
                names.under("groups", g, "pairs", p).demand(pair.said().strip().length() > 1 && pair.written().strip().length() > 1
                        && !Folding.fold(pair.said()).equals(Folding.fold(pair.written())), "两个词要不同，各要两个字以上", "said");
            }
        }
    }
}
