package org.gongkai.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import org.gongkai.publication.Question;
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
    SearchIndex index;
    @Autowired
    List<Findables> rooms;
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
        assertThat(index.rebuild(milestones::add)).isEqualTo(rooms.stream().mapToLong(Findables::count).sum()).isGreaterThanOrEqualTo(DOCUMENTS);
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
        index.rebuild(built -> { });
        assertThat(search.find(Question.of("怪石")).total()).isEqualTo(2);
        LoopHealth following = health(loops);
        assertThat(following.state()).isEqualTo(LoopHealth.State.LEAVES_OUT);
        assertThat(following.leftOut()).extracting(LoopHealth.LeftOut::record).containsExactly(odd);
        jdbc.sql("update publication.edition set category = '20-15' where document = ?").param(odd).update();
        index.rebuild(built -> { });
        assertThat(search.find(Question.of("怪石")).total()).isEqualTo(3);
        assertThat(health(loops).state()).isEqualTo(LoopHealth.State.WELL);
    }

    @Test
    @DisplayName("一个早先版本写的、或者别的房间留下的索引，启动时自己认出来重建，旧文件不留")
    void whatAnotherVersionWroteIsBuiltAnew(@TempDir Path data, @Autowired Ledger ledger) throws IOException {
        Path old = Files.createDirectories(data.resolve("documents"));
        Files.writeString(old.resolve("segments_9"), "written by an earlier version");
        Files.writeString(data.resolve("position"), "1 9000000");
        ListOfATest wharves = new ListOfATest("wharves", Findable.of("1", "wharf", "青溪码头", "渡口，每日六班。", "/wharves/1"));
        assertThat(foundAfterAStart(data, ledger, wharves)).containsExactly("青溪码头");
        assertThat(old).doesNotExist();

        ListOfATest moved = new ListOfATest("wharves", Findable.of("2", "wharf", "青溪新码头", "渡口，每日八班。", "/wharves/2"));
        assertThat(foundAfterAStart(data, ledger, moved)).as("the same shape: only what acts tell is looked at").containsExactly("青溪码头");
        assertThat(foundAfterAStart(data, ledger, moved.shaped("2"))).as("another shape").containsExactly("青溪新码头");
    }

    private static List<String> foundAfterAStart(Path folder, Ledger ledger, Findables room) {
        try (FollowerOfATest follower = new FollowerOfATest(folder, room, ledger, Now.at(Instant.parse("2026-11-29T08:00:00Z")))) {
            return follower.find(Search.of("渡口")).hits().stream().map(hit -> Run.plain(hit.title())).toList();
        }
    }

    private static LoopHealth health(Loops loops) {
        return loops.health().stream().filter(loop -> loop.name().equals("index")).findFirst().orElseThrow();
    }
}
