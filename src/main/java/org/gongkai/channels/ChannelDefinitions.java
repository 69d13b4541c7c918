package org.gongkai.channels;

import java.util.List;
import java.util.regex.Pattern;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.gongkai.definition.Sort;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Role;
import org.gongkai.publication.Categories;
import org.gongkai.publication.DocumentKind;

/** The kind of file that this room reads. */
class ChannelDefinitions implements DefinitionKinds {

    static final Sort SORT = new Sort("channel", "公开渠道");
    static final Kind<ChannelFile> FILES = Kind.of(SORT.title(), "channels", ChannelFile.class, ChannelDefinitions::look).own(Own.AT_START).inheriting();

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    @Override
    public List<Kind<?>> kinds() {
        return List.of(FILES);
    }

    private static void look(ChannelFile file, Names names) {
        names.holds(SORT, file.id(), file.inForce().from(), file.inForce().to(), "inForce", "from");
        names.demand(ID.matcher(file.id()).matches(), "id 用小写字母、数字和连字符，以字母开头，最多 40 个", "id");
        names.demand(!file.serves().isEmpty(), "至少写一种岗位", "serves");
        each(file.serves(), Role.SORT, names, "serves");
        if (file.takes().kinds() != null) {
            each(file.takes().kinds(), DocumentKind.SORT, names.under("takes"), "kinds");
        }
        if (file.takes().columns() != null) {
            each(file.takes().columns(), Categories.COLUMN, names.under("takes"), "columns");
        }
        if (file.takes().organs() != null) {
            for (int n = 0; n < file.takes().organs().size(); n++) {
                names.asks(Organ.SORT, file.takes().organs().get(n), "takes", "organs", n);
            }
        }
        names.demand(file.within().days() >= 0, "天数不能是负的", "within", "days");
        names.demand(file.stays() == null || file.stays().days() > 0, "至少留一天", "stays", "days");
        names.demand(file.way() != Channel.Way.BOARD || file.stays() != null, "张贴的要写留多少天（stays）", "way");
    }

    private static void each(List<String> named, Sort sort, Names names, String where) {
        for (int n = 0; n < named.size(); n++) {
            names.needs(sort, named.get(n), where, n);
        }
    }
}
