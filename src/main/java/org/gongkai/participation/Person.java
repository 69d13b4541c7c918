package org.gongkai.participation;

/** Who contributes, as far as they say so. @param phone to ask back */
public record Person(String name, String phone) {

    static final Person NOBODY = new Person("", "");

    boolean isNobody() {
        return name.isEmpty() && phone.isEmpty();
    }

    /** As it is sealed: a line each. */
    String written() {
        return name + "\n" + phone;
    }

    static Person read(String written) {
        int end = written.indexOf('\n');
        return new Person(written.substring(0, end), written.substring(end + 1));
    }

    static Person typed(String name, String phone) {
        return new Person(name.strip().replace('\n', ' '), phone.strip().replace('\n', ' '));
    }
}
