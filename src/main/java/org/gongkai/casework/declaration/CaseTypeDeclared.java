package org.gongkai.casework.declaration;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.InForce;
import org.gongkai.calendar.Provision;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.directory.OrganKind;
import org.gongkai.procedure.Identifies;
import org.gongkai.procedure.StepsDeclared.Act;
import org.gongkai.procedure.StepsDeclared.Input;
import org.gongkai.procedure.StepsDeclared.Step;
import org.jspecify.annotations.Nullable;

/** A case type as its file is written, word for word, in the grammar of today. What capabilities add stands with them. */
public final class CaseTypeDeclared {

    /** The grammar in which files are written; texts of an earlier one are translated when they are read. */
    static final int GRAMMAR = 2;
    static final Extension<Filing> FILING = CaseType.ofType(Filing.class);
    static final Extension<Effects> EFFECTS = CaseType.ofAction(Effects.class);
    static final Extension<Hands> HANDS = CaseType.ofAction(Hands.class);
    static final Extension<Correcting> CORRECTING = CaseType.ofAction(Correcting.class);
    static final Extension<Limits> LIMITS = new Extension<>(Input.class, Limits.class);

    private CaseTypeDeclared() {
    }

    public record Root(@Meaning("文件的写法，现为 2；继承的不写") int grammar, @Meaning("名称，用在地址、事实种类和台账中；小写字母") String id, String title, String description, String legalBasis, Period inForce,
            @Meaning("答复期限：provisions.yaml 或者 terms 中的条文") String term, @Meaning("本机构自己承诺的期限，工作日") @Nullable List<Term> terms,
            @Meaning("第一个环节") String first, List<Step> stages, List<Act> actions,
            @Meaning("派出以后由别的机关办的部分：承办单位、主办、会办各一种") @Nullable List<Turn> handlings) {
    }

    /** What an organ does to which a matter was sent. */
    public record Turn(@Meaning("小写字母；派出的一步用它") String id, String title, @Meaning("它自己的期限，从派出起算；不写的随整件的期限") @Nullable String term,
            @Meaning("第一个环节") String first, List<Step> stages, List<Act> actions, @Meaning("整件收回时到哪个环节") @Nullable String recalled,
            @Meaning("办这一部分的机关看不到是谁提出的") @Nullable Boolean unnamed,
            @Meaning("没有办完也可以答复；到最后的环节仍要等它") @Nullable Boolean beside) {
    }

    /** Keys of the type: how a matter comes in. */
    record Filing(@Meaning("填写页的地址，如 /requests/new") String entrance,
            @Meaning("编号的样式：{mark} 机关代字、{year} 年、{serial} 流水号") String number,
            @Meaning("是否分项提出、逐项答复") @Nullable Boolean itemised, @Meaning("填写前先显示已经公开的") @Nullable Boolean searchFirst,
            @Meaning("谁可以提出") List<Party> parties, @Meaning("从什么渠道来，哪天算收到") List<Channel> channels,
            @Meaning("提出人填写的身份和联系方式，都密封保存") List<Input> applicant, @Meaning("每一项填写的") List<Input> item,
            @Meaning("整件填写的") List<Input> content, @Meaning("选了什么就必须填写什么") @Nullable List<CaseType.Need> needs,
            @Meaning("只有任其中一种岗位的人和承办人看得到；不写的，本机关任何岗位都看得到") @Nullable List<String> read,
            @Meaning("可以向哪些机关提出；不写的，任何机关") @Nullable Addressee addressee) {
    }

    record Addressee(@Meaning("机关编码：一个就是固定的，几个由提出人选") @Nullable List<String> organs, @Meaning("哪几种机关，由提出人选；只有一个的就是固定的") @Nullable List<OrganKind> kinds,
            @Meaning("由哪个选择字段决定") @Nullable String by,
            @Meaning("选了什么，向哪个机关") @Nullable Map<String, String> to) {
    }

    record Period(LocalDate from, @Nullable LocalDate to) {
    }

    /** A period that the office itself promised; in working days where it says no unit. */
    record Term(String id, String title, String description, String basis, int amount, @Meaning("不写为工作日") Provision.@Nullable Unit unit, String countsFrom,
            LocalDate from, @Nullable LocalDate to, boolean confirmed) {

        Provision asProvision(String instrument) {
            return new Provision(id, title, description, "LOCAL", instrument, "", basis, amount,
                    unit == null ? Provision.Unit.WORKING_DAYS : unit, null, countsFrom, null, null, null, new InForce(from, to), confirmed);
        }
    }

    record Party(String id, String title, @Nullable Boolean person) {
    }

    record Channel(String id, String title, CaseType.Receipt receipt, @Nullable Boolean selfService, @Nullable String then,
            @Nullable Map<String, String> with, @Nullable String evidence, @Nullable String note, @Nullable Boolean readBack,
            @Meaning("由机关送达或者交来，不是提出人自己来的：登记单留存，不交给提出人") @Nullable Boolean byOrgan) {
    }

    /** Keys of a field: what binds its value beyond its kind. */
    record Limits(@Meaning("数和金额最小多少，几项选择最少选几项") @Nullable BigDecimal least, @Meaning("最大多少，最多选几项") @Nullable BigDecimal most,
            @Meaning("PERSON 从谁当中选，ORGAN 从哪些机关当中选；选中的人就是承办人") @Nullable Among among,
            @Meaning("隐去，写明原因打开才看得到") @Nullable Boolean masked, @Meaning("只有任其中一种岗位的人看得到") @Nullable List<String> read,
            @Meaning("IDENTITY 是哪些证件的号码") @Nullable Numbers numbers,
            @Meaning("FILE 收几个、多大、什么文件；不写的，5 个、每个 10 MB、可以打开的各种") @Nullable Files files) {
    }

    record Files(@Meaning("最多几个") @Nullable Integer most, @Meaning("每个最大多少 MB") @Nullable Integer megabytes,
            @Meaning("只收这几种：pdf、docx、xlsx、png、jpg") @Nullable List<String> kinds,
            @Meaning("图片只留画面，拍摄的地点、时间、设备不保存") @Nullable Boolean bare) {
    }

    record Numbers(@Meaning("写明证件类型的选择；不写的，从号码看出是哪一种") @Nullable String by,
            @Meaning("个人的证件，各是什么号码") @Nullable Map<String, Identifies.Number> person,
            @Meaning("单位的证件，各是什么号码") @Nullable Map<String, Identifies.Number> others) {
    }

    record Among(@Meaning("在本机关任其中一种岗位的人") @Nullable List<String> roles, @Meaning("机关编码") @Nullable List<String> organs,
            @Meaning("哪几类机关") @Nullable List<OrganKind> kinds, @Meaning("只能是本机关下面的机关") @Nullable Boolean below,
            @Meaning("哪几类外部人员，见 outsiders.yaml；选中的不是承办人") @Nullable List<String> outsiders) {
    }

    /** Keys of an action: what it does to clock, outcome, items, facts and papers. */
    record Effects(@Nullable Clock clock, @Meaning("结果") @Nullable String outcome, @Meaning("写明结果的字段") @Nullable String outcomeOf,
            @Meaning("怎样结束，见 endings.yaml；有结果的都要写") @Nullable String ending,
            @Meaning("是否逐项答复") @Nullable Boolean answersItems, @Meaning("每一项答复填写的") @Nullable List<Input> perItem,
            @Meaning("计入什么") @Nullable List<Counted> facts, @Meaning("发出的文书") @Nullable String letter, @Meaning("同时发出的其他文书") @Nullable List<String> alongside,
            @Meaning("所答复的是哪一步") @Nullable String answers, @Meaning("移送给哪个字段所选的机关，另立一件") @Nullable String opens,
            @Meaning("是否撤销使本件结束的那一步") @Nullable Boolean reopens) {
    }

    /** Keys of an action that takes out what was entered in error. */
    record Correcting(@Meaning("撤销登记错了的一步，恢复到它以前；原来的登记留在经过里") @Nullable Strikes strikes) {
    }

    record Strikes(@Meaning("写明撤销哪一步的选择，选项就是可以撤销的步骤") String of,
            @Meaning("不能撤销的步骤，各写错了怎样改正") @Nullable Map<String, String> stand) {
    }

    /** Keys of an action: whom it sends the matter to, and what the end of one's own part does to the whole. */
    record Hands(@Meaning("派给谁办") @Nullable List<Sent> dispatch, @Meaning("自己的部分办结以后，整件到哪个环节") @Nullable Passing passes,
            @Meaning("是否收回还在别处办的部分") @Nullable Boolean recalls, @Meaning("这几种都办结了才能办") @Nullable List<String> awaits,
            @Meaning("这几种还有在办的才能办") @Nullable List<String> needs) {
    }

    record Sent(@Meaning("按 handlings 中的哪一种办") String as, @Meaning("写明机关的字段") String to, @Meaning("派定，不得再退回") @Nullable Boolean binding,
            @Meaning("写明办到哪一天的字段；不写的按 handlings 的 term") @Nullable String until) {
    }

    record Passing(@Meaning("整件到哪个环节；不写则不变") @Nullable String to, @Meaning("以前已经退回过的，到哪个环节") @Nullable String again,
            @Meaning("是否退回，而不是办理的结果") @Nullable Boolean returned, @Meaning("别处的部分也都办结了才到") @Nullable Boolean whenAll) {
    }

    record Clock(@Nullable String start, @Nullable String pause, @Nullable String lapse,
            @Nullable Boolean resume, @Meaning("到今天的定义为止的写法，见 anew") @Nullable Boolean restart,
            @Meaning("重新计算：收到申请之日的法律这样规定的；还在征求意见的接着等") @Nullable Boolean anew, @Nullable String extend, @Nullable String until,
            @Nullable Boolean end) {
    }

    record Counted(@Meaning("事实种类，如 inforequest.received") String kind, @Nullable Boolean coded, @Meaning("以哪个字段的选项为代码") @Nullable String codeOf,
            @Nullable String onlyAfter, @Nullable String amountOf, @Meaning("记在谁那里：ACTING 办这一步的机关，不写就是它；LEAD 整件所在的机关；EACH 每个承办机关各一") Consequence.@Nullable Where at) {
    }
}
