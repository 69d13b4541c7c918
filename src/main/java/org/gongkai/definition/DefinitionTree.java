package org.gongkai.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.gongkai.definition.DefinitionText.Origin;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every text under {@code regulations/}: those shipped with the program, and over them those of the installation's own folder. */
public final class DefinitionTree {

    private static final String ROOT = "regulations/";

    private final Map<String, DefinitionText> texts;

    private DefinitionTree(Map<String, DefinitionText> texts) {
        this.texts = Map.copyOf(texts);
    }

    /** A tree of these texts alone. */
    public static DefinitionTree of(Collection<DefinitionText> texts) {
        Map<String, DefinitionText> byPath = new TreeMap<>();
        texts.forEach(text -> byPath.put(text.path(), text));
        return new DefinitionTree(byPath);
    }

    /** What this program brings. */
    public static DefinitionTree shipped() {
        return Shipped.TREE;
    }

    /** The same with the files of a folder in place of or beside the shipped ones; a folder that is not there adds nothing. */
    public DefinitionTree over(Path folder) {
        return over(textsIn(folder));
    }

    /** The same with these texts in place of or beside those of the same path. */
    public DefinitionTree over(Collection<DefinitionText> own) {
        Map<String, DefinitionText> both = new TreeMap<>(texts);
        own.forEach(text -> both.put(text.path(), text));
        return new DefinitionTree(both);
    }

    /** The files of an installation's own folder, by path; links that lead out of it are not followed. */
    public static List<DefinitionText> textsIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(file -> file.getFileName().toString().endsWith(".yaml")).sorted()
                    .map(file -> read(folder, file)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(folder + " cannot be read", unreadable);
        }
    }

    private static DefinitionText read(Path folder, Path file) {
        try {
            return new DefinitionText(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file), Origin.OWN);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read as UTF-8", unreadable);
        }
    }

    /** Every text that a kind of file reads, by path. */
    List<DefinitionText> texts(Kind<?> kind) {
        return texts().stream().filter(text -> kind.reads(text.path())).toList();
    }

    /** Every text, by path. */
    public List<DefinitionText> texts() {
        return texts.values().stream().sorted(Comparator.comparing(DefinitionText::path)).toList();
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
            return new DefinitionTree(texts);
        }
    }
}
