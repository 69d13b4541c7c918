package org.gongkai.registers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.definition.Meaning;
import org.jspecify.annotations.Nullable;

/** A file of {@code regulations/registers}, as people write it. */
record RegisterFile(@Meaning("用在地址、台账和统计里，小写字母、数字和连字符，定了不改") String id, String title, String description,
        @Meaning("为什么要有、要公开这份名录") String legalBasis, Period inForce, @Meaning("写 false 的只在工作台看得到") @Nullable Boolean open,
        @Meaning("哪个 DATE 字段写着公开到哪一天：过了那一天不再公开，工作台上还在；不写的一直公开") @Nullable String publicUntil,
        @Meaning("由人录入的写谁录入；由其他部分形成的不写") @Nullable Kept kept,
        @Meaning("由其他部分形成的：已经知道的，不再录入") @Nullable ProjectedFile projected,
        @Meaning("一条记录凭哪些字段认出来；organ 是负责机关") List<String> key, List<FieldFile> fields, @Nullable List<RuleFile> rules,
        @Meaning("记录在统计里算什么") @Nullable List<CountFile> counts,
        @Meaning("记录是某个机关要在某一天以前做的事：在它的工作台上") @Nullable DueFile due, @Meaning("记录是一台机器：久没有声音的，在管它的人的工作台上") @Nullable HeardFile heard,
        @Meaning("记录到了这一步，办理的人接下去做什么") @Nullable List<LeadFile> leads, ShownFile shown) {

    record Period(LocalDate from, @Nullable LocalDate to) {
    }

    /** Who keeps it, and how often something is due. */
    record Kept(@Meaning("EACH 每个机关管自己的，ONE 指定一个机关管全部") By by, @Meaning("谁录入") List<String> enters,
            @Meaning("依次由谁审批；不写的录入即生效") @Nullable List<String> approves, @Nullable RhythmFile rhythm) {
    }

    /** @param from how pages say of what it is made */
    record ProjectedFile(@Meaning("由哪一部分形成") String of, @Meaning("页面上怎样说来源，如 机构名录") String from) {
    }

    enum By { EACH, ONE }

    /** @param within working days after the end of each period */
    record RhythmFile(@Meaning("多久更新一次") Every every, @Meaning("每一期结束后多少个工作日以内") int within, String basis, @Meaning("是否已按法规核实") boolean confirmed) {
    }

    enum Every { DAY, WEEK, MONTH, QUARTER, HALF, YEAR }

    enum Kind { LINE, TEXT, CHOICE, SEVERAL, NUMBER, MONEY, SHARE, DATE, MONTH, YEAR, YES_NO, ORGAN, PERSON, PLACE, LINK, WEB, FILE, ROWS }

    /** @param names the only persons whose names are open without more: {@code LEADERS} */
    record FieldFile(@Meaning("字段的名称，小写字母开头") String name, String title, @Nullable String hint, Kind kind, @Nullable Boolean required,
            @Meaning("true 的不公开，只有办理的人看得到；PERSON 不写也不公开") @Nullable Boolean sealed,
            @Meaning("PERSON 要公开时：LEADERS 是负责人的姓名") @Nullable Names names,
            @Meaning("不是负责人的个人信息要公开时：个人信息保护影响评估的编号和日期(个人信息保护法第五十五条)") @Nullable String assessment,
            @Meaning("选项：代码和名称") @Nullable Map<String, String> options, @Meaning("导入的表里选项还可能怎样写，和它的代码") @Nullable Map<String, String> called, @Meaning("单位，如 人次、万元") @Nullable String unit, @Nullable Integer decimals,
            @Nullable BigDecimal least, @Nullable BigDecimal most, @Meaning("最多多少字") @Nullable Integer max,
            @Meaning("SHARE：分母是什么的数；LINK：连到哪里，document（文件）、matter（公开的来信和答复）或者另一份名录的 id") @Nullable String of,
            @Meaning("导入的表里可能叫什么") @Nullable List<String> columns,
            @Meaning("PLACE：经纬度用哪个坐标系，不写的是 CGCS2000") @Nullable Coordinates coordinates,
            @Meaning("PLACE：经纬度应在什么范围以内；不写的用本地地图的范围") @Nullable BoundsFile within,
            @Meaning("FILE：最大多少 MB，不写的 10") @Nullable Integer largest, @Meaning("FILE：收哪几种，写文件名最后的 pdf、docx；不写的收能公开的各种") @Nullable List<String> endings,
            @Meaning("ROWS：表里有哪些列，第一列说这一行是什么") @Nullable List<FieldFile> rows, @Meaning("ROWS：最多几行，不写的 30") @Nullable Integer mostRows) {
    }

    /** In degrees. */
    record BoundsFile(BigDecimal west, BigDecimal south, BigDecimal east, BigDecimal north) {
    }

    enum Coordinates { CGCS2000, WGS84, GCJ02 }

    enum Names { LEADERS }

    /** One rule that rows keep; of the keys those of one rule are written. */
    record RuleFile(@Meaning("不守规则时怎样说；不写的由程序说") @Nullable String says, @Meaning("这些字段相加") @Nullable List<String> sum, @Meaning("等于这个字段") @Nullable String makes,
            @Meaning("这个字段的数") @Nullable String part, @Meaning("不大于这个字段的数") @Nullable String atMost,
            @Meaning("这个日期") @Nullable String first, @Meaning("不晚于这个日期") @Nullable String notAfter,
            @Meaning("要填这个字段") @Nullable String need, @Meaning("当这个字段") @Nullable String when, @Meaning("是这些值之一时") @Nullable List<String> is,
            @Meaning("几条记录的这些字段不能都相同") @Nullable List<String> distinct,
            @Meaning("true：when 字段是 is 的值的，不登记") @Nullable Boolean never,
            @Meaning("when 字段是 is 的值的，这些字段填了就只能是这个值") @Nullable Map<String, String> then) {
    }

    /** @param measure FLOW counts once, when it is entered; STOCK is counted as long as the record stands */
    record CountFile(@Meaning("统计里的名称") String kind, String title, Measure measure, @Meaning("加总哪个字段；不写的算件数") @Nullable String amount,
            @Meaning("按哪个字段分") @Nullable String code, @Meaning("再按哪个字段分") @Nullable String party, @Meaning("算在哪个日期；不写的算在生效之日") @Nullable String on,
            @Meaning("只算这个字段") @Nullable String when, @Meaning("是这些值之一的") @Nullable List<String> is,
            @Meaning("只算填了这个字段的") @Nullable String given) {
    }

    enum Measure { FLOW, STOCK }

    record ConditionFile(@Meaning("这个字段") String field, @Meaning("是这些值之一的") List<String> is) {
    }

    record DueFile(@Meaning("哪个 DATE 字段的日期以前") String on, @Meaning("由哪个 ORGAN 字段里的机关做；不写的由登记的机关做") @Nullable String by,
            @Meaning("还没有做的：几个条件都要符合") List<ConditionFile> when, @Meaning("做什么，工作台上怎样说") @Nullable String what) {
    }

    /** @param give what stands there already: how it is called there, and the field whose value it gets */
    record LeadFile(@Meaning("链接怎样说，如 起草公开的文件") String title, @Meaning("到工作台的哪一页，以 /desk/ 开头") String to, @Meaning("什么样的记录：几个条件都要符合") List<ConditionFile> when,
            @Meaning("带过去的：那一页的哪一项，填这条记录的哪个字段") @Nullable Map<String, String> give) {
    }

    /** @param within working days */
    record HeardFile(@Meaning("要有声音的：几个条件都要符合") List<ConditionFile> when, @Meaning("几个工作日没有声音算失联") int within, String basis, @Meaning("是否已按法规核实") boolean confirmed) {
    }

    record ShownFile(@Meaning("列表里的列，第一列是名称") List<String> columns, @Meaning("按哪些字段筛选") @Nullable List<String> facets, @Nullable OrderFile order, @Nullable ChartFile chart,
            @Meaning("哪个 PLACE 字段画在地图上") @Nullable String map, @Meaning("页面上的说明") @Nullable String about,
            @Meaning("记录还有一页写给要用它的人，如办事指南") @Nullable FurtherFile further) {
    }

    /** @param to where {@code {key}} stands for the key of the record */
    record FurtherFile(@Meaning("链接怎样说") String title, @Meaning("本站的地址，{key} 处是记录的编号") String to, @Meaning("填了这个字段的才有") @Nullable String given) {
    }

    record OrderFile(String by, @Nullable Boolean descending) {
    }

    /** @param of the field that is added up; null counts records */
    record ChartFile(@Meaning("图回答的问题，就是图的标题") String question, @Meaning("按哪个字段分：选项、机关、年月日、短的文字、数、连到的记录，或者 organ") String by, @Meaning("加总哪个 NUMBER、MONEY 字段；不写的算条数") @Nullable String of,
            @Meaning("只画这些选项的行，例如只画决算数") @Nullable Map<String, String> only) {
    }
}
