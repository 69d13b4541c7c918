package org.gongkai.directory;

import java.util.List;
import java.util.Optional;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Sort;

/** Which people outside may hold a sign-in, and by which documents they are known, from {@code regulations/outsiders.yaml}. */
public final class OutsiderKinds {

    /** The sort of name under which declarations speak of kinds of outsiders. */
    public static final Sort SORT = new Sort("outsider", "外部人员");

    static final Kind<Declared> FILE = Kind.of("外部人员", "outsiders.yaml", Declared.class, (declared, names) -> {
        for (int n = 0; n < declared.kinds().size(); n++) {
            names.offers(SORT, declared.kinds().get(n).id(), "kinds", n, "id");
            names.once(SORT, declared.kinds().get(n).id(), "kinds", n, "id");
        }
        names.demand(!declared.documents().isEmpty(), "至少写一种核对身份的证件", "documents");
    });

    private OutsiderKinds() {
    }

    /** Someone outside, as a kind. */
    public record Outside(@Meaning("写在人员记录和定义文件里的名称，不改") String id, String title, @Meaning("登录以后能做什么") String does) {
    }

    /** A document that was looked at before somebody got a sign-in; its number is not kept. */
    public record Document(String id, String title) {
    }

    record Declared(String title, String description, String legalBasis, List<Outside> kinds, List<Document> documents) {
    }

    public static List<Outside> all() {
        return Shipped.DECLARED.kinds();
    }

    public static List<Document> documents() {
        return Shipped.DECLARED.documents();
    }

    static Optional<Outside> find(String id) {
        return all().stream().filter(kind -> kind.id().equals(id)).findFirst();
    }

    /** What a kind is called; itself where it is not declared any more. */
    public static String title(String id) {
        return find(id).map(Outside::title).orElse(id);
    }

    /** What a document is called; itself where it is not declared any more. */
    public static String document(String id) {
        return documents().stream().filter(one -> one.id().equals(id)).findFirst().map(Document::title).orElse(id);
    }

    private static final class Shipped {

        private static final Declared DECLARED = Definitions.one(DefinitionTree.shipped(), FILE).value();
    }
}
