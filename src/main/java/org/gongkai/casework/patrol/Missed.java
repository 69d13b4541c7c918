package org.gongkai.casework.patrol;

import java.util.Arrays;
import java.util.Optional;

/** Why a point was not looked at in a round: what whoever walks it says afterwards. */
public enum Missed {
    WEATHER("weather", "天气不能出去"), CLOSED("closed", "进不去"), BUSY("busy", "在处置别的事"), AWAY("away", "没有人顶班"), FORGOTTEN("forgotten", "漏了");

    private final String code;
    private final String title;

    Missed(String code, String title) {
        this.code = code;
        this.title = title;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    static Optional<Missed> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
