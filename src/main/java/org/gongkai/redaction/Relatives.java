package org.gongkai.redaction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.redaction.FileInWords.Relative;

/** What else in a text tells the same as the words that were marked, or names a person by a number, and is not marked. */
final class Relatives {

    private static final int MOST = 60;
    private static final Pattern NAME = Pattern.compile("\\p{IsHan}{2,4}");
    private static final String TWO_LETTER_SURNAMES = "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 长孙 宇文 轩辕 端木 南宫 独孤";

    private final List<Alike> marked;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();

    private Relatives(List<Alike> marked) {
        this.marked = marked;
    }

    static List<Relative> in(List<String> texts, List<String> words) {
        Relatives relatives = new Relatives(words.stream().map(Alike::of).filter(alike -> !alike.isEmpty()).toList());
        for (String text : texts) {
            String left = relatives.withoutMarked(text);
            for (PersonalNumbers.Found found : PersonalNumbers.in(left)) {
                relatives.add(found.written().strip(), found.kind().title() + "，还没有标记");
            }
            for (String word : words) {
                relatives.akin(word.strip(), left);
            }
        }
        List<Relative> all = new ArrayList<>();
        relatives.counts.forEach((written, count) -> all.add(new Relative(written, count, relatives.reasons.getOrDefault(written, ""))));
        return all;
    }

    /** The text with a full stop for every place that is marked already. */
    private String withoutMarked(String text) {
        StringBuilder left = new StringBuilder(text);
        for (Alike.Range place : Alike.of(text).places(marked).reversed()) {
            left.replace(place.from(), place.to(), "。");
        }
        return left.toString();
    }

    private void akin(String word, String text) {
        String plain = Alike.plain(word);
        if (NAME.matcher(plain).matches()) {
            name(plain, text);
        } else if (PersonalNumbers.isOne(word)) {
            number(plain.replaceAll("[^0-9x]", ""), text);
        }
    }

    private void name(String name, String text) {
        int length = name.length() > 2 && TWO_LETTER_SURNAMES.contains(name.substring(0, 2)) ? 2 : 1;
        String surname = Pattern.quote(name.substring(0, length));
        find(surname + "(?:[某×xX*＊○〇]{1,3}|(?:先生|女士|同志|小姐|老师|经理|主任|某某))", text, "“" + name + "”的姓");
        String given = name.substring(length);
        if (given.length() >= 2) {
            find(Pattern.quote(given), text, "“" + name + "”的名");
        }
    }

    private void number(String number, String text) {
        String end = number.substring(number.length() - 4);
        find("尾号[为是：:\\s]{0,2}" + end, text, "这个号码的尾号");
        find(number.substring(0, 3) + "[*＊×xX●]{3,12}" + "(?:" + end + ")?", text, "遮去中间的这个号码");
        if (number.length() == 18) {
            find(number.substring(0, 6) + number.substring(8, 17), text, "旧的 15 位身份证号");
            String year = number.substring(6, 10);
            int month = Integer.parseInt(number.substring(10, 12));
            int day = Integer.parseInt(number.substring(12, 14));
            find(year + "[年\\-./]\\s?0?" + month + "[月\\-./]\\s?0?" + day + "日?", text, "身份证号里的出生日期");
        }
    }

    private void find(String pattern, String text, String why) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            add(matcher.group(), why);
        }
    }

    private void add(String written, String why) {
        if (counts.containsKey(written) || counts.size() < MOST) {
            counts.merge(written, 1, Integer::sum);
            reasons.putIfAbsent(written, why);
        }
    }
}
