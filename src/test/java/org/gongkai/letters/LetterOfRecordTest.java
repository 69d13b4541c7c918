package org.gongkai.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.ledger.Sealing;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("文书的字句是正本，各种文件由它生成")
class LetterOfRecordTest {

    @Autowired
    CaseworkCast cast;
    @Autowired
    Letters letters;
    @Autowired
    Sealing sealing;
    @Autowired
    JdbcClient client;

    @Test
    @DisplayName("密封的是字句和随机数，摘要与之相符；Word 文件一字不差")
    void wordsAreTheRecord() throws Exception {
        Letter letter = letters.of(cast.inProgress(CaseworkCast.EDUCATION, "校服采购合同")).getFirst();
        byte[] sealed = client.sql("select sealed from letters.letter where id = ?").param(letter.id()).query((row, n) -> row.getBytes(1)).single();
        byte[] record = sealing.openBytes("letters.letter/" + letter.id(), sealed);
        assertThat(new String(record, StandardCharsets.UTF_8)).startsWith("{\"letter\":{\"addressee\":\"林小舟：\"").contains("\"salt\":\"");
        assertThat(client.sql("select digest from letters.letter where id = ?").param(letter.id()).query(String.class).single())
                .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(record)));

        LetterText words = letters.words(letter);
        try (XWPFDocument docx = new XWPFDocument(new ByteArrayInputStream(letters.docx(letter))); var text = new XWPFWordExtractor(docx)) {
            assertThat(text.getText().replaceAll("—\\s*—|\\s", "")).as("页码以外").isEqualTo(words.everyWord().replaceAll("\\s", ""));
        }
    }

    @Test
    @DisplayName("以前发出的文书，原来的 Word 文件原样打开，字句仍读得出")
    void earlierLettersKeepTheirFile() {
        LetterText text = new LetterText("临溪区教育局政府信息公开申请答复书", "临教公复〔2025〕7号", "林小舟：", List.of("答复如下。", "特此告知。"),
                "临溪区教育局", LocalDate.of(2025, 3, 12));
        byte[] file = LetterFile.docx(text);
        client.sql("""
                insert into letters.letter (id, subject, act_id, organ, template, in_force, number, title, issued_on, recipient, format, sealed, digest)
                values ('early', 'case', 'act', 'lq-jy', 'reply', '2019-05-15', ?, ?, '2025-03-12', 'APPLICANT', 'DOCX', ?, '')""")
                .params(text.number(), text.title(), sealing.seal("letters.letter/early", file)).update();
        Letter early = letters.find("early").orElseThrow();
        assertThat(letters.docx(early)).isEqualTo(file);
        assertThat(letters.words(early)).isEqualTo(text);
    }

    @Test
    @DisplayName("同样的字句，两次发文的摘要不同：毁去密封的字句以后，摘要不透露是谁的文书")
    void digestsBetrayNothing() {
        LetterText text = new LetterText("标题", "号", "林小舟：", List.of("答复。"), "机关", LocalDate.of(2026, 3, 12));
        assertThat(new LetterRecord(sealing.salt(), text).canonical()).isNotEqualTo(new LetterRecord(sealing.salt(), text).canonical());
        assertThat(LetterRecord.read(new LetterRecord("ab", text).canonical()).letter()).isEqualTo(text);
    }
}
