package org.gongkai.casework.material;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.ReadOnce;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came with a matter, for the panels of its page: read in one query, however many of them ask. */
@Component
public class CameWith {

    private final JdbcClient client;
    private final Materials materials;

    CameWith(JdbcClient client, Materials materials) {
        this.client = client;
        this.materials = materials;
    }

    /** Copies of a piece on paper as somebody noted them last, and whether the original was shown. */
    public record Noted(int copies, boolean shown) {

        public static final Noted NOTHING = new Noted(0, false);
    }

    /**
     * @param kept  files whose bytes are still kept, by id
     * @param noted what came on paper, by piece of the list
     */
    public record All(List<Enclosed> enclosed, Map<String, Material> kept, Map<String, Noted> noted) {

        /** How many files there are in a field. */
        public int files(String field) {
            return (int) enclosed.stream().filter(one -> one.field().name().equals(field) && kept.containsKey(one.file().id())).map(one -> one.file().id()).distinct().count();
        }
    }

    public All with(CaseFolder folder) {
        return ReadOnce.of(All.class, folder.state().id(), () -> read(folder));
    }

    private All read(CaseFolder folder) {
        List<Enclosed> enclosed = Enclosed.in(folder);
        Map<String, Noted> noted = new HashMap<>();
        List<Material> kept = client.sql("""
                select m.id, m.kind, m.pages, m.name, c.bytes, null as piece, 0 as copies, false as shown
                    from casework.material m join casework.material_content c on c.digest = m.digest where m.id = any(?)
                union all select null, null, 0, null, 0, piece, copies, shown from (select distinct on (piece) piece, copies, shown from casework.material_noted
                    where case_id = ? order by piece, no desc) last""").params(enclosed.stream().map(one -> one.file().id()).distinct().toArray(String[]::new), folder.state().id())
                .query((row, n) -> {
                    if (row.getString(1) != null) {
                        return List.of(materials.material(row));
                    }
                    noted.put(row.getString(6), new Noted(row.getInt(7), row.getBoolean(8)));
                    return List.<Material>of();
                }).list().stream().flatMap(List::stream).toList();
        return new All(enclosed, kept.stream().collect(Collectors.toMap(Material::id, Function.identity())), noted);
    }
}
