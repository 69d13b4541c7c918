package org.gongkai.registers.datatype;

import java.util.Locale;
import java.util.Set;

/** Yes or no; not said is neither. Kept as {@code yes} or {@code no}. */
public record YesNoType() implements Datatype {

    private static final Set<String> YES = Set.of("是", "有", "√", "✓", "y", "yes", "true", "1");
    private static final Set<String> NO = Set.of("否", "无", "没有", "×", "n", "no", "false", "0");

    @Override
    public Read read(String typed) {
        String said = Datatype.plain(typed).toLowerCase(Locale.ROOT);
        return YES.contains(said) ? new Value("yes") : NO.contains(said) ? new Value("no") : Wrong.because("请写是或者否，现为“" + said + "”");
    }

    @Override
    public String shown(String kept) {
        return kept.equals("yes") ? "是" : "否";
    }
}
