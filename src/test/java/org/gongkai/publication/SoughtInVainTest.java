package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;

import org.gongkai.TestDatabase;
import org.gongkai.calendar.Now;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("查了没有找到的：几个人都查过才记，只记词和人数，像个人信息的不记")
class SoughtInVainTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private SoughtInVain sought;

    @BeforeEach
    void begin() {
        database.jdbc().sql("delete from publication.sought_in_vain").update();
        sought = new SoughtInVain(database.jdbc(), Now.at(Instant.parse("2026-11-05T02:00:00Z")));
    }

    @Test
    @DisplayName("一个人查多少次都不记，三个人查过才记，以后每多一人加一")
    void onlyAfterSeveral() {
        for (int i = 0; i < 10; i++) {
            sought.sought("社区食堂", "203.0.113.7");
        }
        sought.sought("社区食堂", "198.51.100.1");
        assertThat(sought.most(10)).isEmpty();
        sought.sought(" 社区食堂 ", "192.0.2.9");
        assertThat(sought.most(10)).containsExactly(new SoughtInVain.Term("社区食堂", 3, LocalDate.of(2026, 11, 1)));
        sought.sought("社区食堂", "192.0.2.9");
        sought.sought("社区食堂", "203.1.113.8");
        assertThat(sought.most(10)).extracting(SoughtInVain.Term::people).containsExactly(4L);
    }

    @Test
    @DisplayName("姓名、号码、住址、车牌不记，写着它们的句子也不记")
    void neverAPerson() {
        for (String term : new String[] {"张伟", "王小明", "张伟 低保", "13812345678", "低保 13812345678", "110101199003074514", "zhang@example.com", "青溪小区3号楼2单元501室",
                "冀A12345", "李女士信访", "我叫陈红"}) {
            assertThat(SoughtInVain.mayBeKept(term)).as(term).isFalse();
        }
        for (String term : new String[] {"社区食堂", "共享充电宝押金", "老年食堂在哪里", "2026年中考"}) {
            assertThat(SoughtInVain.mayBeKept(term)).as(term).isTrue();
        }
    }

    @Test
    @DisplayName("一年以前的删去")
    void forgets() {
        database.jdbc().sql("insert into publication.sought_in_vain (month, term, people) values ('2025-09-01', '旧词', 5)").update();
        sought.sought("新词汇", "203.0.113.7");
        assertThat(database.jdbc().sql("select count(*) from publication.sought_in_vain").query(Long.class).single()).isZero();
    }
}
