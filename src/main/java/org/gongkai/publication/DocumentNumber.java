package org.gongkai.publication;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 发文字号: 代字〔YYYY〕N号, without leading zero and without 第 (GB/T 9704-2012), or a numbered order 令第N号. */
public record DocumentNumber(String text) {

    private static final String HAN = "[\\p{IsHan}]";
    private static final Pattern NUMBER = Pattern.compile(
            "(" + HAN + "[\\p{IsHan}()（）]{0,19}?)\\s*[〔\\[［(（【﹝〈]\\s*((?:19|20)\\d{2})\\s*[〕\\]］)）】﹞〉]\\s*第?\\s*0*(\\d{1,5})\\s*号");
    /** As people type one: with a word before it, without brackets or without 号, but not without both. */
    private static final Pattern TYPED = Pattern.compile("(?:(?:发文字号|文号|编号)\\s*[:：]?\\s*)?(" + HAN + "[\\p{IsHan}()（）]{0,19}?)\\s*([〔\\[［(（【﹝〈])?\\s*((?:19|20)\\d{2})\\s*年?\\s*[〕\\]］)）】﹞〉]?"
            + "\\s*[-—－]?\\s*第?\\s*0*(\\d{1,5})\\s*(号)?[。，,.;；]*");
    private static final Pattern ORDER = Pattern.compile("(" + HAN + "{2,20}令)\\s*第\\s*0*(\\d{1,5})\\s*号");
    /** Crawled text often glues the end of a title to the number: …的意见国办发〔2015〕9号. */
    private static final Pattern GLUED_TITLE = Pattern.compile("^.*(?:通知|意见|办法|规定|方案|决定|措施|条例|细则|公告)(?=.)");
    private static final int HEAD = 400;

    /** The first number in a piece of text, in the normal form. */
    public static Optional<DocumentNumber> in(String text) {
        Matcher number = NUMBER.matcher(text);
        if (number.find()) {
            return Optional.of(normal(number));
        }
        Matcher order = ORDER.matcher(text);
        return order.find() ? Optional.of(order(order)) : Optional.empty();
    }

    /** A text that is a number and nothing else. */
    public static Optional<DocumentNumber> parse(String text) {
        Matcher number = NUMBER.matcher(text.strip());
        if (number.matches()) {
            return Optional.of(normal(number));
        }
        Matcher order = ORDER.matcher(text.strip());
        return order.matches() ? Optional.of(order(order)) : Optional.empty();
    }

    /** What people may have meant by this as a number; whether such a document is there is another question. */
    public static Optional<DocumentNumber> typed(String words) {
        Matcher typed = TYPED.matcher(Normalizer.normalize(words, Normalizer.Form.NFKC).replace('號', '号').strip());
        return typed.matches() && (typed.group(2) != null || typed.group(5) != null)
                ? Optional.of(new DocumentNumber(typed.group(1).strip() + "〔" + typed.group(3) + "〕" + typed.group(4) + "号")) : Optional.empty();
    }

    /** The number on a line of its own in the head of a document; numbers inside sentences cite other documents. */
    public static Optional<DocumentNumber> atHeadOf(String body) {
        String head = body.substring(0, Math.min(HEAD, body.length()));
        return head.lines().map(DocumentNumber::parse).flatMap(Optional::stream).findFirst();
    }

    private static DocumentNumber normal(Matcher number) {
        return new DocumentNumber(GLUED_TITLE.matcher(number.group(1).strip()).replaceFirst("") + "〔" + number.group(2) + "〕" + number.group(3) + "号");
    }

    private static DocumentNumber order(Matcher order) {
        return new DocumentNumber(order.group(1) + "第" + order.group(2) + "号");
    }

    @Override
    public String toString() {
        return text;
    }
}
