package org.gongkai.casework.declaration;

/** Parts of the file of a type that contradict each other, with the path of one of them: names of keys and positions in lists. */
final class Contradiction extends IllegalArgumentException {

    private final transient Object[] path;

    Contradiction(String sentence, Object... path) {
        super(sentence);
        this.path = path;
    }

    Object[] path() {
        return path.clone();
    }
}
