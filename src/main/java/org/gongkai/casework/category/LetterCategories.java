package org.gongkai.casework.category;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.gongkai.definition.Regulations;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The categories of letters and who mostly handles them: {@code regulations/lettercategories.yaml}. */
@Component
public class LetterCategories {

    static final Kind<Declared> FILE = Kind.of("来信的类别", "lettercategories.yaml", Declared.class, Declared::look).own(Own.AT_ONCE);
    private static final Pattern ID = Pattern.compile("[1-9][0-9]*(?:\\.[1-9][0-9]*){0,2}");
    private static final Set<OrganKind> HANDLING = Set.of(OrganKind.GOVERNMENT, OrganKind.DEPARTMENT);

    private final Supplier<Tree> tree;
    private final Now now;

    LetterCategories(Regulations regulations, Now now) {
        this.now = now;
        tree = regulations.made(declared -> Tree.of(Definitions.one(declared, FILE).value()));
    }

    /** The kind of file that this package reads. */
    static class Kinds implements DefinitionKinds {

        @Override
        public List<Kind<?>> kinds() {
            return List.of(FILE);
        }
    }

    /** @param types ids of the types whose matters have a category */
    record Declared(String title, String description, String source, String licence, LocalDate from, @Meaning("哪些办件有类别") List<String> types, List<Row> rows) {

        private void look(Names names) {
            Map<String, Row> known = new LinkedHashMap<>();
            for (int n = 0; n < types.size(); n++) {
                names.needs(CaseType.SORT, types.get(n), "types", n);
            }
            for (int n = 0; n < rows.size(); n++) {
                Row row = rows.get(n);
                Names at = names.under("rows", n);
                boolean formed = ID.matcher(row.id()).matches();
                at.demand(formed, "id 写成 1、1.2、1.2.3 这样，最多三段", "id");
                at.demand(known.put(row.id(), row) == null, "id 写了两次：" + row.id(), "id");
                String above = Category.above(row.id());
                at.demand(!formed || above.isEmpty() || known.containsKey(above), "没有上一级 " + above + "；上一级写在前面", "id");
                at.demand(row.words() == null || row.words().stream().allMatch(word -> CategoryProposals.bare(word).length() > 1), "words 里的每一个至少两个字", "words");
            }
        }
    }

    record Row(@Meaning("类别的编号，1、1.2、1.2.3") String id, String title, @Meaning("写信人常说的话") @Nullable List<String> words,
            @Meaning("一般由谁办：机关的 id，或者名称里的几个字，先找到的算；不写的看上一级") @Nullable List<String> handledBy) {

        List<String> said() {
            return words == null ? List.of() : words;
        }
    }

    /** What the file says, made ready. */
    private record Tree(Declared declared, Map<String, Category> categories, Map<String, Row> rows, CategoryProposals proposals) {

        static Tree of(Declared declared) {
            Map<String, Category> categories = new LinkedHashMap<>();
            for (Row row : declared.rows()) {
                List<String> titles = new ArrayList<>(Optional.ofNullable(categories.get(Category.above(row.id()))).map(Category::titles).orElse(List.of()));
                titles.add(row.title());
                categories.put(row.id(), new Category(row.id(), titles));
            }
            Map<String, Row> rows = declared.rows().stream().collect(Collectors.toMap(Row::id, row -> row, (one, other) -> other, LinkedHashMap::new));
            return new Tree(declared, categories, rows, new CategoryProposals(categories, rows));
        }
    }

    /** Those that the program ships, read without an application. */
    public static CategoryProposals shipped() {
        return Tree.of(Definitions.one(DefinitionTree.shipped(), FILE).value()).proposals();
    }

    /** Whether matters of a type have a category. */
    public boolean areOf(CaseType type) {
        return tree.get().declared().types().contains(type.id());
    }

    public Optional<Category> find(String id) {
        return Optional.ofNullable(tree.get().categories().get(id));
    }

    /** Those under which a letter may be put, in the order of the file. */
    public List<Category> chosen() {
        return tree.get().categories().values().stream().filter(Category::isChosen).toList();
    }

    CategoryProposals proposals() {
        return tree.get().proposals();
    }

    /** Those that are meant by what somebody types: an id, a path or its last title alone, else all in whose titles or words every typed part stands. */
    List<Category> meant(String typed) {
        String said = typed.strip();
        List<Category> all = chosen();
        List<Category> exactly = all.stream().filter(one -> one.id().equals(said) || one.path().equals(said)).toList();
        if (!exactly.isEmpty() || said.isEmpty()) {
            return exactly;
        }
        List<Category> named = all.stream().filter(one -> one.title().equals(said)).toList();
        List<String> parts = Arrays.stream(said.split("[\\s／/]+")).filter(part -> !part.isEmpty()).toList();
        return named.isEmpty() ? all.stream().filter(one -> parts.stream().allMatch(part -> one.path().contains(part) || said(one).contains(part))).toList() : named;
    }

    private Collection<String> said(Category category) {
        return Optional.ofNullable(tree.get().rows().get(category.id())).map(Row::said).orElse(List.of());
    }

    /** Who mostly handles what is of a category, among these organs: its own line says, else the one above. */
    public Optional<Organ> unit(String category, Collection<Organ> organs) {
        for (String id = category; !id.isEmpty(); id = Category.above(id)) {
            Row row = tree.get().rows().get(id);
            for (String said : row == null || row.handledBy() == null ? List.<String>of() : row.handledBy()) {
                Optional<Organ> found = organs.stream().filter(organ -> organ.existsOn(now.today()) && (organ.id().equals(said) || HANDLING.contains(organ.kind()) && organ.name().contains(said))).findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
