package org.gongkai.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.gongkai.definition.DefinitionText.Origin;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every text under {@code regulations/}: those shipped with the program, and over them those of the installation's own folder. */
public final class DefinitionTree {

    private static final String ROOT = "regulations/";

    private final Map<String, DefinitionText> texts;
    private final Map<String, DefinitionText> covered;
    /** The tree over which {@code own} lies; null where this is all. */
    private final @Nullable DefinitionTree below;
    private final List<DefinitionText> own;
    private final Map<Kind<?>, Object> read = new ConcurrentHashMap<>();
    private volatile @Nullable Definitions checked;
    /** What is foreseen is accepted next, and put in force after that: the same tree three times. */
    private volatile @Nullable DefinitionTree lastOver;

    private DefinitionTree(Map<String, DefinitionText> texts, Map<String, DefinitionText> covered, @Nullable DefinitionTree below, List<DefinitionText> own) {
        this.texts = Map.copyOf(texts);
        this.covered = Map.copyOf(covered);
        this.below = below;
        this.own = own;
    }

    /** A tree of these texts alone. */
    public static DefinitionTree of(Collection<DefinitionText> texts) {
        Map<String, DefinitionText> byPath = new TreeMap<>();
        texts.forEach(text -> byPath.put(text.path(), text));
        return new DefinitionTree(byPath, Map.of(), null, List.of());
    }

    /** What this program brings. */
    public static DefinitionTree shipped() {
        return Shipped.TREE;
    }

    /** The same with these texts over or beside those of the same path. */
    public DefinitionTree over(Collection<DefinitionText> own) {
        List<DefinitionText> lain = List.copyOf(own);
        DefinitionTree last = lastOver;
        if (last != null && last.own.equals(lain)) {
            return last;
        }
        Map<String, DefinitionText> both = new TreeMap<>(texts);
        Map<String, DefinitionText> hidden = new TreeMap<>(covered);
        lain.forEach(text -> {
            DefinitionText there = both.put(text.path(), text);
            if (there != null) {
                hidden.put(text.path(), there);
            }
        });
        DefinitionTree over = new DefinitionTree(both, hidden, this, lain);
        lastOver = over;
        return over;
    }

    /** What was made of the files of a kind: a tree never changes, so that they are read once, and those of kinds of which nothing lies over another tree there. */
    @SuppressWarnings("unchecked")
    <R> R once(Kind<?> kind, Supplier<R> reading) {
        if (below != null && own.stream().noneMatch(text -> kind.reads(text.path()))) {
            return below.once(kind, reading);
        }
        Object known = read.get(kind);
        if (known == null) {
            known = reading.get();
            read.put(kind, known);
        }
        return (R) known;
    }

    /** What was made of them in the tree below; empty where there is none, or nobody asked it yet. */
    @SuppressWarnings("unchecked")
    <R> Optional<R> madeBelow(Kind<?> kind) {
        return Optional.ofNullable(below).map(tree -> (R) tree.read.get(kind));
    }

    /** All of it held against each other, once. */
    Definitions checked(Supplier<Definitions> checking) {
        Definitions known = checked;
        if (known == null) {
            known = checking.get();
            checked = known;
        }
        return known;
    }

    /** Every text that a kind of file reads, by path. */
    public List<DefinitionText> texts(Kind<?> kind) {
        return texts().stream().filter(text -> kind.reads(text.path())).toList();
    }

    /** Every text, by path. */
    public List<DefinitionText> texts() {
        return texts.values().stream().sorted(Comparator.comparing(DefinitionText::path)).toList();
    }

    /** The text that is read at a path. */
    public Optional<DefinitionText> text(String path) {
        return Optional.ofNullable(texts.get(path));
    }

    /** The text over which another of the same path lies. */
    public Optional<DefinitionText> covered(String path) {
        return Optional.ofNullable(covered.get(path));
    }

    private static final class Shipped {

        private static final DefinitionTree TREE = read();

        private static DefinitionTree read() {
            Map<String, DefinitionText> texts = new TreeMap<>();
            try {
                for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + ROOT + "**/*.yaml")) {
                    String address = file.getURL().toString();
                    String path = address.substring(address.lastIndexOf(ROOT) + ROOT.length());
                    texts.put(path, new DefinitionText(path, file.getContentAsString(StandardCharsets.UTF_8), Origin.SHIPPED));
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException("the shipped regulations cannot be read", unreadable);
            }
            return new DefinitionTree(texts, Map.of(), null, List.of());
        }
    }
}
