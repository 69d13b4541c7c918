package org.gongkai.casework.types.inforequest;

import java.util.List;
import java.util.Optional;

import org.gongkai.casework.CaseState;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;

/** Sending an answer by e-mail: 2019 Art. 40. */
final class MailGuards {

    private static final String ARTICLE = "第四十条";

    /** Tells why an attempt cannot send by e-mail. */
    interface Post {
        Optional<String> refuse(CaseState state, Attempt attempt);
    }

    private final Post post;

    MailGuards(Post post) {
        this.post = post;
    }

    List<Guard<CaseState>> all() {
        return List.of(
                // 第四十条 行政机关依申请公开政府信息,应当根据申请人的要求及行政机关保存政府信息的实际情况,确定提供政府信息的具体形式。
                Guard.of("mail-can-be-sent", "发电子邮件的，有发信服务器和收件地址，上一封已有结果", ARTICLE, (state, attempt) ->
                        post.refuse(state, attempt).map(sentence -> Refusal.because(sentence, ARTICLE))));
    }
}
