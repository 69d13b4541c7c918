package org.gongkai.directory;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** An e-mail address as people write it, and as a mail server can deliver it. */
public final class MailAddress {

    /** RFC 5321, 4.1.2, without quoted names: nobody is given one. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    /** RFC 6761: reserved so that nothing is ever there. */
    private static final Set<String> NOWHERE = Set.of("invalid", "localhost");
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_DOMAIN = 253;

    private MailAddress() {
    }

    /**
     * The address with its domain in the letters that mail servers know: {@code wang@例子.中国} is {@code wang@xn--fsqu00a.xn--fiqs8s}.
     *
     * @return empty where no server can ever deliver to it
     */
    public static Optional<String> deliverable(String written) {
        int at = written.lastIndexOf('@');
        String name = at < 0 ? "" : written.substring(0, at);
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        return domain(written.substring(at + 1)).map(domain -> name + "@" + domain);
    }

    private static Optional<String> domain(String written) {
        String ascii;
        try {
            ascii = IDN.toASCII(written, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
        String last = ascii.substring(ascii.lastIndexOf('.') + 1);
        boolean fits = ascii.length() <= LONGEST_DOMAIN && ascii.indexOf('.') > 0 && !ascii.contains("..") && last.length() > 1
                && !last.chars().allMatch(Character::isDigit) && !NOWHERE.contains(last);
        return fits ? Optional.of(ascii) : Optional.empty();
    }
}
