package org.gongkai.search;

import java.util.List;

/** Whether a title names the matter though it does not say it in these words: 劳动争议调解仲裁法 for 劳动仲裁. */
final class Nearness {

    private static final double MOST = 0.5;

    private Nearness() {
    }

    /** Every word in one of its wordings: all its characters, and at least half of its pairs. */
    static boolean says(String title, Understood asked) {
        String folded = Folding.fold(title);
        return asked.words().stream().allMatch(word -> word.wordings().stream().anyMatch(wording -> says(folded, wording))
                || !word.parts().isEmpty() && word.parts().stream().allMatch(part -> part.stream().anyMatch(way -> says(folded, way))));
    }

    private static boolean says(String title, String wording) {
        if (title.contains(wording)) {
            return true;
        }
        List<Integer> letters = wording.chars().filter(Character::isLetterOrDigit).boxed().toList();
        if (letters.stream().anyMatch(letter -> title.indexOf(letter) < 0)) {
            return false;
        }
        int pairs = 0;
        for (int i = 0; i + 1 < wording.length(); i++) {
            pairs += title.contains(wording.substring(i, i + 2)) ? 1 : 0;
        }
        return pairs >= MOST * (wording.length() - 1);
    }
}
