package org.gongkai.participation;

/** Who contributes or wants to come, as far as they say so. @param phone to ask back @param email to be told; only of whoever registers */
public record Person(String name, String phone, String email) {

    static final Person NOBODY = new Person("", "", "");

    boolean isNobody() {
        return name.isEmpty() && phone.isEmpty();
    }

    /** As it is sealed: a line each, the address only where there is one. */
    String written() {
        return name + "\n" + phone + (email.isEmpty() ? "" : "\n" + email);
    }

    static Person read(String written) {
        String[] lines = written.split("\n", -1);
        return new Person(lines[0], lines[1], lines.length > 2 ? lines[2] : "");
    }

    static Person typed(String name, String phone) {
        return typed(name, phone, "");
    }

    static Person typed(String name, String phone, String email) {
        return new Person(line(name), line(phone), line(email));
    }

    private static String line(String typed) {
        return typed.strip().replace('\n', ' ');
    }
}
