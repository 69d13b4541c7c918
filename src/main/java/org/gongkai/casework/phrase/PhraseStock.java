package org.gongkai.casework.phrase;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The phrases that come with the program, from {@code regulations/phrases.yaml}: a start, which each organ makes its own. */
@Component
class PhraseStock {

    static final Kind<Declared> FILE = Kind.of("常用语", "phrases.yaml", Declared.class, (declared, names) -> {
        Set<String> seen = new HashSet<>();
        for (int n = 0; n < declared.phrases().size(); n++) {
            Entry entry = declared.phrases().get(n);
            names.under("phrases", n).demand(seen.add(entry.id()), "id 写了两次：" + entry.id(), "id");
            names.under("phrases", n).demand(!entry.actions().isEmpty(), "写明用在哪些动作", "actions");
            names.under("phrases", n).demand(!entry.words().isBlank() && entry.words().length() <= Phrases.LONGEST, "内容 1 到 " + Phrases.LONGEST + " 字", "words");
        }
    });
    /** Who approved what came with the program. */
    private static final String PROGRAM = "program";
    private static final String BEFORE = "stock.";

    private final Declared declared;

    PhraseStock(DefinitionTree regulations) {
        declared = Definitions.one(regulations, FILE).value();
    }

    record Declared(String title, String description, String legalBasis, List<Entry> phrases) {
    }

    record Entry(@Meaning("小写字母、数字、连字号") String id, @Meaning("用在哪些动作") List<String> actions, @Meaning("用在哪种答复；不写的不限") @Nullable String ground, String title, String words,
            @Meaning("获取的方式、途径，选了这种答复时一起填上；{organ}、{address}、{hours} 换成机关的名称、地址、办公时间，机关没有登记的，不填") @Nullable String place) {
    }

    /** The kind of file that this package reads. */
    static class Kinds implements DefinitionKinds {

        @Override
        public List<Kind<?>> kinds() {
            return List.of(FILE);
        }
    }

    static boolean isStock(String id) {
        return id.startsWith(BEFORE);
    }

    /** All of them, as phrases of an organ; one for several actions is several. */
    List<Phrase> of(String organ) {
        List<Phrase> phrases = new ArrayList<>();
        for (Entry entry : declared.phrases()) {
            for (String action : entry.actions()) {
                phrases.add(new Phrase(BEFORE + entry.id() + "." + action, organ, "", action, entry.ground(), entry.title(), entry.words(), entry.place(), true, PROGRAM, LocalDate.EPOCH, null, null));
            }
        }
        return phrases;
    }
}
