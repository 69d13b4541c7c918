package org.gongkai.participation;

import java.time.LocalDate;
import java.util.List;

import org.gongkai.definition.Meaning;
import org.jspecify.annotations.Nullable;

/** A file of {@code regulations/participations}, as people write it. */
record ParticipationFile(@Meaning("写在记录和统计里，小写字母、数字和连字符，定了不改") String id, String title, String description, String legalBasis, Period inForce,
        @Meaning("怎样参与：SOLICITATION 意见征集，SURVEY 问卷，INTERVIEW 在线访谈，GATHERING 听证、座谈、研讨、开放日") Form form, @Meaning("由谁起草、整理意见") List<String> drafts, @Meaning("由谁签发：开始征集、公布结果；和起草的不是一个人") List<String> signs,
        @Meaning("最短期限的条文") @Nullable String least, @Meaning("公布结果期限的条文") String outcome,
        @Meaning("问卷：怎样保证一人一次，BROWSER 一个浏览器一次，CODE 凭纸上的代码，SIGN_IN 登录") @Nullable Voice voice, @Meaning("问卷：同一个回答少于多少份的，公开的数据里不写明") @Nullable Integer few,
        @Meaning("征求意见的是不是一件决策：是的，有一页写明它走到哪一步") @Nullable Boolean decides,
        @Meaning("决策的那一页上，写明出自那份文件的文件哪些在决策前、哪些是结果；没有写到的都在实施过程里") @Nullable StagesFile stages,
        @Meaning("社会评议：被评议的机关要答复的期限的条文；不是评议的不写") @Nullable String appraises,
        @Meaning("听证、座谈、研讨、开放日：要遵守的期限") @Nullable GatheringFile gathering,
        @Meaning("不公开某一条时引用的规则；原文一律保留") List<RuleFile> rules) {

    record Period(LocalDate from, @Nullable LocalDate to) {
    }

    enum Form { SOLICITATION, SURVEY, INTERVIEW, GATHERING }

    enum Voice { BROWSER, CODE, SIGN_IN }

    /** @param materials within which period before the day its papers reach whoever has a place @param forgets how long after the day names and telephones are kept @param listed whether the names of those who have a place are public */
    record GatheringFile(@Meaning("材料在举行前多久送达的条文；没有材料的不写") @Nullable String materials, @Meaning("举行以后多久删除报名人的姓名和电话的条文") String forgets, @Meaning("有名额的人，名单是否公布") boolean listed) {
    }

    /** What documents that name the one that was decided are to it. */
    record StagesFile(@Meaning("在决策前的：文件的种类，如讨论它的会议") List<String> before, @Meaning("实施结果：文件的种类") List<ResultFile> results) {
    }

    /** @param options null where every document of the kind is one */
    record ResultFile(@Meaning("文件的种类") String kind, @Meaning("只算这个字段选了这些的；不写的都算") @Nullable String field, @Meaning("字段的哪些选项算") @Nullable List<String> options) {
    }

    /** @param answered whether the outcome has to answer what was set aside under it */
    record RuleFile(String id, String title, String basis, @Meaning("结果里是否仍要答复") boolean answered) {
    }
}
