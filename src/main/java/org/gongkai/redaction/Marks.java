package org.gongkai.redaction;

import java.util.ArrayList;
import java.util.List;

/** The marks of one file, sorted, with the count of what each word hit. */
final class Marks {

    private final List<Mark.Box> boxes = new ArrayList<>();
    private final List<Mark.Words> words = new ArrayList<>();
    private final List<Alike> wanted = new ArrayList<>();
    private final boolean[] found;
    private int taken;

    Marks(List<Mark> marks) throws Unredactable {
        if (marks.isEmpty()) {
            throw new Unredactable("还没有标出要遮盖的内容。请先画方框或者填写文字。");
        }
        if (marks.size() > Bounds.MOST_MARKS) {
            throw new Unredactable("标记超过 " + Bounds.MOST_MARKS + " 处，请拆成几个文件再遮盖。");
        }
        for (Mark mark : marks) {
            if (mark.ground().isBlank()) {
                throw new Unredactable("每一处遮盖都要有依据。请为每个标记选定理由。");
            }
            switch (mark) {
                case Mark.Box box when box.isOnThePage() -> boxes.add(box);
                case Mark.Box box -> throw new Unredactable("第 " + box.page() + " 页的方框超出了页面，请重画。");
                case Mark.Words span -> add(span);
            }
        }
        this.found = new boolean[words.size()];
    }

    private Marks() {
        this.found = new boolean[0];
    }

    static Marks of(List<Mark> marks) throws Unredactable {
        return marks.isEmpty() ? none() : new Marks(marks);
    }

    /** To look at a file before anything is marked, and where nothing is to be. */
    static Marks none() {
        return new Marks();
    }

    private void add(Mark.Words span) throws Unredactable {
        Alike alike = Alike.of(span.text());
        if (alike.isEmpty()) {
            throw new Unredactable("要遮盖的文字是空白，请填写。");
        }
        words.add(span);
        wanted.add(alike);
    }

    List<Alike> words() {
        return wanted;
    }

    List<Mark.Box> boxes() {
        return boxes;
    }

    List<Mark.Box> boxesOn(int page) {
        return boxes.stream().filter(box -> box.page() == page).toList();
    }

    /** Where words stand in a text; remembers which were found. */
    List<Alike.Range> in(String text) {
        if (words.isEmpty() || text.isEmpty()) {
            return List.of();
        }
        Alike alike = Alike.of(text);
        for (int i = 0; i < found.length; i++) {
            found[i] |= alike.tells(wanted.get(i));
        }
        return alike.places(wanted);
    }

    boolean touches(String text) {
        return !in(text).isEmpty();
    }

    /** Whether markup (attributes, names, codes) holds words that are no figure standing there by chance. */
    boolean touchMarkup(String value) {
        List<Alike> telling = wanted.stream().filter(Alike::isTelling).toList();
        return !telling.isEmpty() && !value.isEmpty() && telling.stream().anyMatch(Alike.of(value)::contains);
    }

    void took(int places) {
        taken += places;
    }

    int taken() {
        return taken;
    }

    /** Words that are nowhere in the file were mistyped, or stand in a picture: whoever marked them would believe them gone. */
    void requireAllFound(String otherwise) throws Unredactable {
        for (int i = 0; i < found.length; i++) {
            if (!found[i]) {
                throw new Unredactable("文件里没有找到“" + words.get(i).text() + "”。" + otherwise);
            }
        }
    }

    void requireBoxesWithin(int pages, String unit) throws Unredactable {
        for (Mark.Box box : boxes) {
            if (box.page() > pages) {
                throw new Unredactable("方框画在第 " + box.page() + " " + unit + "，而文件只有 " + pages + " " + unit + "。");
            }
        }
    }
}
