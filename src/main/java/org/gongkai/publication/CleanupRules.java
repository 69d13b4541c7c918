package org.gongkai.publication;

import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.Provision;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is gone through in a cleanup, how often, to which conclusions, and how the outcome is told: {@code regulations/publication/cleanup.yaml}. */
@Component
public class CleanupRules {

    static final Kind<Declared> FILE = Kind.of("规范性文件清理", "publication/cleanup.yaml", Declared.class, Declared::look).own(Own.AT_START);

    record Declared(String title, String description, String legalBasis, @Meaning("办理清理时引用的条文") String article, @Meaning("清理哪些种类的文件") List<String> kinds,
            @Meaning("多长时间清理一次：provisions.yaml 中的条文") String rhythm, List<Conclusion> conclusions, Outcome outcome) {

        private void look(Names names) {
            for (int n = 0; n < kinds.size(); n++) {
                names.needs(DocumentKind.SORT, kinds.get(n), "kinds", n);
            }
            names.needs(Provision.OF_DAYS, rhythm, "rhythm");
            names.demand(!conclusions.isEmpty(), "没有写清理的结论", "conclusions");
            names.needs(DocumentKind.SORT, outcome.kind(), "outcome", "kind");
            names.needs(Categories.COLUMN, outcome.column(), "outcome", "column");
            names.needs(DocumentKindFile.RELATION, DocumentKindFile.relation(outcome.kind(), outcome.relation()), "outcome", "relation");
        }
    }

    /**
     * What a document can be found to be.
     *
     * @param heading      under which the outcome lists it
     * @param marks        what the document is marked as once the outcome is public; null where it stays as it is
     * @param whenReplaced whether it is marked only where another document takes its place
     */
    public record Conclusion(String id, String title, String heading, @Meaning("清理结果公开时标注的有效性；不写的，照旧") @Nullable Validity marks,
            @Meaning("写明由哪份文件替代的才标注") @Nullable Boolean whenReplaced) {

        Optional<Validity> marks(@Nullable String replacedBy) {
            return Optional.ofNullable(marks).filter(validity -> !Boolean.TRUE.equals(whenReplaced) || replacedBy != null);
        }
    }

    /**
     * The document that tells the outcome.
     *
     * @param column   where it is listed, of those of its kind
     * @param relation in which it stands to those that were gone through
     * @param title    with {@code {organ}}, as {@code opening}
     * @param section  above those of one conclusion, with {@code {heading}} and {@code {count}}
     * @param replaced said of one whose place another takes, with the {@code {title}} of that
     */
    record Outcome(String kind, String column, String relation, String title, String opening, String section, String replaced) {
    }

    private final Declared declared;

    CleanupRules(DefinitionTree regulations) {
        this.declared = Definitions.one(regulations, FILE).value();
    }

    public List<String> kinds() {
        return declared.kinds();
    }

    /** The article under which an organ goes through what it has in force. */
    String article() {
        return declared.article();
    }

    String rhythm() {
        return declared.rhythm();
    }

    public List<Conclusion> conclusions() {
        return declared.conclusions();
    }

    public Optional<Conclusion> conclusion(String id) {
        return declared.conclusions().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    Outcome outcome() {
        return declared.outcome();
    }
}
