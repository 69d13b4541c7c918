package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.InventedNumbers;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.SubmissionCheck;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.FieldValue;
import org.gongkai.procedure.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("不可能的证件号码、电话、邮政编码和看不见的标题，从哪里来都不收；校验位不对的，核对过才收")
class ImpossibleDetailsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final Pattern OPENS = Pattern.compile("submitting\\.open\\(|Submitting\\.draft\\(");
    private static final Pattern ASKS = Pattern.compile("submitting(?:\\.|::)refusals\\b|submitting\\.mayTakeOver\\(");

    private static List<Refusal> refusals(CaseType type, String channel, String party, Map<String, String> applicant, Map<String, String> item) {
        Submit submit = new Submit(type.id(), channel, party, List.of("here"), Actor.applicant(), applicant, Map.of(), List.of(item), TODAY, null, null, null, null);
        return SubmissionCheck.filledIn(submit, type, TODAY);
    }

    private static List<String> fields(List<Refusal> refusals) {
        return refusals.stream().map(refusal -> String.valueOf(refusal.field())).toList();
    }

    private static CaseType request() {
        return ShippedDefinitions.inForce().stream().filter(type -> type.id().equals("inforequest")).findFirst().orElseThrow();
    }

    private static List<Refusal> of(String party, String kind, String number) {
        Map<String, String> applicant = new HashMap<>(Map.of("identityNumber", number));
        if (kind != null) {
            applicant.put("identityKind", kind);
        }
        return refusals(request(), "counter", party, applicant, Map.of("title", "校车安全检查记录"));
    }

    @ParameterizedTest(name = "{0} 的 {1} 写成 {2}：{3}")
    @CsvSource(nullValues = "-", value = {
        "nat, id-card, 990005199013010001, 出生日期不存在：1990年13月01日",
        "nat, id-card, 990005199002300007, 出生日期不存在：1990年02月30日",
        "nat, id-card, 990005203001010002, 出生日期 2030-01-01 不可能",
        "nat, id-card, 990005170001010002, 出生日期 1700-01-01 不可能",
        "nat, id-card, 1, 应为 18 位",
        "nat, id-card, 000000199001010000, 第一位不是 0",
        "nat, id-card, 99000519900101000, 应为 18 位",
        "nat, -, 990005199013010001, 出生日期不存在",
        "nat, passport, 00000, 至少有三位数字",
        "nat, passport, A1, 至少有三位数字",
        "nat, passport, 990005199001010000, 证件类型请选居民身份证",
        "nat, credit-code, 91990000000000010X, 个人用个人的证件",
        "nat, org-code, 00000001X, 个人用个人的证件",
        "com, id-card, 990005199001010000, 单位用单位的代码",
        "com, credit-code, 1, 应为 18 位数字或大写字母",
        "com, credit-code, 000000000000000000, 应为 18 位数字或大写字母",
        "com, credit-code, 9199000000000001OX, 不含 I、O",
        "com, org-code, 1, 应为 8 位数字或大写字母加 1 位校验位"})
    void impossible(String party, String kind, String number, String sentence) {
        assertThat(of(party, kind, number).stream().map(Refusal::sentence)).singleElement().asString().contains(sentence);
    }

    @Test
    @DisplayName("可能的都收：身份证不分 x 的大小写、全角和空格，护照、军官证、信用代码、组织机构代码")
    void possible() {
        assertThat(of("nat", "id-card", InventedNumbers.ofPerson(1))).isEmpty();
        String ending = Stream.iterate(1, n -> n + 1).map(InventedNumbers::ofPerson).filter(number -> number.endsWith("X")).findFirst().orElseThrow();
        assertThat(of("nat", "id-card", ending.toLowerCase(Locale.ROOT))).isEmpty();
        assertThat(of("nat", "id-card", "９９０００５ 19900101 0000")).isEmpty();
        assertThat(of("nat", "passport", "EA1234567")).isEmpty();
        assertThat(of("nat", "other-id", "军字第1234567号")).isEmpty();
        assertThat(of("com", "credit-code", InventedNumbers.ofOrganisation(1))).isEmpty();
        assertThat(of("com", "org-code", InventedNumbers.ofOrganisation(1).substring(8, 16) + "-" + InventedNumbers.ofOrganisation(1).charAt(16))).isEmpty();
    }

    @ParameterizedTest(name = "{0} 的 {1}")
    @CsvSource({"nat, id-card, 990005199001010001", "nat, id-card, 990005900101001", "com, credit-code, 919900000000000100", "com, org-code, 000000010"})
    @DisplayName("校验位不对（或者是老的 15 位）的，指出来，勾了“我核对过，就是这个号码”才收；勾了又改成另一个错的，再问一遍")
    void doubtful(String party, String kind, String number) {
        List<Refusal> asked = of(party, kind, number);
        assertThat(asked).singleElement().satisfies(refusal -> {
            assertThat(refusal.field()).isEqualTo("identityNumber.compared");
            assertThat(refusal.sentence()).contains("勾选“我核对过，就是这个号码”");
        });
        Map<String, String> compared = Map.of("identityKind", kind, "identityNumber", number, "identityNumber.compared", number);
        assertThat(refusals(request(), "web", party, compared, Map.of("title", "校车")).stream().map(Refusal::field)).doesNotContain("identityNumber", "identityNumber.compared");
        assertThat(fields(refusals(request(), "counter", party, Map.of("identityKind", kind, "identityNumber", number, "identityNumber.compared", number + "0"), Map.of("title", "校车"))))
                .containsExactly("identityNumber.compared");
    }

    @Test
    @DisplayName("每一种办件、每一种提交方式、每一类申请人，每一个证件号码、电话、邮政编码和标题都这样核对")
    void everyTypeAndChannel() {
        for (CaseType type : ShippedDefinitions.inForce()) {
            for (CaseType.Channel channel : type.channels()) {
                for (CaseType.Party party : type.parties()) {
                    Map<String, String> applicant = new HashMap<>();
                    List<String> expected = new ArrayList<>();
                    for (Field field : type.applicant()) {
                        if (field.kind() == Field.Kind.IDENTITY || field.kind() == Field.Kind.PHONE || field.kind() == Field.Kind.POSTCODE) {
                            applicant.put(field.name(), field.kind() == Field.Kind.IDENTITY ? "1" : "00000");
                            expected.add(field.name());
                            assertThat(field.kind() != Field.Kind.IDENTITY || field.limits().numbers() != null).as("%s.%s says whose numbers", type.id(), field.name()).isTrue();
                        }
                    }
                    expected.add("item1.title");
                    assertThat(fields(refusals(type, channel.id(), party.id(), applicant, Map.of("title", "\u200b\u200d\u2060"))))
                            .as("%s by %s from %s", type.id(), channel.id(), party.id()).containsAll(expected);
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"43000", "4300001", "43000O", "北京", "-43000", "SW1A 1AA"})
    @DisplayName("邮政编码是六位数字，别的都退回去改，指到那一栏")
    void impossiblePostcode(String postcode) {
        assertThat(refusals(request(), "mail", "nat", Map.of("postcode", postcode), Map.of("title", "校车安全检查记录"))).singleElement().satisfies(refusal -> {
            assertThat(refusal.field()).isEqualTo("postcode");
            assertThat(refusal.sentence()).contains("六位数字");
        });
    }

    @Test
    @DisplayName("邮政编码用全角、中间空一格写的照收，保存成六位数字；叫邮编的栏目每一种办件都这样核对")
    void possiblePostcode() {
        assertThat(refusals(request(), "mail", "nat", Map.of("postcode", "４３０ ０００"), Map.of("title", "校车安全检查记录"))).isEmpty();
        Field field = Field.of(request().applicant(), "postcode");
        assertThat(FieldValue.kept(field, "４３０ ０００")).isEqualTo("430000");
        assertThat(ShippedDefinitions.inForce()).allSatisfy(type -> assertThat(Stream.concat(type.applicant().stream(), type.item().stream()))
                .filteredOn(one -> one.title().contains("邮")).filteredOn(one -> one.title().contains("编")).allMatch(one -> one.kind() == Field.Kind.POSTCODE));
    }

    @Test
    @DisplayName("立件的入口只有这几个，每一个先问过同一套核对")
    void everyEntrance() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Map<String, String> opening = files.filter(file -> file.toString().endsWith(".java")).filter(file -> !file.endsWith("Submitting.java") && !file.endsWith("package-info.java"))
                    .collect(Collectors.toMap(file -> file.getFileName().toString(), ImpossibleDetailsTest::text, String::concat));
            opening.values().removeIf(text -> !OPENS.matcher(text).find());
            assertThat(opening.keySet()).containsExactlyInAnyOrder("CounterEntry.java", "HistoryImport.java", "PastCases.java", "DemoCases.java", "Cases.java", "ListWorker.java");
            assertThat(opening).allSatisfy((file, text) -> assertThat(ASKS.matcher(text).find()).as(file).isTrue());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
