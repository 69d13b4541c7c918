package org.gongkai.calendar;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.ReplyKind.Family;
import org.gongkai.calendar.ReplyKind.Requirement;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Every way to answer a request, in the order of the statutory form, read from {@code regulations/replykinds.yaml}. */
@Component
public class ReplyKinds {

    static final Kind<Declared> FILE = Kind.of("答复种类", "replykinds.yaml", Declared.class, ReplyKinds::look).own(Own.AT_START);

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
                byCode.put(kind.code, new ReplyKind(kind.code, kind.title, kind.gloss, kind.family, kind.article, regime.basis, Map.copyOf(kind.rows),
                        kind.requires.stream().map(id -> new Requirement(id, file.requirements.get(id).title)).toList(),
                        kind.from == null ? regime.received.from : kind.from, regime.received.to, kind.note));
            }
        }
    }

    private static void look(Declared file, Names names) {
        for (int r = 0; r < file.regimes.size(); r++) {
            Regime regime = file.regimes.get(r);
            for (int k = 0; k < regime.kinds.size(); k++) {
                DeclaredKind kind = regime.kinds.get(k);
                Names at = names.under("regimes", r, "kinds", k);
                at.offers(ReplyKind.SORT, kind.code, "code");
                at.once(ReplyKind.SORT, kind.code, "code");
                at.demand(file.requirements.keySet().containsAll(kind.requires), "requires 里有没有写在 requirements 中的要求", "requires");
                at.demand(!kind.rows.isEmpty(), "没有计入任何一张表", "rows");
                at.demand(kind.from == null || regime.received.to == null || !regime.received.to.isBefore(kind.from), "还没有开始就已经结束", "from");
            }
        }
    }

    record Declared(String title, String description, Map<String, Titled> requirements, List<Regime> regimes) {}

    record Titled(String title) {}

    record Regime(String id, String basis, Period received, List<DeclaredKind> kinds) {}

    record Period(LocalDate from, @Nullable LocalDate to) {}

    record DeclaredKind(String code, String title, String gloss, Family family, String article, List<String> requires,
            Map<String, String> rows, @Nullable LocalDate from, @Nullable String note) {}
}
