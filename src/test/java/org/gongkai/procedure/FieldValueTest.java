package org.gongkai.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.gongkai.procedure.Field.Keeping;
import org.gongkai.procedure.Field.Kind;
import org.gongkai.procedure.Field.Limits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("填写项：每一种怎样写才对，错了怎样说，怎样保存，怎样显示")
class FieldValueTest {

    private static final Map<String, String> OPTIONS = new LinkedHashMap<>();

    static {
        OPTIONS.put("pile", "充电桩");
        OPTIONS.put("roof", "顶棚");
        OPTIONS.put("camera", "监控");
    }

    private static Field field(Kind kind, @Nullable Integer least, @Nullable Integer most) {
        return new Field("one", "一项", null, kind, Keeping.SEALED, true, kind == Kind.SEVERAL || kind == Kind.CHOICE ? OPTIONS : Map.of(), 0, null,
                new Limits(least == null ? null : BigDecimal.valueOf(least), most == null ? null : BigDecimal.valueOf(most), null, false, Map.<String, String>of().keySet(), null, null));
    }

    private static String refusal(Field field, String value) {
        return String.join("|", FieldCheck.refusals(List.of(field), Map.of("one", value)).stream().map(Refusal::sentence).toList());
    }

    @ParameterizedTest(name = "{0} 写成 {1}：{2}")
    @CsvSource(delimiter = ';', value = {
        "MONEY; 十块; 应写成 1280.50 这样的金额",
        "MONEY; 12.345; 应写成 1280.50 这样的金额",
        "MONEY; 1,28; 应写成 1280.50 这样的金额",
        "MONEY; 3万元; 应写成 1280.50 这样的金额",
        "MONEY; 1e5; 应写成 1280.50 这样的金额",
        "MONEY; -1; 不能少于 0 元",
        "MONEY; 99999999999999.00; 应写成 1280.50 这样的金额",
        "SEVERAL; pool; 请在所列选项中选择，可以选几项",
        "SEVERAL; pile,pool; 请在所列选项中选择，可以选几项",
        "SEVERAL; ','; 请在所列选项中选择，可以选几项",
        "MONTH; 2026-13; 应写成 2026-03 这样的年月",
        "MONTH; 2026-03-12; 应写成 2026-03 这样的年月",
        "MONTH; 三月; 应写成 2026-03 这样的年月",
        "TIME; 24:00; 应写成 14:30 这样的时间",
        "TIME; 9点; 应写成 14:30 这样的时间",
        "TIME; 14:30:15; 应写成 14:30 这样的时间",
        "PLACE; [370102]; 请写明地址",
        "PLACE; @117.12,36.65; 请写明地址",
        "PLACE; 文化路88号 [37]; 行政区划代码应为 6 位、9 位或者 12 位数字",
        "PLACE; 文化路88号 @117.12; 坐标写成 @经度,纬度",
        "PLACE; '人民广场路3号 @123.1450;29.0320'; 坐标写成 @经度,纬度，中间是逗号",
        "PLACE; 人民广场路3号 @123.1450 29.0320; 坐标写成 @经度,纬度，中间是逗号",
        "PLACE; 文化路88号 @117.12,; 经度和纬度都要填写",
        "PLACE; 文化路88号 @东经,36.65; 经度和纬度都要填写",
        "PLACE; 文化路88号 @36.65,117.12; 经度和纬度好像写反了",
        "PLACE; 文化路88号 @200,36; 经度不超过 180 度",
        "NUMBER; 1.5; 应为整数",
        "DATE; 2026-02-30; 应写成 2026-03-12 这样的日期",
        "CHOICE; pool; 请在所列选项中选择",
        "YES_NO; 也许; 请选择是或者否",
        "PHONE; 打给我; 不是打得通的电话",
        "PHONE; 00000; 不是打得通的电话",
        "PHONE; 000-00000000; 不是打得通的电话",
        "PHONE; 12345678901; 不是打得通的电话",
        "PHONE; +86 1390000123; 不是打得通的电话",
        "IDENTITY; 没有; 应有数字",
        "LINE; \u200b\u200d; 只有看不见的字符",
        "TEXT; \u3164\u2800\ufe0f; 只有看不见的字符",
        "EMAIL; a@b; 应写成 name@example.cn 这样的地址",
        "EMAIL; 王敏@example.cn; @ 前面没有汉字"})
    void wrong(Kind kind, String value, String sentence) {
        assertThat(refusal(field(kind, null, null), value)).contains(sentence).startsWith("“一项”");
    }

    @ParameterizedTest(name = "{0} 写成 {1}，保存 {2}，显示 {3}")
    @CsvSource(delimiter = ';', value = {
        "MONEY; 1280.5; 1280.50; 1,280.50 元",
        "MONEY; 1,280元; 1280.00; 1,280.00 元",
        "MONEY; １２８０．０５; 1280.05; 1,280.05 元",
        "MONEY; 0; 0.00; 0.00 元",
        "SEVERAL; camera,pile,pile; pile,camera; 充电桩、监控",
        "MONTH; 2026年3月; 2026-03; 2026年3月",
        "MONTH; 2026-12; 2026-12; 2026年12月",
        "TIME; 9：05; 09:05; 09:05",
        "TIME; 23:59; 23:59; 23:59",
        "PLACE; 文化路88号(东门); 文化路88号(东门); 文化路88号(东门)",
        "PLACE; 文化路88号  [370102]; 文化路88号 [370102]; 文化路88号（行政区划代码 370102）",
        "PLACE; 文化路88号 [370102] @117.12, 36.65; 文化路88号 [370102] @117.12,36.65; 文化路88号（行政区划代码 370102）（经度 117.12，纬度 36.65）",
        "PLACE; 文化路88号 @117.12，36.65; 文化路88号 @117.12,36.65; 文化路88号（经度 117.12，纬度 36.65）",
        "PHONE; 139 0000 1234; 139 0000 1234; 139 0000 1234",
        "PHONE; ０５７１－８８８８０００１; 0571-88880001; 0571-88880001",
        "PHONE; 88880001; 88880001; 88880001",
        "PHONE; (0571)88880001转802; (0571)88880001转802; (0571)88880001转802",
        "PHONE; 010-12345678-12; 010-12345678-12; 010-12345678-12",
        "PHONE; +86-571-88880001; +86-571-88880001; +86-571-88880001",
        "PHONE; +44 20 7946 0000; +44 20 7946 0000; +44 20 7946 0000",
        "PHONE; 400-810-0000; 400-810-0000; 400-810-0000",
        "IDENTITY; ９９０００５ 19900101 000x; 99000519900101000X; 99000519900101000X",
        "EMAIL; ｎａｍｅ＠example.cn; name@example.cn; name@example.cn",
        "YES_NO; yes; yes; 是",
        "CHOICE; roof; roof; 顶棚",
        "LINE; yes; yes; yes",
        "TEXT; roof; roof; roof"})
    void right(Kind kind, String value, String kept, String shown) {
        Field field = field(kind, null, null);
        assertThat(refusal(field, value)).isEmpty();
        assertThat(FieldValue.kept(field, value)).isEqualTo(kept);
        assertThat(FieldValue.kept(field, kept)).isEqualTo(kept);
        assertThat(FieldValue.shown(field, kept, UnaryOperator.identity())).isEqualTo(shown);
    }

    @Test
    @DisplayName("定义写了多少、几项的，照着核对，说出限度")
    void limits() {
        assertThat(refusal(field(Kind.MONEY, 10, 5000), "9.99")).isEqualTo("“一项”不能少于 10 元");
        assertThat(refusal(field(Kind.MONEY, 10, 5000), "5000.01")).isEqualTo("“一项”不能多于 5000 元");
        assertThat(refusal(field(Kind.MONEY, -100, null), "-99.50")).isEmpty();
        assertThat(refusal(field(Kind.NUMBER, 1, 20), "0")).isEqualTo("“一项”不能小于 1");
        assertThat(refusal(field(Kind.NUMBER, 1, 20), "21")).isEqualTo("“一项”不能大于 20");
        assertThat(refusal(field(Kind.SEVERAL, 2, null), "pile")).isEqualTo("“一项”至少选 2 项，现选了 1 项");
        assertThat(refusal(field(Kind.SEVERAL, null, 2), "pile,roof,camera")).isEqualTo("“一项”最多选 2 项，现选了 3 项");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Kind.class)
    @DisplayName("太长的、有认不出的字符的，不论哪一种都不收；写文字的说最多多少字，其他的说应当怎样写")
    void tooLongAndUnreadable(Kind kind) {
        Field field = field(kind, null, null);
        String refusal = refusal(field, "1".repeat(field.longest() + 1));
        if (field.isWritten()) {
            assertThat(refusal).contains("最多 " + field.longest() + " 字");
        } else {
            assertThat(refusal).isNotEmpty().doesNotContain("最多 " + field.longest() + " 字");
        }
        assertThat(refusal(field, "1\u0007")).contains("含有无法识别的字符");
    }
}
