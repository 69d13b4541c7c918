package org.gongkai.inspection;

import java.nio.file.Path;
import java.util.List;

import org.gongkai.publication.Concern;
import org.gongkai.publication.FileLook;
import org.gongkai.reading.Opened;
import org.gongkai.registers.FileGate;
import org.springframework.stereotype.Component;

/** A file that comes with a record passes the gate that files of documents pass; nobody reviews it after that, so what people would have to look at stops it. */
@Component
class FilesOfEntriesChecked implements FileGate {

    private final OwnTexts own;

    FilesOfEntriesChecked(OwnTexts own) {
        this.own = own;
    }

    @Override
    public Looked look(Path file, String name) {
        return switch (own.file(file, name)) {
            case Opened.Refused<FileLook>(String reason, boolean busy) -> new Looked.Stopped(List.of("没有收下：" + reason));
            case Opened.Done<FileLook>(FileLook look, byte[] none) -> {
                List<String> stopping = look.concerns().stream().filter(concern -> concern.stops() || concern.asks()).map(FilesOfEntriesChecked::sentence).distinct().toList();
                yield stopping.isEmpty() ? new Looked.Passed(look.mediaType()) : new Looked.Stopped(stopping);
            }
        };
    }

    private static String sentence(Concern concern) {
        return "没有收下：" + concern.place() + "，" + concern.message();
    }
}
