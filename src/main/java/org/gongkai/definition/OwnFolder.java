package org.gongkai.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.gongkai.definition.DefinitionText.Origin;

/**
 * What lies in an installation's own folder of declarations. Links are not followed; what begins with a dot or ends with {@code ~} is an editor's.
 *
 * @param there  whether there is such a folder at all; an empty one says that nothing of its own shall hold, none says nothing
 * @param texts  by path
 * @param faults files that cannot be read
 */
public record OwnFolder(boolean there, List<DefinitionText> texts, List<Fault> faults) {

    private static final long LARGEST = 1 << 20;
    private static final int MOST = 1000;
    private static final int TIMES = 3;

    public static OwnFolder read(Path folder) {
        return read(folder, TIMES);
    }

    private static OwnFolder read(Path folder, int again) {
        if (!Files.isDirectory(folder)) {
            return new OwnFolder(false, List.of(), List.of());
        }
        List<DefinitionText> texts = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> files = walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).filter(file -> !isEditors(folder.relativize(file))).sorted()
                    .limit(MOST + 1).toList();
            if (files.size() > MOST) {
                faults.add(new Fault(new Place(Origin.OWN, files.getLast().getFileName().toString(), 1), "文件多于 " + MOST + " 个，没有读", null));
            } else {
                files.forEach(file -> read(folder, file, texts, faults));
            }
        } catch (UncheckedIOException changing) {
            // Somebody is at work in it: what is gone now was there when the walk began.
            return again > 0 ? read(folder, again - 1) : new OwnFolder(true, List.of(), List.of(unreadable(folder, changing.getCause())));
        } catch (IOException unreadable) {
            faults.add(unreadable(folder, unreadable));
        }
        return new OwnFolder(true, List.copyOf(texts), List.copyOf(faults));
    }

    private static Fault unreadable(Path folder, IOException why) {
        return new Fault(new Place(Origin.OWN, folder.getFileName().toString(), 1), "文件夹读不了：" + why.getClass().getSimpleName(), "请核对权限");
    }

    private static void read(Path folder, Path file, List<DefinitionText> texts, List<Fault> faults) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        Place place = new Place(Origin.OWN, path, 1);
        if (!path.endsWith(".yaml")) {
            faults.add(new Fault(place, "规则定义的文件名以 .yaml 结尾", "请改名，或者移出这个文件夹"));
            return;
        }
        try {
            if (Files.size(file) > LARGEST) {
                faults.add(new Fault(place, "文件大于 1 MB，没有读", null));
                return;
            }
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
            texts.add(new DefinitionText(path, text.startsWith("\uFEFF") ? text.substring(1) : text, Origin.OWN));
        } catch (CharacterCodingException foreign) {
            faults.add(new Fault(place, "不是 UTF-8 编码的文字", "请另存为 UTF-8"));
        } catch (IOException unreadable) {
            faults.add(new Fault(place, "文件读不了：" + unreadable.getClass().getSimpleName(), "请核对权限"));
        }
    }

    private static boolean isEditors(Path path) {
        for (Path part : path) {
            if (part.toString().startsWith(".") || part.toString().endsWith("~")) {
                return true;
            }
        }
        return false;
    }
}
