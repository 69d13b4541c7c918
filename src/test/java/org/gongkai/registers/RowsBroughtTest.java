package org.gongkai.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sealing;
import org.gongkai.ledger.Verify;
import org.gongkai.registers.RowsBrought.Stage;
import org.gongkai.tables.Table;
import org.gongkai.tables.TableRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("工作台导入大表：先全部核对，有一处错一行也不登记；登记到一半停下，接着登记不多一条")
class RowsBroughtTest {

    private static final Duration LONG = Duration.ofMinutes(3);
    private static final int ROWS = 10_200;

    @Autowired
    RowsBrought brought;
    @Autowired
    FilesBrought files;
    @Autowired
    Ledger ledger;
    @Autowired
    Sealing sealing;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Registers registers;
    @Autowired
    People people;
    @Autowired
    Verify verify;
    @Autowired
    JdbcClient client;
    @Autowired
    TimeMachine time;

    @BeforeEach
    void district(@Autowired DemoDistrict demo) {
        time.to("2026-03-02");
        demo.tell("cast");
    }

    private static byte[] table(String instead) {
        StringBuilder csv = new StringBuilder("时间,主题,形式,人数\n");
        for (int n = 0; n < ROWS; n++) {
            csv.append(n == ROWS - 7 && !instead.isEmpty() ? instead : "2026-01-20,大表第" + n + "讲,线上," + (n % 50 + 1)).append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String keep(String organ, Staff staff, byte[] table) throws Exception {
        String id = files.take(registers.find("trainings").orElseThrow(), organ, staff, new ByteArrayInputStream(table), table.length);
        brought.begin();
        return id;
    }

    private RowsBrought.Brought settled(String id) {
        await().atMost(LONG).until(() -> !brought.find(id).orElseThrow().stage().isAtWork());
        return brought.find(id).orElseThrow();
    }

    private Staff staff(String login) {
        return people.byLogin(login).flatMap(person -> people.staff(person.id())).orElseThrow();
    }

    private long entries(String organ) {
        return client.sql("select count(*) from registers.entry where register = 'trainings' and organ = ?").param(organ).query(Long.class).single();
    }

    @Test
    @DisplayName("一处错在最后一段，一条在最前一段写过：都说出第几行，一行也没有登记；表头不对的当时就说")
    void faults() throws Exception {
        Staff staff = staff("xienan.education");
        long before = entries("education");
        RowsBrought.Brought wrong = settled(keep("education", staff, table("2026-01-20,联系 11010519491231002X,线上,3")));
        assertThat(wrong.stage()).isEqualTo(Stage.FAULTY);
        assertThat(wrong.told()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(ROWS - 5);
            assertThat(fault.sentence()).contains("身份号码");
        });
        RowsBrought.Brought twice = settled(keep("education", staff, table("2026-01-20,大表第3讲,线上,3")));
        assertThat(twice.told()).singleElement().satisfies(fault -> assertThat(fault.sentence()).contains("与第 5 行是同一条记录"));
        assertThat(brought.find(wrong.id())).as("a new file takes the place of the old").isEmpty();
        brought.enter(twice);
        assertThat(brought.find(twice.id()).orElseThrow().stage()).isEqualTo(Stage.FAULTY);
        RowsBrought.Brought other = settled(keep("education", staff, "甲,乙\n1,2\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(other.told()).singleElement().satisfies(fault -> assertThat(fault.sentence()).contains("表头里没有找到这些列"));
        assertThat(entries("education")).isEqualTo(before);
    }

    @Test
    @DisplayName("有错的行连同错处写成一份表给回来；没有错的先登记，改好的那份单独导入")
    void goodRowsGoIn() throws Exception {
        Staff staff = staff("zhangji.urban");
        Register trainings = registers.find("trainings").orElseThrow();
        RowsBrought.Brought faulty = settled(keep("urban", staff, table("2026-13-20,大表错讲,线上,0")));
        assertThat(faulty.stage()).isEqualTo(Stage.FAULTY);
        assertThat(faulty.faulty()).isEqualTo(1);
        assertThat(faulty.good()).isEqualTo(ROWS - 1);
        List<List<String>> given = Table.read(brought.faultSheet(trainings, faulty, false, 10)).stream().map(TableRow::cells).toList();
        assertThat(given).hasSize(2);
        assertThat(given.getFirst()).contains("请改正 举办日期");
        assertThat(given.getLast()).contains("大表错讲").anySatisfy(cell -> assertThat(cell).contains("2026-13-20").contains("请核对"));
        brought.enterGood(faulty);
        RowsBrought.Brought done = settled(faulty.id());
        assertThat(done.stage()).isEqualTo(Stage.DONE);
        assertThat(done.entered()).isEqualTo(ROWS - 1);
        assertThat(done.left()).isZero();
        assertThat(entries("urban")).isEqualTo(ROWS - 1);
    }

    @Test
    @DisplayName("太大的当时就说，报了大小的一个字节也不读；读到一半被中止的从头再读，行数不变；传到一半断了的不留")
    void tooLargeTornAndReadAgain() throws Exception {
        Staff staff = staff("zhangji.urban");
        Register trainings = registers.find("trainings").orElseThrow();
        FilesBrought small = new FilesBrought(ledger, sealing, client, transaction, DataSize.ofKilobytes(100));
        InputStream untouched = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("it was read");
            }
        };
        assertThatThrownBy(() -> small.take(trainings, "urban", staff, untouched, 101L << 20)).hasMessageContaining("请拆成几个文件");
        assertThatThrownBy(() -> small.take(trainings, "urban", staff, new ByteArrayInputStream(new byte[200_000]), -1)).hasMessageContaining("没有收下");
        InputStream torn = new SequenceInputStream(new ByteArrayInputStream(new byte[1000]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line is gone");
            }
        });
        assertThatThrownBy(() -> small.take(trainings, "urban", staff, torn, -1)).isInstanceOf(IOException.class);
        assertThat(brought.latest(trainings, staff).filter(one -> one.rows() == 0)).as("nothing of those is kept").isEmpty();
        String id = files.take(trainings, "urban", staff, new ByteArrayInputStream(table("")), -1);
        client.sql("insert into registers.brought_part (brought, number, sealed) values (?, 0, '')").param(id).update();
        client.sql("update registers.brought set rows = 5000, parts = 1 where id = ?").param(id).update();
        brought.begin();
        assertThat(settled(id).rows()).isEqualTo(ROWS);
        assertThat(client.sql("select count(*) from registers.brought_file where brought = ?").param(id).query(Long.class).single()).as("the file goes once its rows are laid out").isZero();
        brought.discard(brought.find(id).orElseThrow());
    }

    @Test
    @DisplayName("核对完登记；停下、接着登记，各行恰好一条；登记完不留原表；核验无误")
    void stoppedAndGoneOn() throws Exception {
        Staff staff = staff("huangyu.health");
        long before = entries("health");
        String id = keep("health", staff, table(""));
        RowsBrought.Brought ready = settled(id);
        assertThat(ready.stage()).isEqualTo(Stage.READY);
        assertThat(ready.rows()).isEqualTo(ROWS);
        assertThat(entries("health")).as("nothing is entered before it is said").isEqualTo(before);
        brought.enter(ready);
        await().atMost(LONG).until(() -> brought.find(id).orElseThrow().done() > 0);
        brought.stop(brought.find(id).orElseThrow());
        settled(id);
        brought.enter(brought.find(id).orElseThrow());
        RowsBrought.Brought done = settled(id);
        assertThat(done.stage()).isEqualTo(Stage.DONE);
        assertThat(done.entered()).isEqualTo(ROWS);
        assertThat(entries("health")).isEqualTo(before + ROWS);
        assertThat(client.sql("select count(*) from registers.brought_part where brought = ?").param(id).query(Long.class).single()).isZero();
        await().untilAsserted(() -> assertThat(client.sql("select count(*) from ledger.pending").query(Long.class).single()).isZero());
        assertThat(verify.run(true, reached -> { }).differences()).isEmpty();
    }
}
