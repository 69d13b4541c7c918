package org.gongkai.face;

import java.util.Locale;
import java.util.regex.Pattern;

import org.gongkai.face.RenderedHtml.Tag;
import org.jsoup.nodes.Element;

/**
 * A page as a terminal in a lobby shows it: nothing on it leads out, neither to other sites and programs nor to files that have no way back;
 * and no browser gives back what was typed into its fields, neither on the way back nor as a proposal.
 */
final class KioskPage {

    private static final Pattern SCHEME = Pattern.compile("(?:[a-z][a-z0-9+.-]*:|//).*", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("/(?:api|operator)/.*|.*\\.(?:pdf|docx?|ofd|xlsx?|csv|zip|json|xml|atom|txt)|.*/(?:letters|files|attachments|copies)/.*");

    private KioskPage() {
    }

    static String of(String html, String home) {
        RenderedHtml page = new RenderedHtml(html);
        for (Element link : page.all("a")) {
            if (leadsOut(link, home)) {
                page.tag(link, new Tag("span").with("class", "no-way"));
                page.endTag(link, " <small>" + Wording.t("（请在自己的设备上打开）") + "</small></span>");
            } else if (link.hasAttr("target")) {
                page.tag(link, new Tag(link).without("target"));
            }
        }
        for (Element field : page.all("form, input, textarea, select")) {
            if (!"hidden".equals(field.attr("type"))) {
                page.tag(field, new Tag(field).without("autocomplete").with("autocomplete", "off"));
            }
        }
        return page.written();
    }

    private static boolean leadsOut(Element link, String home) {
        if (!link.hasAttr("href")) {
            return false;
        }
        String address = link.attr("href").strip().toLowerCase(Locale.ROOT);
        boolean own = !home.isEmpty() && (address.equals(home) || address.startsWith(home + "/"));
        return link.hasAttr("download") || link.attr("type").startsWith("application/") || SCHEME.matcher(address).matches() && !own || FILE.matcher(TypedForm.address(address)).matches();
    }
}
