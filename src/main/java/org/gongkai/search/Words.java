package org.gongkai.search;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;

/** The words of a question, cut at blanks; a number is one word in its normal form. */
record Words(List<String> each) {

    private static final int MOST = 8;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u3000]+");
    /** What people wrap a question in and nothing contains. */
    private static final Pattern WRAPPING = Pattern.compile(
            "请问|怎么样|怎么办|怎么|怎样|如何|为什么|什么时候|什么|哪里|哪些|哪个|多少|多久|在哪|是否|可以|能不能|我想|我要|吗|呢|呀|[？?！!。，,、；;：:“”\"《》]");

    static final Kind<DeclaredWords> FILE = Kind.of("港台用语", "publication/regional-words.yaml", DeclaredWords.class);

    private static final Map<String, String> REGIONAL = regional();

    /** @param number reads a text that is a number and nothing else */
    static Words of(String typed, Function<String, Optional<String>> number) {
        return number.apply(Folding.fold(typed)).map(whole -> new Words(List.of(whole)))
                .orElseGet(() -> new Words(BLANKS.splitAsStream(typed).filter(Words::isSearchable).limit(MOST).toList()));
    }

    /** The words without what a question is wrapped in: 高龄津贴怎么申请 becomes 高龄津贴 and 申请. */
    Words unwrapped() {
        return new Words(each.stream().flatMap(WRAPPING::splitAsStream).filter(Words::isSearchable).limit(MOST).toList());
    }

    boolean areNone() {
        return each.isEmpty();
    }

    /** The ways a word may stand in a text: as typed, and in mainland wording where it is Taiwan's (資訊公開, 信息公开), in either script. */
    static Set<String> wordings(String word) {
        Set<String> wordings = new LinkedHashSet<>();
        wordings.add(word);
        String mainland = Folding.fold(word);
        for (Map.Entry<String, String> regional : REGIONAL.entrySet()) {
            mainland = mainland.replace(regional.getKey(), regional.getValue());
        }
        if (!mainland.equals(Folding.fold(word))) {
            wordings.add(mainland);
        }
        return wordings;
    }

    private static Map<String, String> regional() {
        return Definitions.one(DefinitionTree.shipped(), FILE).value().words();
    }

    /** Longer words before those they contain. */
    record DeclaredWords(String title, String description, LinkedHashMap<String, String> words) {
    }

    private static boolean isSearchable(String word) {
        return word.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
