package org.gongkai.publication;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.search.Part;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The words of a document and of its files in one text, and where in the files they stand.
 *
 * @param parts pages, sheets and headings of the files, by where they begin in the text
 */
record AttachedWords(String text, List<Part> parts) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PDF = "application/pdf";

    /** @param seen what was seen in a file before its places were kept beside its words */
    private record File(String id, String name, @Nullable String mediaType, @Nullable String words, @Nullable String places, @Nullable String seen) {

        private List<FileParts.Part> parts() {
            if (places != null) {
                return FileParts.read(places);
            }
            FileLook look = seen == null ? null : JSON.readValue(seen, FileLook.class);
            // of a look by other rules, or under another name, the words may be others
            return look == null || !look.words().equals(words) ? List.of() : FileParts.of(look.passages());
        }

        /** A browser opens a PDF at a page itself; what it cannot open is read in the preview. */
        private String address(String document, FileParts.Part part) {
            return PDF.equals(mediaType) && part.page() != null ? "/documents/" + document + "/files/" + id + "#page=" + part.page() : FilePreview.address(document, id, part.number());
        }
    }

    static AttachedWords of(String document, String body, @Nullable String files) {
        StringBuilder text = new StringBuilder(body);
        List<Part> parts = new ArrayList<>();
        for (File file : files == null ? new File[0] : JSON.readValue(files, File[].class)) {
            text.append('\n');
            String name = file.name().replaceAll("\\s+", " ");
            parts.add(new Part(text.length(), "附件“" + name + "”", FilePreview.address(document, file.id(), 1)));
            text.append(file.name()).append('\n');
            int begins = text.length();
            text.append(file.words() == null ? "" : file.words());
            for (FileParts.Part part : file.parts()) {
                parts.add(new Part(begins + part.from(), "附件“" + name + "”" + (part.title().equals(FileParts.BEGINNING) ? "" : part.title()), file.address(document, part)));
            }
        }
        return new AttachedWords(text.toString(), parts);
    }
}
