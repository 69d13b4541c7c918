package org.gongkai.face;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page as a terminal in a lobby shows it: nothing on it leads out, neither to other sites and programs nor to files that have no way back;
 * and no browser gives back what was typed into its fields, neither on the way back nor as a proposal.
 */
final class KioskPage {

    private static final Pattern LINK = Pattern.compile("<a\\b((?:[^>\"]|\"[^\"]*\")*)>(.*?)</a>", Pattern.DOTALL);
    private static final Pattern HREF = Pattern.compile("\\shref=\"([^\"]*)\"");
    private static final Pattern DOWNLOAD = Pattern.compile("\\sdownload(?=[\\s=>]|$)");
    private static final Pattern TARGET = Pattern.compile("\\starget=\"[^\"]*\"");
    private static final Pattern SCHEME = Pattern.compile("(?:[a-z][a-z0-9+.-]*:|//).*", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("/(?:api|operator)/.*|.*\\.(?:pdf|docx?|ofd|xlsx?|csv|zip|json|xml|atom|txt)|.*/(?:letters|files|attachments|copies)/.*");

    private static final Pattern FIELD = Pattern.compile("<(form|input|textarea|select)\\b((?:[^>\"]|\"[^\"]*\")*)>");

    private KioskPage() {
    }

    static String of(String html, String home) {
        Matcher link = LINK.matcher(html);
        StringBuilder page = new StringBuilder(html.length());
        while (link.find()) {
            String attributes = link.group(1);
            String kept = leadsOut(attributes, home)
                    ? "<span class=\"no-way\">" + link.group(2) + " <small>" + Wording.t("（请在自己的设备上打开）") + "</small></span>"
                    : "<a" + TARGET.matcher(attributes).replaceAll("") + ">" + link.group(2) + "</a>";
            link.appendReplacement(page, Matcher.quoteReplacement(kept));
        }
        return forgetful(link.appendTail(page).toString());
    }

    private static String forgetful(String html) {
        return FIELD.matcher(html).replaceAll(field -> Matcher.quoteReplacement("hidden".equals(FilledForm.value(field.group(2), "type")) ? field.group()
                : "<" + field.group(1) + FilledForm.without(field.group(2), "autocomplete") + " autocomplete=\"off\">"));
    }

    private static boolean leadsOut(String attributes, String home) {
        Matcher href = HREF.matcher(attributes);
        if (!href.find()) {
            return false;
        }
        String address = href.group(1).strip().toLowerCase(Locale.ROOT);
        boolean own = !home.isEmpty() && (address.equals(home) || address.startsWith(home + "/"));
        String path = address.replaceFirst("[?#].*$", "");
        return DOWNLOAD.matcher(attributes).find() || SCHEME.matcher(address).matches() && !own || FILE.matcher(path).matches();
    }
}
