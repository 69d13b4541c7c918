package org.gongkai.publication.text;

/** What a file was called by whoever sent it. */
record Named(String name) {

    boolean isPlain() {
        return name.toLowerCase(java.util.Locale.ROOT).endsWith(".txt");
    }

    boolean isWord() {
        return name.toLowerCase(java.util.Locale.ROOT).matches(".*\\.doc[xm]");
    }
}
