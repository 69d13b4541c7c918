package org.gongkai.participation;

import java.time.LocalDate;

import org.gongkai.letters.MailOrder;
import org.jspecify.annotations.Nullable;

/**
 * That somebody wants to come.
 *
 * @param rank   in which order places are given; null before the lot
 * @param toldOn when they were told of the news; null while they were not
 * @param listed whether the name stands on the list that was published
 * @param news   what they have to be told last; null while there is nothing
 * @param mail   how far an e-mail about it has come
 */
public record Registration(String id, String solicitation, Way way, LocalDate registeredOn, Standing standing, @Nullable Long rank, @Nullable LocalDate toldOn, boolean listed, @Nullable News news, Mail mail) {

    /** What has to be told. */
    public enum News {
        PLACE("有名额", MailOrder.PLACE), WAITS("没有名额，排在候补", MailOrder.WAITS), MOVED("时间、地点有变", MailOrder.MOVED), CANCELLED("不再举行", MailOrder.CANCELLED);

        private final String title;
        private final String wording;

        News(String title, String wording) {
            this.title = title;
            this.wording = wording;
        }

        public String title() {
            return title;
        }

        /** Which of the texts of {@code regulations/mail.yaml} tells it. */
        String wording() {
            return wording;
        }
    }

    /** How news goes by e-mail. */
    public enum Mail {
        /** They left no address. */
        NONE,
        /** They left one; what there is to tell goes out by itself. */
        GOES,
        /** It was handed over, and nobody knows yet whether it arrived. */
        UNDER_WAY,
        /** It came back, or could not be written. */
        FAILED
    }

    /** Whether somebody has to tell them, because no e-mail does. */
    public boolean isToBeTold() {
        return news != null && toldOn == null && standing != Standing.WITHDRAWN && (mail == Mail.NONE || mail == Mail.FAILED);
    }

    /** How it came. */
    public enum Way {
        WEB("网上"), LETTER("来信"), COUNTER("当面"), PHONE("电话"), INVITED("邀请");

        private final String title;

        Way(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Whether there is a place. */
    public enum Standing {
        REGISTERED("已报名，等抽签"), ADMITTED("有名额"), WAITING("候补"), WITHDRAWN("已退出");

        private final String title;

        Standing(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
