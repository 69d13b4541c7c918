package org.gongkai.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.gongkai.definition.Definition;
import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Fault;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.gongkai.definition.Regulations;
import org.jspecify.annotations.Nullable;

/** What the declarations rest on, and what of them rests on which. Read from {@code regulations/instruments.yaml}. */
public final class Instruments {

    static final Kind<Declared> FILE = Kind.of("法规文件", "instruments.yaml", Declared.class, Instruments::look).own(Own.AT_ONCE);

    /** Under what a declaration says on what it rests. */
    private static final String BASIS = "legalBasis";

    private final Supplier<Read> read;

    record Declared(String title, String description, List<Row> instruments) {
    }

    record Row(@Meaning("条文按它引用，定了不改") String id, @Meaning("全称，不写“中华人民共和国”") String title, @Meaning("令号、文号") @Nullable String number,
            @Meaning("谁制定、印发") @Nullable String issuer, @Meaning("从哪天起施行") @Nullable LocalDate from, @Meaning("最后有效的一天") @Nullable LocalDate to,
            @Meaning("在哪里看全文：网址") @Nullable String where, @Meaning("日期和文号是否已对照原文核实") boolean confirmed) {

        Instrument instrument() {
            return new Instrument(id, title, number, issuer, from, to, where, confirmed);
        }
    }

    /** Something that rests on an instrument. @param kind of declaration, such as 名录 @param title what it is called */
    public record Citation(String kind, String title) {
    }

    private record Read(List<Instrument> all, Supplier<Map<String, List<Citation>>> cited) {
    }

    private Instruments(Supplier<Read> read) {
        this.read = read;
    }

    static Instruments of(Regulations regulations, Now now) {
        return new Instruments(regulations.made(tree -> {
            List<Instrument> all = read(tree);
            return new Read(all, new OnceAsked<>(() -> cited(tree, all, now.today())));
        }));
    }

    static List<Instrument> read(DefinitionTree tree) {
        return Definitions.all(tree, FILE).stream().flatMap(file -> file.value().instruments.stream()).map(Row::instrument).toList();
    }

    /** In the order of the file. */
    public List<Instrument> all() {
        return read.get().all;
    }

    /** What rests on it, by kind of declaration and title. */
    public List<Citation> citing(Instrument instrument) {
        return read.get().cited.get().getOrDefault(instrument.id(), List.of());
    }

    private static void look(Declared file, Names names) {
        for (int n = 0; n < file.instruments.size(); n++) {
            Row row = file.instruments.get(n);
            Names at = names.under("instruments", n);
            at.offers(Instrument.SORT, row.id, "id");
            at.once(Instrument.SORT, row.id, "id");
            at.demand(row.from == null || row.to == null || !row.to.isBefore(row.from), "失效在施行以前：" + row.to, "to");
            at.demand(Instrument.plain(row.title).equals(row.title), "不写“中华人民共和国”", "title");
            at.demand(!row.confirmed || row.from != null, "核实过的写明从哪天起施行", "from");
            at.demand(row.where == null || row.where.startsWith("https://") || row.where.startsWith("http://") || row.where.startsWith("/"), "应写成 https://… 这样的网址，或者本站以 / 开头的地址", "where");
        }
    }

    /** What cites an instrument that is not among them. What was accepted before there was this list stays. */
    static List<Fault> notThere(Definitions read) {
        List<Instrument> all = read.of(FILE).stream().flatMap(file -> file.value().instruments.stream()).map(Row::instrument).toList();
        List<Fault> faults = new ArrayList<>();
        for (List<Definition<?>> files : read.byKind().values()) {
            for (Definition<?> file : files) {
                file.texts(BASIS).forEach(text -> Instrument.cited(text.words()).stream().filter(name -> all.stream().noneMatch(one -> one.isNamed(name)))
                        .forEach(name -> faults.add(new Fault(text.place(), "依据的“" + name + "”不在法规文件里", "先写进 instruments.yaml", true))));
            }
        }
        return faults;
    }

    private static Map<String, List<Citation>> cited(DefinitionTree tree, List<Instrument> all, LocalDate today) {
        Map<String, List<Citation>> cited = new TreeMap<>();
        for (Kind<?> kind : DefinitionKinds.all()) {
            for (Definition<?> file : Definitions.all(tree, kind)) {
                LocalDate to = file.period().map(Definition.Period::to).orElse(null);
                file.texts(BASIS).forEach(text -> Instrument.cited(text.words()).forEach(name -> {
                    List<Instrument> wordings = all.stream().filter(one -> one.isNamed(name)).toList();
                    if (!wordings.isEmpty()) {
                        add(cited, Instrument.among(wordings, text.words(), to == null ? today : to).id(), new Citation(kind.title(), text.of().isEmpty() ? file.title() : text.of()));
                    }
                }));
            }
        }
        Provisions provisions = Provisions.of(tree);
        provisions.ids().forEach(id -> provisions.rows(id).forEach(row -> add(cited, row.regime(), new Citation("条文", row.title() + "（" + row.article() + "）"))));
        return cited;
    }

    private static void add(Map<String, List<Citation>> cited, String instrument, Citation citation) {
        List<Citation> citations = cited.computeIfAbsent(instrument, id -> new ArrayList<>());
        if (!citations.contains(citation)) {
            citations.add(citation);
        }
    }

    /** Computed when it is asked for first: most processes never show who cites what. */
    private static final class OnceAsked<T> implements Supplier<T> {

        private final Supplier<T> computed;
        private volatile @Nullable T known;

        OnceAsked(Supplier<T> computed) {
            this.computed = computed;
        }

        @Override
        public T get() {
            T held = known;
            if (held == null) {
                held = computed.get();
                known = held;
            }
            return held;
        }
    }
}
