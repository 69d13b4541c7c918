package org.gongkai.redaction;

import java.util.List;
import java.util.Set;

/**
 * A file as a person needs to see it before marking: its text, what of it nobody sees, and what is akin to what was marked.
 *
 * @param lines     the text, paragraph by paragraph or row by row
 * @param complete  whether all of the file was gone through
 * @param counts    of each of the words asked about: at how many places it stands
 * @param relatives what else tells the same, or a number that names a person, and is not marked
 * @param unseen    text that is in the file and that no reader of it sees
 */
public record FileInWords(List<Line> lines, boolean complete, List<Integer> counts, List<Relative> relatives, List<Unseen> unseen) {

    static final int MOST_CHARACTERS = 200_000;
    static final String HIDDEN = "隐藏的文字";
    static final String DELETED = "修订中删去的文字";
    static final String COMMENT = "批注";
    static final String NOTE = "附注";
    static final String PROPERTY = "文件属性";
    static final String EMBEDDED = "嵌入的文件";
    static final String HIDDEN_ROW = "隐藏的行";
    static final String HIDDEN_COLUMN = "隐藏的列";
    static final String HIDDEN_SHEET = "隐藏的工作表";
    static final String NOT_ON_THE_PAGE = "与底色相同、被盖住、透明或者在页面以外";

    /** @param place where, in words */
    public record Line(String place, String words) {
    }

    /** @param why what it has to do with what was marked, in words */
    public record Relative(String words, int count, String why) {
    }

    /** @param how why nobody sees it, in words */
    public record Unseen(String place, String words, String how) {

        private static final Set<String> LEFT_BEHIND = Set.of(HIDDEN, DELETED, COMMENT, NOTE, PROPERTY, EMBEDDED, HIDDEN_ROW, HIDDEN_COLUMN, HIDDEN_SHEET,
                NOT_ON_THE_PAGE);

        /** Whether it would be in a copy that is made anew; the rest stays behind. */
        public boolean stays() {
            return !LEFT_BEHIND.contains(how);
        }
    }
}
