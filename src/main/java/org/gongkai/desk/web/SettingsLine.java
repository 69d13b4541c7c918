package org.gongkai.desk.web;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;

import org.gongkai.directory.DeskSetting;
import org.gongkai.face.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A setting as its page shows it.
 *
 * @param on the day of the last change; null where none is known
 * @param by the name of who made it; empty where none is on record
 */
public record SettingsLine(DeskSetting setting, @Nullable LocalDate on, String by) {

    /** Whether it says this word, in lower case, in either language. */
    boolean has(String word) {
        return Stream.concat(Stream.of(setting.title(), setting.about(), setting.group().title()).flatMap(said -> Stream.of(said, Wording.t(said))), Stream.of(setting.value(), by))
                .anyMatch(said -> said.toLowerCase(Locale.ROOT).contains(word));
    }
}
