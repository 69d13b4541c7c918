package org.gongkai.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.ReplyKind.Family;
import org.gongkai.calendar.ReplyKind.Requirement;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Every way to answer a request, in the order of the statutory form, read from {@code regulations/replykinds.yaml}. */
@Component
public class ReplyKinds {

    static final Kind<Declared> FILE = Kind.of("答复种类", "replykinds.yaml", Declared.class);

    private final Map<String, ReplyKind> byCode = new LinkedHashMap<>();

    public ReplyKinds() {
        this(DefinitionTree.shipped());
    }

    @Autowired
    public ReplyKinds(DefinitionTree regulations) {
        read(Definitions.one(regulations, FILE).value());
    }

    /** In the order of the statutory form. */
    public List<ReplyKind> all() {
        return List.copyOf(byCode.values());
    }

    public Optional<ReplyKind> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    public ReplyKind require(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("没有这种答复：" + code));
    }

    /** The kinds that may answer a request received on that day, in the order of the statutory form. */
    public List<ReplyKind> forReceiptOn(LocalDate received) {
        return byCode.values().stream().filter(kind -> kind.appliesToReceiptOn(received)).toList();
    }

    private void read(Declared file) {
        for (Regime regime : file.regimes) {
            for (DeclaredKind kind : regime.kinds) {
                List<Requirement> requires = new ArrayList<>();
                for (String id : kind.requires) {
                    Titled titled = file.requirements.get(id);
                    demand(titled != null, kind, "requires an undeclared " + id);
                    requires.add(new Requirement(id, titled.title));
                }
                demand(!kind.rows.isEmpty(), kind, "counts in no form");
                LocalDate from = kind.from == null ? regime.received.from : kind.from;
                LocalDate to = regime.received.to;
                demand(to == null || !to.isBefore(from), kind, "ends before it begins");
                ReplyKind read = new ReplyKind(kind.code, kind.title, kind.gloss, Family.named(kind.family), kind.article, regime.basis,
                        Map.copyOf(kind.rows), List.copyOf(requires), from, to, kind.note);
                demand(byCode.put(kind.code, read) == null, kind, "is declared twice");
            }
        }
    }

    private static void demand(boolean holds, DeclaredKind kind, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(FILE.where() + ": " + kind.code + " " + otherwise);
        }
    }

    record Declared(String title, String description, Map<String, Titled> requirements, List<Regime> regimes) {}

    record Titled(String title) {}

    record Regime(String id, String basis, Period received, List<DeclaredKind> kinds) {}

    record Period(LocalDate from, @Nullable LocalDate to) {}

    record DeclaredKind(String code, String title, String gloss, String family, String article, List<String> requires,
            Map<String, String> rows, @Nullable LocalDate from, @Nullable String note) {}
}
