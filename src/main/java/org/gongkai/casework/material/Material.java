package org.gongkai.casework.material;

import org.gongkai.procedure.NamedFile;
import org.gongkai.redaction.FileKind;

/**
 * A file that came with a matter; what it holds stays sealed.
 *
 * @param name  what it was called, with the ending of what it is
 * @param pages pages that can be drawn; none in a Word or Excel file
 */
public record Material(String id, String name, FileKind kind, int pages, int bytes) {

    public NamedFile named() {
        return new NamedFile(id, name);
    }
}
