package org.gongkai.registers;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;

/** What is counted as a visit, and whose: {@code regulations/visits.yaml}. */
record VisitRules(String title, String description, String legalBasis, @Meaning("地址以什么开头的是一次访问，算哪一类") List<Sorted> sorts,
        @Meaning("以这些开头的不算访问") List<String> others, @Meaning("浏览器的名称里有其中一个词的是机器") List<String> robots,
        @Meaning("浏览器的名称里有其中一个词的是手机") List<String> phones) {

    static final Kind<VisitRules> FILE = Kind.of("访问量的口径", "visits.yaml", VisitRules.class);
    private static final String HOME = "/";

    /** Addresses that are counted together. */
    record Sorted(String id, String title, List<String> begins) {
    }

    private record Beginning(String address, String sort) {
    }

    static VisitRules of(DefinitionTree tree) {
        return Definitions.one(tree, FILE).value();
    }

    /** The sort of a page by its path; empty where it is none that is counted. */
    Optional<String> sort(String path) {
        Stream<Beginning> counted = sorts.stream().flatMap(sort -> sort.begins().stream().map(begins -> new Beginning(begins, sort.id())));
        return Stream.concat(counted, others.stream().map(begins -> new Beginning(begins, ""))).filter(one -> one.address().equals(HOME) ? path.equals(HOME) : path.startsWith(one.address()))
                .max(Comparator.comparingInt(one -> one.address().length())).map(Beginning::sort).filter(sort -> !sort.isEmpty());
    }

    /** What somebody reads it with. */
    String channel(String sort, String agent) {
        return switch (sort) {
            case "interfaces" -> "interface";
            case "feeds" -> "feed";
            default -> has(agent, phones) ? "phone" : "computer";
        };
    }

    boolean isRobot(String agent) {
        return agent.isBlank() || agent.equals("-") || has(agent, robots);
    }

    private static boolean has(String agent, List<String> words) {
        String lower = agent.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(lower::contains);
    }

    String titleOf(String sort) {
        return sorts.stream().filter(one -> one.id().equals(sort)).findFirst().map(Sorted::title).orElse(sort);
    }
}
