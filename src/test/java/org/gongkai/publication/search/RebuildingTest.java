package org.gongkai.publication.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.gongkai.GongkaiTest;
import org.gongkai.directory.DemoCast;
import org.gongkai.publication.DocumentImport;
import org.gongkai.publication.DocumentSearch;
import org.gongkai.publication.Documents;
import org.gongkai.publication.Question;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
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
}
