package org.gongkai.casework.checklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is there of a piece.
 *
 * @param required whether it is required of this matter
 * @param files    files that came
 * @param copies   copies on paper that were noted
 * @param shown    whether somebody noted that the original was shown
 */
public record CountedMaterial(ListedMaterial piece, boolean required, int files, int copies, boolean shown) {

    public boolean isThere() {
        return files + copies >= piece.copies() && (!piece.original() || shown);
    }

    public boolean isMissing() {
        return required && !isThere();
    }

    /** What is still missing of it, in words; empty where nothing is. */
    public Optional<String> missing() {
        List<String> missing = new ArrayList<>();
        if (files + copies < piece.copies()) {
            missing.add(files + copies == 0 && piece.copies() == 1 ? "没有交" : "还缺 " + (piece.copies() - files - copies) + " 份");
        }
        if (piece.original() && !shown) {
            missing.add("没有看过原件");
        }
        return isMissing() ? Optional.of(piece.title() + "（" + String.join("，", missing) + "）") : Optional.empty();
    }
}
