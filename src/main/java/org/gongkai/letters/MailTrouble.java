package org.gongkai.letters;

import java.util.Arrays;

import org.gongkai.face.Wording;

/**
 * Why a message did not go out, in codes alone: what a server says may name the person.
 *
 * @param kind what went wrong
 * @param code reply and enhanced status code of the server (RFC 5321, RFC 3463); empty where it gave none
 */
public record MailTrouble(Kind kind, String code) {

    /** What went wrong. */
    public enum Kind {
        UNREACHABLE("连不上发信服务器"), REFUSED_SIGN_IN("发信服务器不接受用户名或者口令，请运维核对 gongkai.mail 设置"),
        NOT_PRIVATE("与发信服务器之间不能加密，邮件没有交出，请运维核对 gongkai.mail 的 security 和 bundle"), BROKEN_OFF("交给发信服务器时中途断线"),
        NOT_NOW("服务器暂时不收"), REFUSED("服务器拒收，请核对地址，或者改用其他方式"), BAD_ADDRESS("地址不成立，请核对"),
        UNWRITTEN("邮件没有生成"), NO_ANSWER("全文已经交出，没有等到服务器回答"), GIVEN_UP("多次没有送出，不再自动重试");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    static MailTrouble of(Kind kind) {
        return new MailTrouble(kind, "");
    }

    static MailTrouble read(String kept) {
        String[] parts = kept.split(" ", 2);
        Kind kind = Arrays.stream(Kind.values()).filter(known -> known.name().equals(parts[0])).findFirst().orElse(Kind.UNWRITTEN);
        return new MailTrouble(kind, parts.length > 1 ? parts[1] : "");
    }

    String kept() {
        return code.isEmpty() ? kind.name() : kind.name() + " " + code;
    }

    public String inWords() {
        return code.isEmpty() ? Wording.t(kind.sentence()) : Wording.t("{0}（{1}）", Wording.t(kind.sentence()), code);
    }
}
