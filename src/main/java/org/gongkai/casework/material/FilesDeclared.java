package org.gongkai.casework.material;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Names;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.gongkai.redaction.FileKind;

/** Where a type may ask for files, and how many of which kind. */
public final class FilesDeclared implements Capability {

    private static final Set<String> KINDS = Arrays.stream(FileKind.values()).map(FileKind::ending).collect(Collectors.toSet());
    private static final int MOST = 20;

    @Override
    public List<Extension<?>> keys() {
        return List.of();
    }

    @Override
    public void look(CaseType type, Names names) {
        look(type.applicant(), names, "applicant");
        look(type.content(), names, "content");
        none(type.item(), names, "item");
        for (CaseType.Placed placed : type.placed()) {
            Names at = names.under(placed.path());
            if (placed.action().who().contains(Actor.CONSULTED)) {
                none(placed.action().fields(), at, "fields");
            }
            look(placed.action().fields(), at, "fields");
            none(type.consequence(placed.action().id()).perItem().stream().map(item -> item.field()).toList(), at, "perItem");
        }
    }

    private static void look(List<Field> fields, Names at, String key) {
        for (int n = 0; n < fields.size(); n++) {
            look(fields.get(n), at.under(key, n));
        }
    }

    private static void look(Field field, Names at) {
        String title = "字段“" + field.name() + "”";
        Field.Files files = field.limits().files();
        at.demand(field.kind() != Field.Kind.FILE || field.kept() != Field.Keeping.PUBLIC, title + "是提出人的文件，不公开；去掉 kept，密封保存", "kept");
        at.demand(files == null || field.kind() == Field.Kind.FILE, title + "是 " + field.kind() + "，不收文件；files 只用于 FILE", "files");
        if (files != null) {
            at.demand(files.most() >= 1 && files.most() <= MOST, title + "的 most 应在 1 到 " + MOST + " 之间", "files", "most");
            at.demand(files.megabytes() >= 1, title + "的 megabytes 应是 1 以上", "files", "megabytes");
            at.demand(KINDS.containsAll(files.kinds()), title + "只能收打得开的文件：" + String.join("、", new TreeSet<>(KINDS)), "files", "kinds");
        }
    }

    /** Files come with the whole matter or with a step of it. */
    private static void none(List<Field> fields, Names at, String key) {
        for (int n = 0; n < fields.size(); n++) {
            at.demand(fields.get(n).kind() != Field.Kind.FILE, "字段“" + fields.get(n).name() + "”是 FILE，写在 content、applicant 或者提出人、工作人员的动作里，不写在这里", key, n, "kind");
        }
    }
}
