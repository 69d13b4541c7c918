package org.gongkai.registers.datatype;

import java.util.Map;

/**
 * One of several.
 *
 * @param options code and title of each, in order
 * @param called  how else tables of others write one, with its code
 */
public record ChoiceType(Map<String, String> options, Map<String, String> called) implements Datatype {

    private static final int NAMED = 12;

    public ChoiceType(Map<String, String> options) {
        this(options, Map.of());
    }

    @Override
    public Read read(String typed) {
        String said = Datatype.plain(typed);
        if (options.containsKey(said)) {
            return new Value(said);
        }
        for (Map.Entry<String, String> option : options.entrySet()) {
            if (option.getValue().equals(said)) {
                return new Value(option.getKey());
            }
        }
        if (called.containsKey(said)) {
            return new Value(called.get(said));
        }
        return options.entrySet().stream().filter(option -> Datatype.plain(option.getValue()).equals(said)).findFirst().<Read>map(option -> new Value(option.getKey()))
                .orElseGet(() -> Wrong.because("没有“" + said + "”这一项，可以写：" + offered()));
    }

    @Override
    public String shown(String kept) {
        return options.getOrDefault(kept, kept);
    }

    private String offered() {
        String first = String.join("、", options.values().stream().limit(NAMED).toList());
        return options.size() > NAMED ? first + "等 " + options.size() + " 项" : first;
    }
}
