package org.gongkai.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.gongkai.definition.Sort;
import org.gongkai.registers.Register;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The catalogue's classes (R2019 Art. 20), genres and columns, read from {@code regulations/publication/catalogue.yaml}. */
@Component
public class Categories {

    public static final String OTHER = "20-15";

    /** The sorts of name under which declarations speak of the catalogue. */
    public static final Sort CATEGORY = new Sort("category", "信息分类");
    public static final Sort COLUMN = new Sort("column", "栏目");

    static final Kind<Declared> FILE = Kind.of("公开目录", "publication/catalogue.yaml", Declared.class, Categories::look).own(Own.AT_START);

    /** One item of Art. 20. */
    public record Category(String code, String title, String description, String article) {
    }

    /**
     * A column of the disclosure platform.
     *
     * @param type value of the page tag ColumnType (国办发〔2017〕47号)
     * @param from what stands in it where no class or genre leads into it; null where they do
     * @param profiles whether what the directory says of each organ stands in it too (R2019 Art. 20(2))
     * @param registers ids of the registers whose records belong into it
     */
    public record Column(String id, String title, String description, String type, @Nullable String article,
            List<String> categories, List<String> genres, @Nullable From from, boolean profiles, List<String> registers, List<Column> columns) {

        /** Where it is read: what no document fills has a page of its own. */
        public String address() {
            return from == From.GUIDE ? "/guide" : from == From.REPORTS ? "/reports/annual" : "/columns/" + id;
        }

        /** The same with these below it. */
        public Column with(List<Column> below) {
            return new Column(id, title, description, type, article, categories, genres, from, profiles, registers, below);
        }

        /** The column and all below it. */
        public Stream<Column> withDescendants() {
            return Stream.concat(Stream.of(this), columns.stream().flatMap(Column::withDescendants));
        }
    }

    /** What fills a column that no class or genre fills. */
    public enum From {
        /** Whoever drafts chooses it. */
        CHOSEN,
        /** Documents of the kinds that name it; it is shown once there is one. */
        KINDS,
        /** The guide to disclosure (R2019 Art. 12). */
        GUIDE,
        /** The annual reports (R2019 Art. 50). */
        REPORTS
    }

    record Declared(String title, String description, String basis, List<Category> categories,
            List<String> genres, List<DeclaredColumn> columns) {
    }

    record DeclaredColumn(String id, String title, String description, String type, @Nullable String article,
            @Nullable List<String> categories, @Nullable List<String> genres, @Meaning("不按分类、体裁归入的：CHOSEN 由拟稿人选，GUIDE 公开指南，REPORTS 年度报告，KINDS 由文件种类归入") @Nullable From from,
            @Meaning("同时列出各机关在机构名录中的职能、地址、时间、电话、负责人") @Nullable Boolean profiles,
            @Meaning("同时列出这几份名录里的记录：写名录的 id") @Nullable List<String> registers, @Nullable List<DeclaredColumn> columns) {

        Column column() {
            return new Column(id, title, description, type, article, orEmpty(categories), orEmpty(genres), from, Boolean.TRUE.equals(profiles), orEmpty(registers),
                    orEmpty(columns).stream().map(DeclaredColumn::column).toList());
        }

        private static <T> List<T> orEmpty(@Nullable List<T> list) {
            return list == null ? List.of() : list;
        }
    }

    private final Map<String, Category> categories = new LinkedHashMap<>();
    private final List<String> genres;
    private final List<Column> columns;
    private final Map<String, Column> columnsById = new LinkedHashMap<>();

    public Categories(DefinitionTree regulations) {
        Declared declared = Definitions.one(regulations, FILE).value();
        declared.categories().forEach(category -> categories.put(category.code(), category));
        genres = declared.genres();
        columns = declared.columns().stream().map(DeclaredColumn::column).toList();
        columns.stream().flatMap(Column::withDescendants).forEach(column -> columnsById.put(column.id(), column));
    }

    private static void look(Declared declared, Names names) {
        for (int n = 0; n < declared.categories().size(); n++) {
            String code = declared.categories().get(n).code();
            names.offers(CATEGORY, code, "categories", n, "code");
            names.once(CATEGORY, code, "categories", n, "code");
            names.demand(declared.columns().stream().map(DeclaredColumn::column).flatMap(Column::withDescendants).anyMatch(column -> column.categories().contains(code)),
                    "没有栏目收录信息分类 " + code, "categories", n, "code");
        }
        look(declared.columns(), names);
    }

    private static void look(@Nullable List<DeclaredColumn> columns, Names names) {
        for (int n = 0; columns != null && n < columns.size(); n++) {
            DeclaredColumn column = columns.get(n);
            Names at = names.under("columns", n);
            at.offers(COLUMN, column.id(), "id");
            at.once(COLUMN, column.id(), "id");
            for (int c = 0; column.categories() != null && c < column.categories().size(); c++) {
                at.needs(CATEGORY, column.categories().get(c), "categories", c);
            }
            for (int r = 0; column.registers() != null && r < column.registers().size(); r++) {
                at.needs(Register.SORT, column.registers().get(r), "registers", r);
            }
            boolean filled = column.categories() != null || column.genres() != null;
            at.demand(column.columns() != null || filled != (column.from() != null), "栏目“" + column.title() + "”收什么：写 categories 或者 genres，都没有的写 from", "id");
            look(column.columns(), at);
        }
    }

    public List<Category> all() {
        return List.copyOf(categories.values());
    }

    public Optional<Category> find(String code) {
        return Optional.ofNullable(categories.get(code));
    }

    public String titleOf(String code) {
        Category category = categories.get(code);
        return category == null ? code : category.title();
    }

    /** The item's number in Art. 20: 3 of 20-3. */
    static int ordinal(String code) {
        return Integer.parseInt(code.substring(code.indexOf('-') + 1));
    }

    public List<String> genres() {
        return genres;
    }

    /** What kind of document a title says it is; of several kinds the one it ends with. */
    public @Nullable String genreOf(String title) {
        String bare = title.replaceAll("[(（\\[【][^)）\\]】]*[)）\\]】]\\s*$", "").replaceAll("[》”\"\\s.…]+$", "");
        return genres.stream().filter(bare::endsWith).findFirst().orElse(null);
    }

    public List<Column> columns() {
        return columns;
    }

    public Optional<Column> column(String id) {
        return Optional.ofNullable(columnsById.get(id));
    }

    /** Those that whoever drafts may choose. */
    public List<Column> chosen() {
        return columnsById.values().stream().filter(column -> column.from() == From.CHOSEN).toList();
    }

    /** From the top column down to this one. */
    public List<Column> path(String id) {
        List<Column> path = new ArrayList<>();
        descend(columns, id, path);
        return path;
    }

    /** Where a document of this class and genre is listed. */
    public String columnFor(String category, @Nullable String genre) {
        return columnsById.values().stream().filter(column -> genre != null && column.genres().contains(genre)).findFirst()
                .or(() -> columnsById.values().stream().filter(column -> column.categories().contains(category)).findFirst())
                .orElseThrow(() -> new IllegalArgumentException("没有栏目收录信息分类 " + category)).id();
    }

    private static boolean descend(List<Column> among, String id, List<Column> path) {
        for (Column column : among) {
            path.add(column);
            if (column.id().equals(id) || descend(column.columns(), id, path)) {
                return true;
            }
            path.removeLast();
        }
        return false;
    }
}
