package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.util.Map;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.mail.CaseMail;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("没有发信服务器的，发电子邮件这一步说明理由和其他方式，其他方式照常")
class NoMailServerTest {

    @Autowired
    CaseworkCast cast;
    @Autowired
    CaseMail mail;

    @Test
    @DisplayName("第四十条 不能发电子邮件，可以邮寄发出，之后登记送达")
    void otherWays() {
        String request = cast.inProgress(EDUCATION, "校车");
        cast.does(APPROVER, "decide", request, cast.answers("R36-1"));
        assertThat(cast.refused(OFFICER, "dispatch", request, Map.of("way", "email")).getFirst()).contains("没有设置发信服务器", "邮寄");
        assertThat(cast.does(OFFICER, "dispatch", request, Map.of("way", "post", "tracking", "EX000000001CN")).stage()).isEqualTo("decided");
        assertThat(cast.does(OFFICER, "serve", request, Map.of("way", "post", "proof", "EX000000001CN")).stage()).isEqualTo("served");
        assertThat(mail.of(request)).isEmpty();
    }
}
