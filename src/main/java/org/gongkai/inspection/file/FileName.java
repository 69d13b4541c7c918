package org.gongkai.inspection.file;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a file as it is shown to everybody: what it ends in is what it is, and nothing in it turns or hides the rest. */
final class FileName {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\u2028\\u2029]");

    private FileName() {
    }

    static Optional<String> fault(String name) {
        if (UNSEEN.matcher(name).find()) {
            return Optional.of("文件名里有看不见的控制字符（例如使文字倒着显示的字符），不能收下。请改名再上传。");
        }
        return ending(name).isEmpty() ? Optional.of("文件名没有扩展名，看不出是什么文件。可以收下的有：" + FileRules.endings() + "。") : Optional.empty();
    }

    static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).strip().toLowerCase(Locale.ROOT);
    }
}
