package org.gongkai.publication.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** A part of a body that stands by itself. */
public sealed interface Block {

    /** How a paragraph is set (GB/T 9704-2012): with its first line indented, from the margin, in the middle, at the right. */
    enum Setting {
        INDENTED, FLUSH, CENTRED, RIGHT
    }

    /** @param level 2 to 4; the title of the document is 1 */
    record Heading(int level, List<Span> words) implements Block {

        public Heading {
            level = Math.clamp(level, 2, 4);
            words = Span.line(words);
        }
    }

    record Paragraph(Setting setting, List<Span> words) implements Block {

        public Paragraph {
            words = Span.line(words);
        }
    }

    record Listing(boolean ordered, List<Item> items) implements Block {

        /** Deepest list within a list, counted from 0. */
        static final int DEEPEST = 4;

        public Listing {
            items = items.stream().filter(item -> !item.words().isEmpty() || !item.below().isEmpty()).toList();
        }

        Listing with(List<Item> more) {
            List<Item> all = new ArrayList<>(items);
            all.addAll(more);
            return new Listing(ordered, all);
        }
    }

    /** @param below lists of its own */
    record Item(List<Span> words, List<Listing> below) {

        public Item {
            words = Span.line(words);
            below = joined(below);
        }

        private static List<Listing> joined(List<Listing> lists) {
            List<Listing> joined = new ArrayList<>();
            for (Listing list : lists) {
                Listing last = joined.isEmpty() ? null : joined.getLast();
                if (last != null && last.ordered() == list.ordered()) {
                    joined.set(joined.size() - 1, last.with(list.items()));
                } else if (!list.items().isEmpty()) {
                    joined.add(list);
                }
            }
            return List.copyOf(joined);
        }
    }

    /** @param caption empty where it has none */
    record Table(String caption, List<List<Cell>> rows) implements Block {

        public Table {
            caption = Span.plain(caption);
            rows = TableShape.regular(rows);
        }
    }

    /**
     * @param across columns that it covers
     * @param down   rows that it covers
     */
    record Cell(boolean header, int across, int down, List<Paragraph> lines) {

        static final int MOST = 99;

        public Cell {
            across = Math.clamp(across, 1, MOST);
            down = Math.clamp(down, 1, MOST);
            lines = said(lines);
        }
    }

    /**
     * @param file    SHA-256 of its bytes
     * @param alt     what it shows, for those who do not see it
     * @param caption empty where it has none
     */
    record Picture(String file, String alt, String caption) implements Block {

        public Picture {
            requireDigest(file);
            alt = Span.plain(alt);
            caption = Span.plain(caption);
        }
    }

    /** A file of the document, named where the text speaks of it. */
    record Enclosed(String file, String name) implements Block {

        public Enclosed {
            requireDigest(file);
            name = Span.plain(name);
        }
    }

    /** @param source what is quoted and where in it, as 《政府信息公开条例》第二十条; empty where nobody said */
    record Quotation(String source, List<Paragraph> lines) implements Block {

        public Quotation {
            source = Span.plain(source);
            lines = said(lines);
        }
    }

    /** @param warning whether it warns, else it tells */
    record Callout(boolean warning, List<Paragraph> lines) implements Block {

        public Callout {
            lines = said(lines);
        }
    }

    /** Whether nobody would miss it. */
    default boolean isEmpty() {
        return switch (this) {
            case Heading(int level, List<Span> words) -> words.isEmpty();
            case Paragraph(Setting setting, List<Span> words) -> words.isEmpty();
            case Listing(boolean ordered, List<Item> items) -> items.isEmpty();
            case Table(String caption, List<List<Cell>> rows) -> rows.isEmpty();
            case Quotation(String source, List<Paragraph> lines) -> lines.isEmpty() && source.isEmpty();
            case Callout(boolean warning, List<Paragraph> lines) -> lines.isEmpty();
            case Picture picture -> false;
            case Enclosed enclosed -> false;
        };
    }

    /** The same with every line of its words written otherwise. */
    default Block saying(UnaryOperator<List<Span>> otherwise) {
        return switch (this) {
            case Heading(int level, List<Span> words) -> new Heading(level, otherwise.apply(words));
            case Paragraph(Setting setting, List<Span> words) -> new Paragraph(setting, otherwise.apply(words));
            case Listing list -> saying(list, otherwise);
            case Table(String caption, List<List<Cell>> rows) -> new Table(caption, rows.stream().map(row -> row.stream()
                    .map(cell -> new Cell(cell.header(), cell.across(), cell.down(), saying(cell.lines(), otherwise))).toList()).toList());
            case Quotation(String source, List<Paragraph> lines) -> new Quotation(source, saying(lines, otherwise));
            case Callout(boolean warning, List<Paragraph> lines) -> new Callout(warning, saying(lines, otherwise));
            case Picture picture -> picture;
            case Enclosed enclosed -> enclosed;
        };
    }

    private static Listing saying(Listing list, UnaryOperator<List<Span>> otherwise) {
        return new Listing(list.ordered(), list.items().stream().map(item -> new Item(otherwise.apply(item.words()), item.below().stream().map(below -> saying(below, otherwise)).toList())).toList());
    }

    private static List<Paragraph> saying(List<Paragraph> lines, UnaryOperator<List<Span>> otherwise) {
        return lines.stream().map(line -> new Paragraph(line.setting(), otherwise.apply(line.words()))).toList();
    }

    private static List<Paragraph> said(List<Paragraph> lines) {
        return lines.stream().filter(line -> !line.words().isEmpty()).toList();
    }

    private static void requireDigest(String file) {
        if (!Objects.requireNonNull(file).matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256: " + file);
        }
    }
}
