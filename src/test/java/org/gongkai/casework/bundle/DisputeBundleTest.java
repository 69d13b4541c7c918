package org.gongkai.casework.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

import org.gongkai.casework.EnteredLater;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.filing.Submit;
import org.gongkai.directory.Scope;
import org.gongkai.evidence.Evidence;
import org.gongkai.ledger.Act;
import org.gongkai.letters.Letter;
import org.gongkai.procedure.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("案卷材料：一份压缩包，目录、证据齐全，各在其位")
class DisputeBundleTest extends WholeCase {

    @Test
    @DisplayName("行政复议法第四十八条 按收到、补正、检索、征求意见、延期、答复、送达的次序，一样不缺，每件都打得开")
    void everythingInOrder() throws Exception {
        Map<String, byte[]> files = made(officer(), request);

        assertThat(files.keySet().stream().filter(name -> name.matches("\\d\\d-.*")).map(name -> name.replaceAll("^\\d\\d-|\\.pdf$", ""))
                .filter(name -> !name.contains(".")).filter(name -> !name.contains("〔"))).containsExactly("政府信息公开申请", "收到申请的凭证", "受理和分办",
                "补正", "检索记录", "征求第三方和其他机关的意见", "延长期限", "答复", "送达", "办理和审批经过", "原件清单", "台账：各项行为的摘要和位置",
                "目录");
        for (Letter letter : letters.of(request)) {
            assertThat(files.keySet()).as(letter.title()).anyMatch(name -> name.endsWith(letter.number() + ".docx")).anyMatch(name -> name.endsWith(letter.number() + ".pdf"));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            assertThat(text(file.getKey(), file.getValue())).as(file.getKey()).isNotBlank();
        }
        assertThat(said(files, "检索记录")).contains("采购科", "校服", "采购科 干事");
        assertThat(said(files, "征求第三方")).contains("临溪衣品有限公司", "用料配比是商业秘密", "同意公开其中一部分");
        assertThat(said(files, "办理和审批经过")).contains("作出答复", "第三十六条、第三十七条", "审批人", "延长期限", "第三十三条");
        assertThat(said(files, "送达.pdf")).contains("EX000000009CN", "邮寄");
        assertThat(said(files, "政府信息公开申请.pdf")).contains("林小舟", "校服采购合同", "网上提交");
    }

    @Test
    @DisplayName("补登的来件写明原因，不写代码")
    void whyEnteredLaterInWords() throws Exception {
        Submit web = cast.request(EDUCATION, "学位安排");
        String late = cast.submitted(new Submit(web.type(), "post-signed", web.party(), web.organs(), OFFICER, web.applicant(), web.content(), web.items(),
                LocalDate.parse("2026-03-20"), null, null, EnteredLater.COUNTER.code(), "EX000000020CN"));
        assertThat(cases.perform(Perform.today(late, "receive", OFFICER, Map.of("confirmation", "signature", "proof", "EX000000020CN"))
                .late(LocalDate.parse("2026-03-20"), EnteredLater.COUNTER.code(), "EX000000020CN"))).isInstanceOf(Performed.Done.class);
        assertThat(said(made(officer(), late), "政府信息公开申请.pdf")).contains("补记原因", "收到以后补登", "EX000000020CN");
        assertThat(said(made(officer(), late), "收到申请的凭证")).contains("补记原因：收到以后补登", "凭证编号：EX000000020CN").doesNotContain("entered-later");
    }

    @Test
    @DisplayName("从复议案件里取，原办件的材料在前；取用记入台账，写明件数和压缩包的摘要")
    void fromTheReconsideration() throws Exception {
        String number = letters.of(request).stream().filter(letter -> letter.template().equals("reply")).findFirst().orElseThrow().number();
        String review = cast.submitted(new Submit("reconsideration", "served", "nat", List.of(EDUCATION), OFFICER, Map.of("name", "林小舟"),
                Map.of("decision", number.replace('〔', '[').replace('〕', ']')), List.of(Map.of("title", "请求撤销答复")), null, null, null, null, null));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DisputeBundle.Made made = bundle.write(folders.open(review, Scope.EVERYTHING).orElseThrow(), officer(), out, files -> { });

        assertThat(made.files()).extracting(Listed::title).first().asString().contains("公申〔2026〕").endsWith("政府信息公开申请");
        assertThat(against("临教公复〔2026〕99号", Map.of())).as("查不到的文号不收，说出怎么办").singleElement().asString()
                .contains("查不到", "答复在本系统启用以前作出、这里查不到");
        assertThat(against("临教公复〔2026〕99号", Map.of("notHere", "yes"))).isEmpty();
        assertThat(against(folders.open(request, Scope.EVERYTHING).orElseThrow().number(), Map.of())).as("没有答复的写原申请的编号").isEmpty();
        assertThat(against("", Map.of())).singleElement().asString().contains("原申请的编号");
        assertThat(made.files()).extracting(Listed::title).anyMatch(title -> title.contains("复应〔2026〕") && title.endsWith("行政复议（被申请人）"));
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(out.toByteArray()));
        assertThat(made.digest()).isEqualTo(digest);
        Act act = ledger.of(folders.open(review, Scope.EVERYTHING).orElseThrow().application().id()).getLast();
        assertThat(act.kind()).isEqualTo("casework.bundle");
        assertThat(act.text("digest")).isEqualTo(digest);
        assertThat(act.number("files", 0)).isEqualTo(made.files().size());
    }

    @Test
    @DisplayName("送达凭证的扫描件放在送达记录之后，摘要、台账里都有；作废的不收")
    void scansInTheirPlace() throws Exception {
        byte[] scan = scan();
        evidence.add(request, EDUCATION, "service", "EX000000009CN", "签收单.png", scan, "person-officer").orThrow();
        Evidence wrong = evidence.add(request, EDUCATION, "envelope", null, "别人的信封.png", scan, "person-officer").orThrow();
        evidence.strike(wrong, "挂错了办件", "person-officer").orThrow();

        Map<String, byte[]> files = made(officer(), request);

        List<String> names = files.keySet().stream().filter(name -> name.matches("\\d\\d-.*")).sorted().toList();
        String name = names.stream().filter(one -> one.endsWith("EX000000009CN.png")).findFirst().orElseThrow();
        assertThat(files.get(name)).isEqualTo(scan);
        assertThat(names.indexOf(name)).isGreaterThan(names.indexOf(names.stream().filter(one -> one.endsWith("送达.pdf")).findFirst().orElseThrow()));
        assertThat(names).noneMatch(one -> one.contains("信封"));
        assertThat(said(files, "校验.sha256")).contains(name);
        assertThat(said(files, "台账.jsonl")).contains("evidence.attach");
    }

    private List<String> against(String decision, Map<String, String> more) {
        Map<String, String> content = new HashMap<>(more);
        content.put("decision", decision);
        return submitting.refusals(new Submit("reconsideration", "served", "nat", List.of(EDUCATION), OFFICER, Map.of("name", "林小舟"), content,
                List.of(Map.of("title", "请求撤销答复")), null, null, null, null, null)).stream().map(Refusal::sentence).toList();
    }

    private static byte[] scan() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 60, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
