package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.directory.Organs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GongkaiTest
@DisplayName("示范区公开的文件")
class DemoDocumentsTest {

    @Autowired
    DemoDistrict demo;
    @Autowired
    Documents documents;
    @Autowired
    Organs organs;
    @Autowired
    DocumentSearch search;

    @Test
    @DisplayName("都已公布，有文号和机关，文号用的就是那个机关的代字，搜得到")
    void published() throws Exception {
        demo.tell("cast", "documents");
        List<DocumentLine> lines = documents.all("", 100);
        assertThat(lines).hasSize(25);
        for (int tries = 0; tries < 50 && search.find(Question.of("加装电梯")).total() == 0; tries++) {
            Thread.sleep(100);
        }
        assertThat(lines).filteredOn(line -> line.number() != null).allSatisfy(line -> assertThat(line.number()).as(line.title())
                .startsWith(organs.require(line.organ()).documentWord()));
        assertThat(search.find(Question.of("青住建〔2026〕44号")).hits()).first()
                .satisfies(hit -> assertThat(hit.plainTitle()).contains("加装电梯补贴办法"));
        assertThat(search.find(Question.of("加裝電梯")).total()).isEqualTo(search.find(Question.of("加装电梯")).total());
    }
}
