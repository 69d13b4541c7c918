package org.gongkai.casework.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("案卷材料：摘要、台账在本系统以外也能核验；只给可以取的人，放一刻钟")
class BundleIsProofTest extends WholeCase {

    private final JsonMapper json = new JsonMapper();

    @Test
    @DisplayName("目录里的摘要就是每件材料的摘要；DOCX 和 PDF 两份目录一样")
    void listOfDigests() throws Exception {
        Map<String, byte[]> files = made(officer(), request);

        String word = text("00-目录.docx", files.get("00-目录.docx")).replaceAll("\\s", "");
        String pdf = text("00-目录.pdf", files.get("00-目录.pdf")).replaceAll("\\s", "");
        String sums = new String(files.get("校验.sha256"), StandardCharsets.UTF_8);
        int listed = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().startsWith("00-") || file.getKey().equals("校验.sha256")) {
                continue;
            }
            listed++;
            String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.getValue()));
            assertThat(word).as(file.getKey()).contains(digest);
            assertThat(pdf).as(file.getKey()).contains(digest);
            assertThat(sums).contains(digest + "  " + file.getKey() + "\n");
        }
        assertThat(word).contains("共" + listed + "件");
    }

    @Test
    @DisplayName("不用本系统也能核验台账：规范文本的摘要、位置和前一条的哈希算得出本条的哈希")
    void ledgerVerifiesOutside() throws Exception {
        for (int n = 0; n < 100 && ledger.proofs(List.of(request)).getLast().position() == null; n++) {
            Thread.sleep(50);
        }
        Map<String, byte[]> files = made(officer(), request);
        byte[] lines = files.entrySet().stream().filter(file -> file.getKey().endsWith(".jsonl")).findFirst().orElseThrow().getValue();
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        int acts = 0;
        for (String line : new String(lines, StandardCharsets.UTF_8).lines().toList()) {
            JsonNode act = json.readTree(line);
            byte[] digest = sha.digest(act.get("canonical").asString().getBytes(StandardCharsets.UTF_8));
            assertThat(HexFormat.of().formatHex(digest)).isEqualTo(act.get("digest").asString());
            sha.update(HexFormat.of().parseHex(act.get("previous").asString()));
            sha.update(ByteBuffer.allocate(8).putLong(act.get("position").asLong()).array());
            assertThat(HexFormat.of().formatHex(sha.digest(digest))).isEqualTo(act.get("hash").asString());
            acts++;
        }
        assertThat(acts).isEqualTo(ledger.of(request).size() + 2);
        assertThat(new String(lines, StandardCharsets.UTF_8)).doesNotContain("林小舟", "柳岸街");
    }

    @Test
    @DisplayName("只有承办、审批和公开办的人可以取；原件的名称只给可以打开原件的人看")
    void entitled() throws Exception {
        var folder = folders.open(request, Scope.EVERYTHING).orElseThrow();
        assertThat(DisputeBundle.mayTake(holding(Role.SUPERVISOR), folder)).isFalse();
        assertThat(DisputeBundle.mayTake(holding(Role.REVIEWER), folder)).isFalse();
        assertThat(DisputeBundle.mayTake(holding(Role.APPROVER), folder)).isTrue();
        assertThat(made(holding(Role.APPROVER), request).keySet()).noneMatch(name -> name.contains("原件清单"));
        assertThat(said(made(officer(), request), "原件清单")).contains("合同原件.docx", "隐去 1 处");
    }

    @Test
    @DisplayName("做好的压缩包放一刻钟，之后连同文件删去，不等下一次取用")
    void keptForAQuarterOfAnHour() throws Exception {
        Staff officer = officer();
        String ticket = shelf.order(folders.open(request, Scope.EVERYTHING).orElseThrow(), officer);
        BundleShelf.Order order = shelf.find(ticket, request, officer).orElseThrow();
        assertThat(order.within(Duration.ofMinutes(1))).isNotNull();
        shelf.clear();
        assertThat(order.file()).isNotEmptyFile();
        time.moveTo(time.instant().plus(Duration.ofMinutes(16)));
        shelf.clear();
        assertThat(order.file()).doesNotExist();
        assertThat(shelf.find(ticket, request, officer)).isEmpty();
    }
}
