package org.gongkai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.gongkai.TestDatabase;
import org.gongkai.calendar.Now;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

@DisplayName("密钥环：数据用着的密钥不在，就不启动，也不另造")
class KeyRingTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    Path data;

    private JdbcTemplate jdbc;

    @BeforeEach
    void nothingSealed() {
        jdbc = new JdbcTemplate(DATABASE.dataSource());
        jdbc.update("delete from ledger.sealing_key");
        jdbc.update("delete from casework.batch");
    }

    @Test
    @DisplayName("空的安装造两把：密封的和辨认的，只有主人读得到，编号记在数据旁边")
    void freshOnes() throws IOException {
        Keys keys = keys();
        assertThat(files()).hasSize(3).contains("current").anyMatch(name -> name.startsWith("sealing-")).anyMatch(name -> name.startsWith("recognising-"));
        for (String name : files()) {
            assertThat(Files.getPosixFilePermissions(data.resolve("keys").resolve(name))).as(name).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(keys.ring().current(KeyRing.Purpose.SEALING)).isNotEqualTo(keys.ring().current(KeyRing.Purpose.RECOGNISING));
        assertThat(jdbc.queryForList("select id from ledger.sealing_key order by id", String.class)).containsExactlyElementsOf(keys.ring().ids());
        assertThat(keys().ring().ids()).as("再启动还是这两把").isEqualTo(keys.ring().ids());
    }

    @Test
    @DisplayName("密钥没有了：一句话说缺哪一把、放回哪里；一个文件也没有造")
    void neverMadeAnew() throws IOException {
        Sealing sealing = new Sealing(keys());
        byte[] sealed = sealing.seal("x/1", "林小舟");
        String id = sealing.currentKey();
        Path away = Files.move(data.resolve("keys"), data.resolve("elsewhere"));
        assertThatThrownBy(this::keys).isInstanceOf(MissingKeys.class).hasMessageContaining(id).hasMessageContaining(data.resolve("keys").toString());
        assertThat(data.resolve("keys")).doesNotExist();
        Files.move(away, data.resolve("keys"));
        assertThat(new Sealing(keys()).open("x/1", sealed)).isEqualTo("林小舟");
    }

    @Test
    @DisplayName("编号没有记下的旧数据，看密封的值上带的编号")
    void oldDataSayItThemselves() throws IOException {
        Sealing sealing = new Sealing(keys());
        jdbc.update("insert into casework.batch (id, person, sealed, state, made_at) values ('b', 'p', ?, 'CHOSEN', now())", (Object) sealing.seal("casework.batch/b", "{}"));
        jdbc.update("delete from ledger.sealing_key");
        Files.move(data.resolve("keys"), data.resolve("elsewhere"));
        assertThatThrownBy(this::keys).isInstanceOf(MissingKeys.class).hasMessageContaining(sealing.currentKey());
    }

    @Test
    @DisplayName("最早的 sealing.key 是环里的第一把：照样打得开，辨认的结果与从前一字不差")
    void theFirstKey() throws IOException {
        Files.createDirectories(data.resolve("keys"));
        Files.write(data.resolve("keys/sealing.key"), new byte[32]);
        Sealing sealing = new Sealing(keys());
        assertThat(files()).containsExactly("sealing.key");
        assertThat(sealing.currentKey()).isEqualTo(KeyRing.idOf(new byte[32]));
        assertThat(sealing.recognising("casework.applicant", "X")).matches("[0-9a-f]{64}");
        assertThat(sealing.recognisedBy()).isEmpty();
    }

    @Test
    @DisplayName("换过密钥：新的值用新的密钥，旧的照样打得开；摘要写着用的是哪一把，旧摘要也认得")
    void rotated() throws IOException {
        Files.createDirectories(data.resolve("keys"));
        Files.write(data.resolve("keys/sealing.key"), new byte[32]);
        Keys keys = keys();
        Sealing sealing = new Sealing(keys);
        byte[] old = sealing.seal("x/1", "林小舟");
        String code = sealing.keyed("codes", "12345678");
        keys.rotate();
        byte[] anew = sealing.seal("x/1", "林小舟");
        assertThat(List.of(old[1], old[2], old[3], old[4])).isNotEqualTo(List.of(anew[1], anew[2], anew[3], anew[4]));
        assertThat(sealing.open("x/1", old)).isEqualTo(sealing.open("x/1", anew)).isEqualTo("林小舟");
        assertThat(sealing.keyed("codes", "12345678")).isNotEqualTo(code);
        assertThat(sealing.everyKeyed("codes", "12345678")).contains(code, sealing.keyed("codes", "12345678"));
        assertThat(sealing.recognising("p", "x")).startsWith(sealing.recognisedBy()).contains(":");
        assertThat(keys().ring().ids()).hasSize(3);
    }

    @Test
    @DisplayName("另一个节点换了密钥：遇到没见过的编号，重新读一遍密钥环")
    void anotherNodeRotated() throws IOException {
        Sealing here = new Sealing(keys());
        Keys there = keys();
        there.rotate();
        byte[] sealedThere = new Sealing(there).seal("x/1", "林小舟");
        assertThat(here.open("x/1", sealedThere)).isEqualTo("林小舟");
        sealedThere[1] ^= 1;
        assertThatThrownBy(() -> here.open("x/1", sealedThere)).isInstanceOf(IllegalStateException.class).hasMessageContaining("not in the ring");
    }

    @Test
    @DisplayName("损坏的密钥、缺了 current 的密钥环，说出来，不猜")
    void damaged() throws IOException {
        keys();
        Path current = data.resolve("keys/current");
        byte[] said = Files.readAllBytes(current);
        Files.delete(current);
        assertThatThrownBy(this::keys).isInstanceOf(MissingKeys.class).hasMessageContaining("current");
        Files.write(current, said);
        Path key = data.resolve("keys").resolve(files().stream().filter(name -> name.startsWith("sealing-")).findFirst().orElseThrow());
        Files.write(key, new byte[31]);
        assertThatThrownBy(this::keys).isInstanceOf(MissingKeys.class).hasMessageContaining(key.getFileName().toString());
    }

    private Keys keys() throws IOException {
        return new Keys(data, jdbc, Now.system());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("keys"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
