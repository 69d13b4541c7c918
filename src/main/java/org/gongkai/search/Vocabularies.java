package org.gongkai.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The words that rooms and files know to mean others, made into one look-up whenever one of them says that there are other words, and with the day. */
@Component
class Vocabularies {

    static final Kind<RegionalWords> REGIONAL = Kind.of("港台用语", "publication/regional-words.yaml", RegionalWords.class);

    /** Longer words before those they contain. */
    record RegionalWords(String title, String description, LinkedHashMap<String, String> words) {

        List<Synonym> wordings() {
            return words.entrySet().stream().map(word -> new Synonym(word.getKey(), word.getValue(), Synonym.Why.REGIONAL)).toList();
        }
    }

    private record Made(String revision, LocalDate day, Understanding understanding) {
    }

    private final Supplier<List<Vocabulary>> looked;
    private final Rooms rooms;
    private final Supplier<LocalDate> today;
    private final EverydayWords everyday;
    private final RegionalWords regional;
    private volatile @Nullable Made made;

    @Autowired
    Vocabularies(ObjectProvider<Vocabulary> vocabularies, Rooms rooms, Now now, DefinitionTree tree) {
        this(() -> vocabularies.orderedStream().toList(), rooms, now::today, tree);
    }

    Vocabularies(Supplier<List<Vocabulary>> looked, Rooms rooms, Supplier<LocalDate> today, DefinitionTree tree) {
        this.looked = looked;
        this.rooms = rooms;
        this.today = today;
        this.everyday = Definitions.one(tree, EverydayWords.FILE).value();
        this.regional = Definitions.one(tree, REGIONAL).value();
    }

    Understanding understanding() {
        List<Vocabulary> all = looked.get();
        String revision = all.stream().map(Vocabulary::revision).collect(Collectors.joining("\n"));
        LocalDate day = today.get();
        Made last = made;
        if (last == null || !last.revision.equals(revision) || !last.day.equals(day)) {
            List<Synonym> wordings = new ArrayList<>();
            all.forEach(vocabulary -> wordings.addAll(vocabulary.wordings(day)));
            wordings.addAll(everyday.on(day));
            wordings.addAll(regional.wordings());
            last = new Made(revision, day, new Understanding(new Synonyms(wordings), everyday.wrapping(), text -> rooms.number(room -> room.number(text))));
            made = last;
        }
        return last.understanding;
    }
}
