package org.gongkai.casework.receipt;

import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Sha256;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** Who may open a receipt again: the browser that filed, by a random cookie of a day, or the clerk who entered it. */
public final class ReceiptHolder {

    private static final String COOKIE = "receipt";
    private static final int LENGTH = 36;

    private ReceiptHolder() {
    }

    public static String of(Staff staff) {
        return "person:" + staff.personId();
    }

    public static Optional<String> of(HttpServletRequest request) {
        return secret(request).map(ReceiptHolder::holder);
    }

    /**
     * The holder that this browser is, for another day; one that is none yet becomes one, before it files: a click that comes twice finds the
     * receipt of the first.
     */
    public static String made(HttpServletRequest request, HttpServletResponse response) {
        String secret = secret(request).orElseGet(() -> Identifier.fresh() + Identifier.fresh() + Identifier.fresh());
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(COOKIE, secret).path("/").maxAge(Receipts.KEPT).httpOnly(true)
                .secure(request.isSecure()).sameSite("Lax").build().toString());
        return holder(secret);
    }

    private static Optional<String> secret(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (COOKIE.equals(cookie.getName()) && cookie.getValue().length() == LENGTH) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private static String holder(String secret) {
        return "browser:" + Sha256.hex(secret);
    }
}
