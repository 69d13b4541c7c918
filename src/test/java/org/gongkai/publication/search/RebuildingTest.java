package org.gongkai.publication.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.gongkai.GongkaiTest;
import org.gongkai.calendar.Now;
import org.gongkai.directory.DemoCast;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.LoopHealth;
import org.gongkai.ledger.Loops;
import org.gongkai.publication.DocumentImport;
import org.gongkai.publication.DocumentSearch;
import org.gongkai.publication.Documents;
import org.gongkai.publication.Hit;
import org.gongkai.publication.Question;
import org.gongkai.publication.Validity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@DisplayName("检索索引可以随时重建")
class RebuildingTest {

    private static final int DOCUMENTS = 700;

    @Autowired
    DocumentSearch search;
    @Autowired
    Documents documents;
    @Autowired
    DocumentImport imports;
    @Autowired
    DemoCast cast;
    @Autowired
    TransactionTemplate transaction;

    @Test
    @DisplayName("重建收入全部公开文件，报告进度，重建之后照样检索得到")
    void everythingIsInAgain() throws InterruptedException {
        transaction.executeWithoutResult(status -> cast.tell());
        imports.take(new DocumentImport.Settings("t", null, List.of()), IntStream.rangeClosed(1, DOCUMENTS)
                .mapToObj(n -> new DocumentImport.Line(n, """
                        {"id":"r%1$d","title":"关于第%1$d号渡口轮渡票价的通知","organ":"青澜区交通运输局","date":"2026-03-02","category":"政策文件","body":"票价不变。"}"""
                        .formatted(n).getBytes(StandardCharsets.UTF_8))).toList());
        List<Long> milestones = new ArrayList<>();
        assertThat(search.rebuild(milestones::add)).isEqualTo(documents.publicSince(null)).isGreaterThanOrEqualTo(DOCUMENTS);
        assertThat(milestones).isNotEmpty().isSorted();
        assertThat(search.find(Question.of("轮渡票价")).total()).isGreaterThanOrEqualTo(DOCUMENTS);
    }

    @Test
    @DisplayName("一件文件收不进索引，其余照收；看得到是哪一件，改好后收得进去")
    void oneThatCannotBeIndexed(@Autowired JdbcClient jdbc, @Autowired Loops loops) throws InterruptedException {
        imports.take(new DocumentImport.Settings("odd", null, List.of()), IntStream.rangeClosed(1, 3).mapToObj(n -> new DocumentImport.Line(n, """
                {"id":"o%1$d","title":"关于怪石%1$d的通告","organ":"青澜区文旅局","date":"2026-03-02","body":"怪石。"}""".formatted(n).getBytes(StandardCharsets.UTF_8))).toList());
        String odd = jdbc.sql("select document from publication.edition where title = '关于怪石2的通告'").query(String.class).single();
        jdbc.sql("update publication.edition set category = repeat('局', 20000) where document = ?").param(odd).update();
        search.rebuild(built -> { });
        assertThat(search.find(Question.of("怪石")).total()).isEqualTo(2);
        LoopHealth index = health(loops);
        assertThat(index.state()).isEqualTo(LoopHealth.State.LEAVES_OUT);
        assertThat(index.leftOut()).extracting(LoopHealth.LeftOut::record).containsExactly(odd);
        jdbc.sql("update publication.edition set category = '20-15' where document = ?").param(odd).update();
        search.rebuild(built -> { });
        assertThat(search.find(Question.of("怪石")).total()).isEqualTo(3);
        assertThat(health(loops).state()).isEqualTo(LoopHealth.State.WELL);
    }

    @Test
    @DisplayName("过了零点，到了施行日期的自己变成有效，到了失效日期的变成失效，不等谁再办一步；停了几天再开的也一样")
    void midnightChangesWhatBinds(@TempDir Path data, @Autowired JdbcClient jdbc, @Autowired Ledger ledger) throws InterruptedException {
        imports.take(new DocumentImport.Settings("days", null, List.of()), List.of("新办法", "旧办法").stream().map(title -> new DocumentImport.Line(1, """
                {"id":"%1$s","title":"潮汐车道%1$s","organ":"青澜区交通运输局","date":"2026-03-02","body":"潮汐车道。"}""".formatted(title).getBytes(StandardCharsets.UTF_8))).toList());
        jdbc.sql("update publication.edition set effective_on = '2027-01-01' where title = '潮汐车道新办法'").update();
        jdbc.sql("update publication.document set validity = 'NOT_YET' where id in (select document from publication.edition where title = '潮汐车道新办法')").update();
        jdbc.sql("update publication.edition set expires_on = '2027-01-01' where title = '潮汐车道旧办法'").update();
        Moved now = new Moved(Instant.parse("2026-12-31T15:59:00Z"));
        Loops loops = new Loops(now, fault -> { });
        IndexFollower index = new IndexFollower(data, new IndexedDocuments(jdbc, now), ledger, loops);
        loops.start();
        await(index, Validity.NOT_YET, Validity.UNSTATED);
        now.at = Instant.parse("2026-12-31T16:00:00Z");
        await(index, Validity.IN_FORCE, Validity.EXPIRED);
        loops.stop();
        now.at = Instant.parse("2026-12-30T00:00:00Z");
        Loops again = new Loops(now, fault -> { });
        IndexFollower reopened = new IndexFollower(data, new IndexedDocuments(jdbc, now), ledger, again);
        again.start();
        await(reopened, Validity.NOT_YET, Validity.UNSTATED);
        again.stop();
    }

    private static void await(IndexFollower index, Validity fresh, Validity old) throws InterruptedException {
        List<Validity> found = List.of();
        for (int tries = 0; tries < 200 && !found.equals(List.of(fresh, old)); tries++) {
            Thread.sleep(100);
            found = index.isRebuilding() ? List.of() : List.of("新办法", "旧办法").stream().flatMap(title -> index.searcher().find(Question.of("潮汐车道" + title)).hits().stream()
                    .filter(hit -> hit.plainTitle().endsWith(title)).map(Hit::validity)).toList();
        }
        assertThat(found).containsExactly(fresh, old);
    }

    private static final class Moved extends Now {

        private volatile Instant at;

        private Moved(Instant at) {
            this.at = at;
        }

        @Override
        public Instant instant() {
            return at;
        }
    }

    private static LoopHealth health(Loops loops) {
        return loops.health().stream().filter(loop -> loop.name().equals("index")).findFirst().orElseThrow();
    }
}
