package org.gongkai.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said otherwise in one declaration than in another, a line for each place, for whoever has to put it in force. */
final class InWords {

    private static final int LONGEST = 60;
    private static final int MOST = 40;
    private static final List<String> NAMES = List.of("id", "name", "code", "type", "kind");

    private final List<String> lines = new ArrayList<>();

    private InWords() {
    }

    /** At most so many that somebody reads them; the last then says how many more there are. */
    static List<String> between(Node.Mapping before, Node.Mapping after) {
        InWords words = new InWords();
        words.walk("", before, after);
        return words.lines.size() <= MOST ? words.lines : Stream.concat(words.lines.stream().limit(MOST), Stream.of("另有 " + (words.lines.size() - MOST) + " 处")).toList();
    }

    private void walk(String path, Node before, Node after) {
        if (before.json().equals(after.json())) {
            return;
        }
        if (before instanceof Node.Mapping was && after instanceof Node.Mapping is) {
            parts(path, was.parts(), is.parts());
        } else if (before instanceof Node.Sequence was && after instanceof Node.Sequence is && !rows(was).isEmpty() && !rows(is).isEmpty()) {
            parts(path, rows(was), rows(is));
        } else {
            lines.add(path + "：" + brief(before) + " → " + brief(after));
        }
    }

    private void parts(String path, Map<String, Node> was, Map<String, Node> is) {
        Set<String> names = new LinkedHashSet<>(is.keySet());
        names.addAll(was.keySet());
        for (String name : names) {
            String at = path.isEmpty() ? name : path + " › " + name;
            if (!was.containsKey(name)) {
                lines.add("增加 " + at + "：" + brief(is.get(name)));
            } else if (!is.containsKey(name)) {
                lines.add("去掉 " + at + "：" + brief(was.get(name)));
            } else {
                walk(at, was.get(name), is.get(name));
            }
        }
    }

    /** Parts of a list by their names, with what they are called; empty where they have none. */
    private static Map<String, Node> rows(Node.Sequence sequence) {
        Map<String, Node> rows = new LinkedHashMap<>();
        for (Node part : sequence.parts()) {
            String name = NAMES.stream().map(part::text).filter(said -> !said.isEmpty()).findFirst().orElse("");
            String from = part.text("from");
            if (name.isEmpty() || rows.put(name + (from.isEmpty() ? "" : "（自 " + from + " 起）"), part) != null) {
                return Map.of();
            }
        }
        return rows;
    }

    private static String brief(Node node) {
        String said = switch (node) {
            case Node.Scalar scalar -> scalar.json().asString("");
            case Node.Mapping mapping -> mapping.text("title").isEmpty() ? mapping.parts().entrySet().stream().map(part -> part.getKey() + " " + brief(part.getValue())).collect(Collectors.joining("，"))
                    : mapping.text("title");
            case Node.Sequence sequence -> sequence.parts().stream().map(InWords::brief).collect(Collectors.joining("、"));
        };
        return said.isEmpty() ? "（空）" : said.codePointCount(0, said.length()) <= LONGEST ? said : said.substring(0, said.offsetByCodePoints(0, LONGEST)) + "……";
    }
}
