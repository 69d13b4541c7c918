package org.gongkai.portal.home;

import java.util.List;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Own;
import org.gongkai.definition.Sort;
import org.jspecify.annotations.Nullable;

/**
 * How the first page is arranged where no editor said otherwise, read from {@code regulations/publication/home.yaml}.
 *
 * @param hotline telephone of the hotline
 */
public record HomeFile(String title, String description, String basis, @Meaning("政务服务便民热线的号码；没有的留空") String hotline, List<Declared> blocks) {

    private static final Sort BLOCK = new Sort("home-block", "首页的块");

    /** @param off whether it is left out until an editor asks for it @param rows how many lines it lists; null for a block without lines */
    public record Declared(HomeBlock block, String title, @Meaning("WIDE 占整行，MAIN 主栏，SIDE 侧栏") HomeBlock.Place place, @Meaning("不显示，编辑另行安排的除外") @Nullable Boolean off,
            @Meaning("列几条") @Nullable Integer rows) {
    }

    public static final Kind<HomeFile> FILE = Kind.of("首页", "publication/home.yaml", HomeFile.class, (home, names) -> {
        for (int n = 0; n < home.blocks().size(); n++) {
            Declared one = home.blocks().get(n);
            names.once(BLOCK, one.block().name(), "blocks", n, "block");
            names.demand(one.rows() == null || one.rows() >= 1 && one.rows() <= Arrangement.MOST_ROWS, "rows 在 1 和 " + Arrangement.MOST_ROWS + " 之间", "blocks", n, "rows");
        }
    }).own(Own.AT_START);

    static HomeFile read(DefinitionTree regulations) {
        return Definitions.one(regulations, FILE).value();
    }
}
