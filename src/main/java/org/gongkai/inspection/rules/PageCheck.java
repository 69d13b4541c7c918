package org.gongkai.inspection.rules;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.inspection.text.Folded;
import org.gongkai.inspection.text.Link;
import org.gongkai.inspection.text.Piece;
import org.gongkai.inspection.text.Piece.Role;
import org.gongkai.inspection.text.Script;
import org.gongkai.inspection.text.Text;

/** The page around and behind the report: hidden text and links, spam, what follows the footer, whose site it is. */
final class PageCheck implements Check {

    private static final Pattern PLACE = Pattern.compile(".{1,8}(?:县|市|区|旗|州|盟)");
    private static final int FARM = 10;
    private static final int PARAGRAPH = 30;

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        List<Piece> chrome = report.text().of(Role.CHROME);
        if (!chrome.isEmpty()) {
            notes.add(book.rule("P-CHROME").at(report.text(), chrome.getFirst().line(), "略去了 %d 处网页框架，如“%s”。".formatted(chrome.size(),
                    cut(chrome.getFirst().text()))));
        }
        hidden(report, book, notes);
        spam(report, book, notes);
        farms(report, book, notes);
        if (!chrome.isEmpty()) {
            afterFoot(report, book, notes, chrome);
            footer(report, book, notes, chrome);
        }
        ownSite(report, book, notes);
        links(report, book, notes);
    }

    private static String cut(String words) {
        return words.substring(0, Math.min(24, words.length()));
    }

    private static void hidden(Report report, Rulebook book, Notes notes) {
        List<String> allowed = book.words("P-FOREIGN-LINK", "allowed");
        for (Link link : report.text().links()) {
            String host = host(link.address());
            if (link.hidden() && !host.isEmpty() && !isAllowed(host, allowed)) {
                notes.add(book.rule("P-HIDDEN-LINK").at(report.text(), link.line(), "读者看不见的链接指向 " + host + (link.words().isBlank() ? "。" : "：“" + cut(link.words()) + "”。")));
            }
        }
        report.text().of(Role.HIDDEN).stream().filter(piece -> piece.text().strip().length() >= 8).limit(5)
                .forEach(piece -> notes.add(book.rule("P-HIDDEN").at(report.text(), piece.line(), "读者看不见的文字：“" + cut(piece.text().strip()) + "”。")));
    }

    /** Words that a report may only quote: one in a line of its own, or several. */
    private static void spam(Report report, Rulebook book, Notes notes) {
        List<String> lexicon = book.words("P-SPAM", "strong");
        Pattern names = book.pattern("P-SPAM", "names");
        for (Piece piece : mayHoldSpam(report, book) ? report.text().pieces() : List.<Piece>of()) {
            String words = Folded.of(piece.text()).text().toLowerCase(Locale.ROOT);
            Set<String> found = new LinkedHashSet<>();
            lexicon.stream().filter(words::contains).forEach(found::add);
            boolean named = names.matcher(words).find();
            if (found.isEmpty() && !named) {
                continue;
            }
            boolean prose = words.contains("。") && words.chars().filter(c -> c == '。').count() * 20 > words.length() / 4 || words.matches(".*(?:打击|整治|清理|查处|防范|严禁|治理|非法|专项|举报|投诉|反映|取缔|税务|增值税|代开发票(?:作废|申请|业务|管理|办理|须知|指南)).*");
            if (named && !words.matches(".*(?:打击|整治|查处|取缔|违法).*")) {
                names.matcher(words).results().map(java.util.regex.MatchResult::group).forEach(found::add);
                notes.add(book.rule("P-SPAM").at(report.text(), piece.line(), "有垃圾网站的名字：" + String.join("、", found) + "。"));
            } else if (found.size() >= 2 && !prose || found.size() >= 3 || found.size() == 1 && !prose && words.length() < 40) {
                notes.add(book.rule("P-SPAM").at(report.text(), piece.line(), "有垃圾内容的词句：" + String.join("、", found) + "。"));
            }
        }
        for (Link link : report.text().links()) {
            String words = link.words().toLowerCase(Locale.ROOT);
            if (lexicon.stream().anyMatch(words::contains)) {
                notes.add(book.rule("P-SPAM").at(report.text(), link.line(), "有指向垃圾内容的链接：“" + cut(link.words()) + "”。"));
            }
        }
    }

    /** Whether values without links can hold anything of a page that stops: next to none do. */
    static boolean mayStop(Text values) {
        return values.pieces().stream().anyMatch(piece -> hasManyParts(piece.text())) || Rulebook.shipped().lexicon("P-SPAM", "strong", "names").isIn(values.words().toLowerCase(Locale.ROOT));
    }

    /** Looked at whole first: next to no text holds any of these words. */
    private static boolean mayHoldSpam(Report report, Rulebook book) {
        if (report.text().pieces().size() != report.text().body().size()) {
            return true;
        }
        return book.lexicon("P-SPAM", "strong", "names").isIn(report.text().words().toLowerCase(Locale.ROOT));
    }

    private static boolean hasManyParts(String words) {
        return words.chars().filter(c -> "|｜ \u00a0\u3000".indexOf(c) >= 0).limit(FARM - 1).count() == FARM - 1;
    }

    private static void farms(Report report, Rulebook book, Notes notes) {
        for (Piece piece : report.text().pieces()) {
            String[] items = piece.isCell() || !hasManyParts(piece.text()) ? new String[0] : piece.text().split("[|｜ \\u00a0\\u3000]+");
            long places = java.util.Arrays.stream(items).filter(item -> PLACE.matcher(item.strip()).matches()).count();
            if (places >= FARM && places * 10 >= items.length * 7L) {
                notes.add(book.rule("P-FARM").at(report.text(), piece.line(), "成串的 %d 个地名，像是链接农场：“%s”。".formatted(places, cut(piece.text()))));
            }
        }
    }

    private static void afterFoot(Report report, Rulebook book, Notes notes, List<Piece> chrome) {
        Pattern foot = Pattern.compile(String.valueOf(book.words("P-AFTER-FOOT").get("foot").asString()), Pattern.CASE_INSENSITIVE);
        boolean inFoot = false;
        int lastBody = report.text().body().isEmpty() ? 0 : report.text().body().getLast().line();
        for (Piece piece : chrome) {
            String words = Folded.of(piece.text()).text();
            if (piece.line() > lastBody && foot.matcher(words).find() && !(inFoot && isProse(words))) {
                inFoot = true;
            } else if (inFoot && words.chars().filter(c -> Script.isHan((char) c)).count() >= PARAGRAPH) {
                notes.add(book.rule("P-AFTER-FOOT").at(report.text(), piece.line(), "页脚以后还有文字：“" + cut(piece.text()) + "”。"));
            }
        }
    }

    /** A footer has names with colons and numbers; sentences have neither. */
    private static boolean isProse(String words) {
        return words.chars().filter(c -> ",。、;!".indexOf(c) >= 0).count() >= 3 && words.chars().noneMatch(c -> c == ':' || c >= '0' && c <= '9' || c == '|');
    }

    private static void footer(Report report, Rulebook book, Notes notes, List<Piece> chrome) {
        String words = Folded.of(String.join("\n", chrome.stream().map(Piece::text).toList())).text();
        if (words.contains(book.words("P-FOOTER").get("footer").asString())) {
            List<String> missing = book.words("P-FOOTER").get("marks").propertyStream()
                    .filter(mark -> !words.contains(mark.getValue().asString())).map(java.util.Map.Entry::getKey).toList();
            if (!missing.isEmpty()) {
                int line = chrome.stream().filter(piece -> piece.text().contains("ICP")).mapToInt(Piece::line).findFirst().orElse(0);
                notes.add(book.rule("P-FOOTER").at(report.text(), line, "页脚缺少" + String.join("、", missing) + "。"));
            }
        }
    }

    private static void ownSite(Report report, Rulebook book, Notes notes) {
        String text = report.text().words();
        if (text.indexOf('.') < 0) {
            return;
        }
        Matcher found = book.pattern("P-OWN-SITE", "own").matcher(text);
        List<String> allowed = book.words("P-OWN-SITE", "allowed");
        while (found.find()) {
            String host = found.group(1).toLowerCase(Locale.ROOT);
            boolean mail = found.start(1) > 0 && text.charAt(found.start(1) - 1) == '@';
            if (!mail && allowed.stream().noneMatch(host::endsWith)) {
                notes.add(book.rule("P-OWN-SITE").at(report.text(), report.text().line(found.start()), "说是本机关的网站，域名却不是 .gov.cn：" + host + "。"));
            }
        }
    }

    private static void links(Report report, Rulebook book, Notes notes) {
        List<String> allowed = book.words("P-FOREIGN-LINK", "allowed");
        Set<String> hosts = new LinkedHashSet<>();
        report.text().links().stream().filter(link -> !link.hidden()).map(link -> host(link.address()))
                .filter(host -> !host.isEmpty() && !isAllowed(host, allowed)).forEach(hosts::add);
        if (!hosts.isEmpty()) {
            notes.add(book.rule("P-FOREIGN-LINK").at(report.text(), 0, "有指向非政府域名的链接：" + String.join("、", hosts.stream().limit(8).toList()) + "。"));
        }
    }

    private static boolean isAllowed(String host, List<String> allowed) {
        return allowed.stream().anyMatch(each -> host.equals(each) || host.endsWith("." + each));
    }

    private static String host(String address) {
        String plain = address.startsWith("//") ? "http:" + address : address;
        if (!plain.regionMatches(true, 0, "http", 0, 4)) {
            return "";
        }
        try {
            String host = URI.create(plain.strip().replace(' ', '+')).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException broken) {
            Matcher found = Pattern.compile("https?://([A-Za-z0-9.-]+)").matcher(plain);
            return found.find() ? found.group(1).toLowerCase(Locale.ROOT) : "";
        }
    }
}
