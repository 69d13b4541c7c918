package org.gongkai.registers.datatype;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Several of a choice, kept as codes with commas between them, in the order of the choice.
 *
 * @param of what may be chosen
 */
public record SeveralType(ChoiceType of) implements Datatype {

    private static final Pattern BETWEEN = Pattern.compile("[,，、;；\n]");

    @Override
    public Read read(String typed) {
        TreeSet<String> chosen = new TreeSet<>();
        for (String part : BETWEEN.split(typed)) {
            if (!part.isBlank()) {
                switch (of.read(part)) {
                    case Value(String kept) -> chosen.add(kept);
                    case Wrong wrong -> {
                        return wrong;
                    }
                }
            }
        }
        return chosen.isEmpty() ? Wrong.because("请在所列选项中选择") : new Value(of.options().keySet().stream().filter(chosen::contains).collect(Collectors.joining(",")));
    }

    @Override
    public String shown(String kept) {
        return codes(kept).stream().map(of::shown).collect(Collectors.joining("、"));
    }

    /** The codes of a kept value. */
    public static List<String> codes(String kept) {
        return Arrays.asList(kept.split(","));
    }
}
