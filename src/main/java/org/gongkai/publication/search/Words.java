package org.gongkai.publication.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.github.houbb.opencc4j.util.ZhTwConverterUtil;

/** The words of a question: cut at blanks, each with its mainland wording where it was typed in Taiwan's (資訊公開, 信息公开). */
record Words(List<String> each) {

    private static final int MOST = 8;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u3000]+");

    static Words of(String typed) {
        return new Words(BLANKS.splitAsStream(typed).filter(Words::isSearchable).limit(MOST).toList());
    }

    /** The ways a word may stand in a document. */
    static Set<String> wordings(String word) {
        Set<String> wordings = new LinkedHashSet<>();
        wordings.add(word);
        if (!Folding.fold(word).equals(word)) {
            wordings.add(ZhTwConverterUtil.toSimple(word));
        }
        return wordings;
    }

    private static boolean isSearchable(String word) {
        return word.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
