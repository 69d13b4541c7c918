package org.gongkai.participation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.gongkai.ledger.CanonicalJson;
import org.gongkai.ledger.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Where and when people come together about a question (听证会、座谈会、研讨会、开放日), and who gets a place. Its day is the last day of the question.
 *
 * @param places         how many may come
 * @param who            who may come, in words
 * @param registersUntil last day on which somebody registers
 * @param lot            how places were drawn; null while they were not
 * @param minutes        what was said, as it is or will be published; null while nobody wrote it
 * @param came           how many came; null while nobody counted
 * @param moved          why it is held later or elsewhere than was announced first; null for what is not
 * @param cancelled      why it is not held; null for what is
 */
public record Gathering(LocalTime starts, @Nullable LocalTime ends, String place, int places, String who, Giving giving, LocalDate registersUntil,
        @Nullable Lot lot, @Nullable String minutes, @Nullable Integer came, @Nullable String moved, @Nullable String cancelled) {

    private static final int LONGEST_PLACE = 100;
    private static final int LONGEST_WHO = 1_000;
    private static final int MOST_PLACES = 2_000;

    /** How places are given. */
    public enum Giving {
        ORDER("按报名先后"), LOT("当众抽签，有人见证"), INVITED("邀请");

        private final String title;

        Giving(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** What is announced. */
    public static Gathering planned(LocalTime starts, @Nullable LocalTime ends, String place, int places, String who, Giving giving, LocalDate registersUntil) {
        return new Gathering(starts, ends, place.strip(), places, who.strip(), giving, registersUntil, null, null, null, null, null);
    }

    /** The same at another hour or place. */
    Gathering at(LocalTime from, @Nullable LocalTime to, String where, String why) {
        return new Gathering(from, to, where.strip(), places, who, giving, registersUntil, lot, minutes, came, why.strip(), cancelled);
    }

    /** Whether somebody who comes to the one finds the other. */
    boolean isWhere(Gathering other) {
        return starts.equals(other.starts) && Objects.equals(ends, other.ends) && place.equals(other.place);
    }

    /** What keeps it from being announced for a day. */
    List<String> faults(LocalDate heldOn) {
        List<String> faults = new ArrayList<>();
        Faults.demand(!place.isEmpty() && place.length() <= LONGEST_PLACE, "地点要写，最多 " + LONGEST_PLACE + " 字", faults);
        Faults.demand(places > 0 && places <= MOST_PLACES, "名额写 1 到 " + MOST_PLACES, faults);
        Faults.demand(!who.isEmpty() && who.length() <= LONGEST_WHO, "谁可以来要写，最多 " + LONGEST_WHO + " 字", faults);
        Faults.demand(ends == null || ends.isAfter(starts), "结束的时间要在开始以后", faults);
        Faults.demand(registersUntil.isBefore(heldOn), "报名要在举行那一天以前截止", faults);
        return faults;
    }

    /** What the act binds that announces it. */
    String digest() {
        Map<String, Object> form = new TreeMap<>();
        form.put("starts", starts.toString());
        form.put("ends", ends == null ? "" : ends.toString());
        form.put("place", place);
        form.put("places", places);
        form.put("who", who);
        form.put("giving", giving.name());
        form.put("registersUntil", registersUntil.toString());
        return Sha256.hex(CanonicalJson.of(form));
    }

    /** Whether somebody still registers on a day, where places are not given by invitation. */
    public boolean registersOn(LocalDate day) {
        return !day.isAfter(registersUntil);
    }

    /** Whether the lot is still to be drawn on a day. */
    public boolean drawsOn(LocalDate day) {
        return giving == Giving.LOT && lot == null && day.isAfter(registersUntil);
    }
}
