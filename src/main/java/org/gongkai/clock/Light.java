package org.gongkai.clock;

/** The four lights of a clock, each with its word so that nobody has to tell colours apart. */
public enum Light {

    GREEN("正常"),
    YELLOW("临近到期"),
    RED("即将到期"),
    BLACK("已超期");

    private final String word;

    Light(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
