package org.gongkai.directory;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What may be a password, and how one for a single use is made. */
final class Passwords {

    static final int SHORTEST = 10;
    static final int LONGEST_BYTES = 72;

    private Passwords() {
    }

    /** 60 random bits in three groups, easy to read aloud. */
    static String oneTime() {
        String random = Identifier.fresh();
        return random.substring(0, 4) + "-" + random.substring(4, 8) + "-" + random.substring(8);
    }

    /** Why a password is not accepted; bcrypt reads no more than 72 bytes. */
    static Optional<String> faultOf(String password, String login) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("密码至少 %d 个字符。".formatted(SHORTEST));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            return Optional.of("密码过长，最多 %d 个字节（约 24 个汉字）。".formatted(LONGEST_BYTES));
        }
        if (password.contains(login) || password.chars().distinct().count() < 5) {
            return Optional.of("密码过于简单：不能包含登录名，至少用 5 种不同的字符。");
        }
        return Optional.empty();
    }
}
