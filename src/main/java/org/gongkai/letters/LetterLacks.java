package org.gongkai.letters;

import java.util.Set;

/** A wording with a blank for which the step that issues it has no word: files that fit each other have none, earlier ones may. */
public final class LetterLacks extends IllegalArgumentException {

    LetterLacks(String title, Set<String> words) {
        super("《" + title + "》的格式里写了" + String.join("、", words.stream().map(word -> "“{" + word + "}”").toList()) + "，这一步没有可填的，发不出去。请运维改正这份文书的格式（letters）");
    }
}
