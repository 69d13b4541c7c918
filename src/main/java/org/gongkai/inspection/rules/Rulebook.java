package org.gongkai.inspection.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.gongkai.definition.Definition;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Names;
import org.gongkai.definition.Sort;
import org.gongkai.inspection.Severity;
import org.gongkai.inspection.claims.Measures;
import org.gongkai.inspection.text.Sought;
import org.gongkai.reporting.form.Precision;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Every rule and its word lists, read from {@code regulations/checks}. */
public final class Rulebook {

    /** In which the files are shown and asked; one that is not named comes first. */
    private static final List<String> ORDER = List.of("form", "numbers", "dates", "wording", "page", "person");
    /** The rule that holds what the text says against the tables, measure by measure. */
    static final String OF_MEASURES = "N-01";
    private static final Sort RULE = new Sort("rule", "检查规则");

    /** A file of rules; only that of pages knows lines of the page around a text. */
    public record Chapter(String title, @Nullable String basis, @Nullable List<String> lines, @Nullable List<String> foot, List<DeclaredRule> rules) {
    }

    /** A rule with its word lists, whose shape is its own. */
    public record DeclaredRule(String id, String title, String basis, String sentence, Rule.@Nullable About about, Severity severity,
            @Nullable BigDecimal tolerance, @Nullable String blanks, Precision precision, @Nullable String certain,
            @Nullable List<Rule.Example> examples, @Nullable JsonNode words) {

        Rule rule() {
            return new Rule(id, title, basis, sentence, about, severity, tolerance, blanks, precision, certain, examples);
        }
    }

    /** Every file of the folder but that of the measures, which are no rules. */
    public static final Kind<Chapter> FILES = new Kind<>() {

        @Override
        public String title() {
            return "检查规则";
        }

        @Override
        public String where() {
            return "checks";
        }

        @Override
        public Class<Chapter> shape() {
            return Chapter.class;
        }

        @Override
        public boolean reads(String path) {
            return Kind.super.reads(path) && !Measures.FILE.reads(path);
        }

        @Override
        public void look(Chapter chapter, Names names) {
            for (int n = 0; n < chapter.rules().size(); n++) {
                names.once(RULE, chapter.rules().get(n).id(), "rules", n, "id");
            }
        }
    };

    private final Map<String, List<Rule>> chapters = new LinkedHashMap<>();
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, JsonNode> words = new LinkedHashMap<>();
    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();
    private final Map<String, Sought> sought = new ConcurrentHashMap<>();
    private final Map<String, Lexicon> lexicons = new ConcurrentHashMap<>();

    private Rulebook() {
        for (Definition<Chapter> file : Definitions.all(DefinitionTree.shipped(), FILES).stream().sorted(Comparator.comparing(file -> ORDER.indexOf(file.id()))).toList()) {
            for (DeclaredRule declared : file.value().rules()) {
                rules.put(declared.id(), declared.rule());
                words.put(declared.id(), declared.words() == null ? MissingNode.getInstance() : declared.words());
                chapters.computeIfAbsent(file.value().title(), title -> new ArrayList<>()).add(declared.rule());
            }
        }
    }

    public static Rulebook shipped() {
        return Shipped.BOOK;
    }

    public Collection<Rule> all() {
        return rules.values();
    }

    /** The rules of each file under its title. */
    public Map<String, List<Rule>> chapters() {
        return Collections.unmodifiableMap(chapters);
    }

    /** The ids under which a rule that compares many measures tells of each. */
    public List<String> alsoCalled(Rule rule) {
        return rule.id().equals(OF_MEASURES) ? Measures.shipped().rules().stream().filter(id -> !id.equals(rule.id())).toList() : List.of();
    }

    boolean isAboutAnyText(String id) {
        Rule rule = rules.get(id);
        return rule != null && rule.about() == Rule.About.TEXT;
    }

    Rule rule(String id) {
        return Objects.requireNonNull(rules.get(id), id);
    }

    /** A list of words that a rule knows. */
    List<String> words(String rule, String list) {
        return list(words(rule).path(list), rule + "." + list);
    }

    /** The words of several lists of a rule, to be looked for together. */
    Lexicon lexicon(String rule, String... lists) {
        return lexicons.computeIfAbsent(rule, key -> new Lexicon(Arrays.stream(lists).flatMap(list -> words(rule, list).stream()).toList()));
    }

    /** The pattern that a rule declares under a name. */
    Pattern pattern(String rule, String name) {
        return patterns.computeIfAbsent(rule + "." + name, key -> {
            JsonNode declared = words(rule).path(name);
            if (declared.isMissingNode()) {
                throw new IllegalStateException(key + " is not declared");
            }
            return Pattern.compile(declared.isArray() ? "(?:" + String.join("|", list(declared, key)) + ")" : declared.asString());
        });
    }

    /** The same, to be looked for in whole texts. */
    Sought sought(String rule, String name) {
        return sought.computeIfAbsent(rule + "." + name, key -> Sought.of(pattern(rule, name)));
    }

    /** A pattern that stands within the words of a rule, made once. */
    Sought sought(JsonNode declared) {
        return sought.computeIfAbsent(declared.asString(), Sought::of);
    }

    JsonNode words(String rule) {
        return Objects.requireNonNull(words.get(rule), rule);
    }

    private static List<String> list(JsonNode node, String name) {
        if (!node.isArray()) {
            throw new IllegalStateException(name + " is no list");
        }
        return node.valueStream().map(JsonNode::asString).toList();
    }

    private static final class Shipped {
        private static final Rulebook BOOK = new Rulebook();
    }
}
