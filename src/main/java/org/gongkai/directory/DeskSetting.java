package org.gongkai.directory;

import java.time.LocalDate;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Something that may be changed at the desk.
 *
 * @param about   one sentence that says what it is
 * @param address where it is changed
 * @param value   how it stands now: its value or how many there are, in words
 * @param acts    kinds of the acts by which it is changed, so that the last one can be told; empty where no act records it
 * @param changed when it was changed last; null where that is not known, or an act tells it
 */
public record DeskSetting(Group group, String title, String about, String address, String value, Set<String> acts, @Nullable Change changed) {

    /** What it belongs to, in the order of the page. */
    public enum Group {
        MINE("我自己的"), OFFICE("本机关的工作习惯"), PEOPLE("人员和机构"), SITE("公开的网站"), RULES("期限和规则");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** @param by id of the person; null where nobody is on record */
    public record Change(LocalDate on, @Nullable String by) {
    }

    public static DeskSetting of(Group group, String title, String about, String address, String value) {
        return new DeskSetting(group, title, about, address, value, Set.of(), null);
    }

    /** The same, whose last change is the last act of one of these kinds. */
    public DeskSetting recordedBy(String... kinds) {
        return new DeskSetting(group, title, about, address, value, Set.of(kinds), changed);
    }

    /** The same, as somebody changed it last. */
    public DeskSetting changed(@Nullable LocalDate on, @Nullable String by) {
        return new DeskSetting(group, title, about, address, value, acts, on == null ? null : new Change(on, by));
    }
}
