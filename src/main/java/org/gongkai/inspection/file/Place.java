package org.gongkai.inspection.file;

/**
 * Words of a file and where they stand.
 *
 * @param section the part of the file, such as a sheet; empty for the text itself
 * @param hidden  whether a reader of the file does not see them
 */
public record Place(String section, String at, String words, boolean hidden) {

    public String name() {
        return section.isEmpty() ? at : section + at;
    }
}
