package org.gongkai.casework.finding;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import org.gongkai.casework.lists.CaseLists.Between;
import org.gongkai.casework.lists.CaseLists.Wanted;
import org.gongkai.casework.mattertext.MatterText;
import org.jspecify.annotations.Nullable;

/**
 * What somebody seeks among matters; all of it has to hold.
 *
 * @param typed  words or a number, as they were typed
 * @param who    name or number of whoever brought it; null where it does not matter
 * @param wanted organ, holder, stage, outcome, type, when it was received, light
 * @param days   when it is due or was closed
 */
public record Sought(String typed, @Nullable String who, Wanted wanted, Between days) {

    private static final Pattern GAP = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern NUMBER_OF_A_PERSON = Pattern.compile("(?<![0-9])[0-9]{11,18}[0-9xX]?(?![0-9])");
    private static final int MOST_WORDS = 8;

    /** The words as they stand in the bare texts. */
    List<String> words() {
        return Arrays.stream(GAP.split(typed.strip())).map(MatterText::word).filter(word -> !word.isEmpty()).distinct().toList();
    }

    @Nullable String soughtWho() {
        return who == null ? null : MatterText.word(who);
    }

    public boolean isEmpty() {
        return words().isEmpty() && who == null && wanted.equals(Wanted.EVERYTHING) && days.equals(Between.ANY);
    }

    /** What is to be mended before it can be sought; null where nothing. */
    public @Nullable String refusal() {
        List<String> words = words();
        if (NUMBER_OF_A_PERSON.matcher(typed).find()) {
            return "证件号码、电话请填在“申请人”里查，不写在这里：这里写的会留在地址里";
        }
        if (!typed.isBlank() && words.isEmpty() || words.stream().anyMatch(word -> word.length() < 2)) {
            return "每个词至少写两个字";
        }
        if (words.size() > MOST_WORDS) {
            return "最多写 " + MOST_WORDS + " 个词";
        }
        String name = soughtWho();
        return name != null && name.length() < 2 ? "申请人的姓名、名称或者号码要写全" : null;
    }
}
