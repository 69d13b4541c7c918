package org.gongkai.inspection.text;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector.SelectorParseException;
import org.jspecify.annotations.Nullable;

/** Which elements of a page its readers cannot see: not displayed, without size, off the screen, in the colour of the ground. */
final class Concealment {

    private static final Pattern RULE = Pattern.compile("([^{}@]{1,200})\\{([^{}]{1,2000})\\}");
    private static final Pattern HIDING = Pattern.compile(
            "display:none|visibility:hidden|font-size:0(?:px|pt|em|%)?(?:;|!|$)|opacity:0(?:\\.0+)?(?:;|!|$)"
            + "|text-indent:-\\d{3,}|(?:left|top|margin-left|margin-top|right):-\\d{3,}(?:px|em|pt)"
            + "|(?:^|;)(?:height|width|max-height|max-width):[01](?:px)?;(?:.*;)?overflow:hidden|overflow:hidden;(?:.*;)?(?:^|;)?(?:height|width|max-height):[01](?:px)?(?:;|$)"
            + "|clip:rect\\(0");
    private static final Pattern COLOUR = Pattern.compile("(?:^|;)color:([^;!]+)");
    private static final Pattern GROUND = Pattern.compile("(?:^|;)background(?:-color)?:([^;!]+)");
    private static final int MOST_RULES = 500;

    private final Set<Element> byStyleSheet = Collections.newSetFromMap(new IdentityHashMap<>());

    static Concealment of(Document page) {
        Concealment concealment = new Concealment();
        int rules = 0;
        for (Element style : page.select("style")) {
            Matcher rule = RULE.matcher(style.data().replaceAll("(?s)/\\*.*?\\*/", ""));
            while (rule.find() && rules++ < MOST_RULES) {
                if (HIDING.matcher(normal(rule.group(2))).find() && !rule.group(1).contains(":")) {
                    concealment.hide(page, rule.group(1).strip());
                }
            }
        }
        return concealment;
    }

    private void hide(Document page, String selector) {
        try {
            byStyleSheet.addAll(page.select(selector));
        } catch (SelectorParseException | IllegalArgumentException notOurs) {
            // a selector that this reader does not know hides nothing
            return;
        }
    }

    boolean hides(Element element) {
        String tag = element.normalName();
        if (tag.equals("input") || tag.equals("textarea")) {
            return false;
        }
        if (element.hasAttr("hidden") || byStyleSheet.contains(element)) {
            return true;
        }
        String style = normal(element.attr("style"));
        if (tag.equals("font")) {
            style = "color:" + element.attr("color").strip().toLowerCase(Locale.ROOT) + ";" + style;
        }
        return !style.isEmpty() && (HIDING.matcher(style).find() || isInColourOfGround(element, style));
    }

    private static boolean isInColourOfGround(Element element, String style) {
        String colour = group(COLOUR, style);
        if (colour == null || colour.isEmpty()) {
            return false;
        }
        for (Element above = element; above != null; above = above.parent()) {
            String own = above == element ? style : normal(above.attr("style"));
            String ground = group(GROUND, own);
            if (ground == null && above.hasAttr("bgcolor")) {
                ground = above.attr("bgcolor").toLowerCase(Locale.ROOT);
            }
            if (ground != null) {
                return rgb(ground).equals(rgb(colour));
            }
            if (above.hasAttr("background") || above.normalName().equals("header") || above.normalName().equals("nav")
                    || above.normalName().equals("footer") || above.normalName().equals("th")) {
                return false;
            }
        }
        return rgb(colour).equals("#ffffff");
    }

    private static @Nullable String group(Pattern pattern, String style) {
        Matcher found = pattern.matcher(style);
        return found.find() ? found.group(1) : null;
    }

    private static String rgb(String colour) {
        String plain = colour.strip();
        if (plain.equals("white") || plain.matches("rgba?\\(255,255,255(,1)?\\)")) {
            return "#ffffff";
        }
        if (plain.matches("#[0-9a-f]{3}")) {
            return "#" + plain.charAt(1) + plain.charAt(1) + plain.charAt(2) + plain.charAt(2) + plain.charAt(3) + plain.charAt(3);
        }
        return plain;
    }

    private static String normal(String style) {
        return style.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    }
}
