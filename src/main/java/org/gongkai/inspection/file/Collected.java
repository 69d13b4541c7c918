package org.gongkai.inspection.file;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.reading.Refusal;

/** What is gathered from a file, and how much of it may be. */
final class Collected {

    private static final int MOST_CHARACTERS = 6_000_000;
    private static final int MOST_PLACES = 400_000;
    private static final int MOST_UNSEEN = 60;
    private static final int DEEPEST = 3;

    private final List<Place> places = new ArrayList<>();
    private final List<Unseen> unseen = new ArrayList<>();
    private int characters;
    private int depth;
    private String within = "";

    void words(String section, String at, String words, boolean hidden) throws Refusal {
        String plain = words.strip();
        if (plain.isEmpty()) {
            return;
        }
        characters += plain.length();
        if (characters > MOST_CHARACTERS || places.size() >= MOST_PLACES) {
            throw new Refusal("文件里的文字超过 " + MOST_CHARACTERS / 10_000 + " 万字，查不完，没有收下。请拆成几个文件。");
        }
        places.add(new Place(within + section, at, plain, hidden));
    }

    void unseen(String rule, String place, String words) {
        if (unseen.stream().filter(each -> each.rule().equals(rule)).count() < MOST_UNSEEN) {
            unseen.add(new Unseen(rule, within + place, words.length() > 80 ? words.substring(0, 80) + "…" : words));
        }
    }

    /** What stands in a file inside the file. */
    void inside(String name, byte[] content) throws Refusal {
        if (depth >= DEEPEST) {
            throw new Refusal("文件里套着文件，套了 " + (DEEPEST + 1) + " 层，没有收下。请拆开上传。");
        }
        String outer = within;
        within = outer + "“" + name + "”";
        depth++;
        try {
            AnyFile.look(content, name, this);
        } finally {
            depth--;
            within = outer;
        }
    }

    List<Place> places() {
        return places;
    }

    List<Unseen> unseen() {
        return unseen;
    }
}
