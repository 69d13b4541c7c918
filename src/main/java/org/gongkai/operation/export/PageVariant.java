package org.gongkai.operation.export;

import java.util.List;
import java.util.Optional;

import org.gongkai.face.Preferences;
import org.gongkai.face.Tongue;

/**
 * Another tongue of a page: an address of its own, kept in a folder of its own beside that of the pages.
 *
 * @param path of the page as most read it
 */
record PageVariant(String path, Tongue tongue) {

    private static final String ASKED = "?lang=";

    /** {@code /documents/x?lang=en}; empty for a page as most read it. */
    static Optional<PageVariant> of(String address) {
        int asked = address.indexOf(ASKED);
        return asked < 0 ? Optional.empty() : List.of(Tongue.values()).stream().filter(tongue -> tongue.code().equals(address.substring(asked + ASKED.length()))).findFirst()
                .map(tongue -> new PageVariant(address.substring(0, asked), tongue));
    }

    /** The page as most read it, of whichever address. */
    static String plain(String address) {
        return of(address).map(PageVariant::path).orElse(address);
    }

    String address() {
        return path + ASKED + tongue.code();
    }

    /** What a reader's cookie says who reads so always: the site answers the same bytes to all of them. */
    String cookie() {
        return Preferences.COOKIE_NAME + "=" + new Preferences(tongue, false, Preferences.Theme.LIGHT, false).code();
    }
}
