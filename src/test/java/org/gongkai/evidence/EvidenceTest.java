package org.gongkai.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

import org.gongkai.GongkaiTest;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.directory.Attempt;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.redaction.FileKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@DisplayName("第三十一条 收到之日的凭证：扫描件加密保存，台账只留摘要")
class EvidenceTest {

    private static final String CASE = "case-of-evidence";

    @Autowired
    EvidenceFiles files;
    @Autowired
    EvidenceKinds kinds;
    @Autowired
    CaseTypes types;
    @Autowired
    Ledger ledger;
    @Autowired
    JdbcClient client;

    @Test
    @DisplayName("签收单凭邮件号收下，打开的就是收下的那一份")
    void kept() throws IOException {
        byte[] scan = picture();
        Evidence kept = done(files.add(CASE, "office", "signature", "XA1234567", "../../张三的签收单.png", scan, "person"));

        assertThat(files.open(kept)).isEqualTo(scan);
        assertThat(files.of(CASE)).contains(kept);
        assertThat(kept.name()).isEqualTo("张三的签收单.png");
        assertThat(kept.file()).isEqualTo(FileKind.PNG);
        Act act = ledger.of(kept.id()).getFirst();
        assertThat(act.article()).isEqualTo("第三十一条第二项");
        assertThat(act.detail()).containsEntry("number", "XA1234567").doesNotContainValue("张三的签收单.png");
    }

    @Test
    @DisplayName("库里没有一个字能读出文件和文件名")
    void sealed() throws IOException {
        Evidence kept = done(files.add(CASE, "office", "envelope", null, "李四的信封.png", picture(), "person"));
        byte[] row = client.sql("select name || content from evidence.evidence where id = ?").param(kept.id()).query(byte[].class).single();
        assertThat(new String(row, StandardCharsets.UTF_8)).doesNotContain("李四");
        assertThat(new String(row, StandardCharsets.ISO_8859_1)).doesNotContain("PNG", "IHDR");
    }

    @Test
    @DisplayName("不是扫描件的不收，并说明怎么办")
    void notAScan() {
        assertThat(files.add(CASE, "office", "envelope", null, "a.exe", "MZ...".getBytes(StandardCharsets.US_ASCII), "person").reasons())
                .first().asString().contains("PDF");
        assertThat(files.add(CASE, "office", "no-such-kind", null, "a.png", new byte[0], "person").reasons()).first().asString().contains("种类");
    }

    @Test
    @DisplayName("作废要写明原因，只能作废一次；作废的仍可查看")
    void struck() throws IOException {
        Evidence kept = done(files.add("struck", "office", "slip", null, "a.png", picture(), "person"));
        assertThat(files.strike(kept, " ", "person").reasons()).isNotEmpty();
        assertThat(files.strike(kept, "挂错了办件", "person").reasons()).isEmpty();
        assertThat(files.strike(kept, "挂错了办件", "person").reasons()).isNotEmpty();
        assertThat(files.of("struck")).noneMatch(Evidence::stands);
        assertThat(files.of("struck")).singleElement().matches(one -> !one.stands());
    }

    @Test
    @DisplayName("每个渠道所要的凭证都有这一种")
    void everyChannelsEvidenceIsKnown() {
        assertThat(types.all().stream().flatMap(type -> type.channels().stream()).map(CaseType.Channel::evidence)
                .filter(kind -> kind != null && kinds.find(kind).isEmpty())).isEmpty();
    }

    private static Evidence done(Attempt<Evidence> attempt) {
        assertThat(attempt.reasons()).isEmpty();
        return ((Attempt.Done<Evidence>) attempt).value();
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
