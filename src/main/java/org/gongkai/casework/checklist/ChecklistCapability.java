package org.gongkai.casework.checklist;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;

/** {@code material:} of a type: the list of what has to come with it. */
public final class ChecklistCapability implements Capability {

    private static final Extension<Block> BLOCK = CaseType.ofType(Block.class);

    record Block(@Meaning("应交的材料") @Nullable Listed material) {
    }

    record Listed(@Meaning("材料清单，办件页按它清点") List<Entry> list) {
    }

    record Entry(@Meaning("小写字母") String id, String title, @Meaning("从哪些 FILE 字段交来；不写的只收纸质") @Nullable List<String> fields,
            @Meaning("是否必须交；不写为选交") @Nullable Boolean required, @Meaning("只在选了这些的时候必须交") @Nullable When when,
            @Meaning("要几份；不写为一份") @Nullable Integer copies, @Meaning("是否要看原件") @Nullable Boolean original, @Nullable String article) {

        ListedMaterial piece() {
            return new ListedMaterial(id, title, fields == null ? Set.of() : Set.copyOf(fields), Boolean.TRUE.equals(required), when == null ? null : new ListedMaterial.When(when.field(), Set.copyOf(when.is())),
                    copies == null ? 1 : copies, Boolean.TRUE.equals(original), article);
        }
    }

    record When(@Meaning("content、applicant 里的选择，或者 party") String field, @Meaning("选了其中任一种") List<String> is) {
    }

    /** The list of a type, in its order; empty where it has none. */
    static List<ListedMaterial> list(CaseType type) {
        Listed listed = type.says(BLOCK).material();
        return listed == null ? List.of() : listed.list().stream().map(Entry::piece).toList();
    }

    @Override
    public List<Extension<?>> keys() {
        return List.of(BLOCK);
    }

    @Override
    public void look(CaseType type, Names names) {
        Listed listed = type.says(BLOCK).material();
        Set<String> seen = new HashSet<>();
        for (int n = 0; listed != null && n < listed.list().size(); n++) {
            look(type, listed.list().get(n), names.under("material", "list", n), seen);
        }
    }

    private static void look(CaseType type, Entry entry, Names at, Set<String> seen) {
        String title = "材料“" + entry.title() + "”";
        at.demand(seen.add(entry.id()), title + "的 id 写了两次：" + entry.id(), "id");
        at.demand(entry.id().matches("[a-z][a-z0-9-]{0,40}"), title + "的 id 用小写字母、数字和连字号", "id");
        at.demand(entry.copies() == null || entry.copies() >= 1, title + "的 copies 应是 1 以上", "copies");
        at.demand(entry.when() == null || Boolean.TRUE.equals(entry.required()), title + "选交的不写 when", "when");
        Set<String> files = Stream.concat(asked(type), type.actions().stream().flatMap(action -> action.fields().stream())).filter(field -> field.kind() == Field.Kind.FILE)
                .map(Field::name).collect(Collectors.toSet());
        for (int n = 0; entry.fields() != null && n < entry.fields().size(); n++) {
            at.demand(files.contains(entry.fields().get(n)), "没有“" + entry.fields().get(n) + "”这个 FILE 字段", "fields", n);
        }
        if (entry.when() != null) {
            Set<String> offered = offered(type, entry.when().field());
            at.demand(!offered.isEmpty(), "“" + entry.when().field() + "”不是 content、applicant 里的选择，也不是 party", "when", "field");
            at.demand(offered.isEmpty() || offered.containsAll(entry.when().is()), "“" + entry.when().field() + "”的选项是：" + String.join("、", offered), "when", "is");
        }
    }

    private static Set<String> offered(CaseType type, String field) {
        if (field.equals(ListedMaterial.When.PARTY)) {
            return type.parties().stream().map(CaseType.Party::id).collect(Collectors.toSet());
        }
        return asked(type).filter(one -> one.name().equals(field)).findFirst()
                .map(one -> one.kind() == Field.Kind.YES_NO ? Set.of("yes", "no") : one.options().keySet()).orElse(Set.of());
    }

    private static Stream<Field> asked(CaseType type) {
        return Stream.concat(type.applicant().stream(), type.content().stream());
    }
}
