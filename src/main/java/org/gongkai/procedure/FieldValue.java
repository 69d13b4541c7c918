package org.gongkai.procedure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.gongkai.directory.MailAddress;
import org.gongkai.directory.Postcode;

/** What a value of each kind may be, the one way in which it is kept, and how people read it. */
public final class FieldValue {

    /** Digits alone or in groups of three. */
    private static final Pattern MONEY = Pattern.compile("-?(?:\\d{1,13}|\\d{1,3}(?:,\\d{3}){1,4})(?:\\.\\d{1,2})?");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})(?:-|年)(\\d{1,2})月?");

    private FieldValue() {
    }

    /** What is wrong with a value, in a sentence that says what would be right. */
    static Optional<String> wrong(Field field, String value) {
        String title = "“" + field.title() + "”";
        return switch (field.kind()) {
            case DATE -> unless(can(value, LocalDate::parse), title + "应写成 2026-03-12 这样的日期");
            case NUMBER -> value.matches("-?[0-9]{1,9}") ? outside(field, new BigDecimal(value), "小于", "大于", "") : Optional.of(title + "应为整数");
            case CHOICE -> unless(field.options().isEmpty() || field.options().containsKey(value), title + "请在所列选项中选择");
            case YES_NO -> unless(value.equals("yes") || value.equals("no"), title + "请选择是或者否");
            case EMAIL -> unless(MailAddress.deliverable(plain(value)).isPresent(), title + "应写成 name@example.cn 这样的地址，@ 前面没有汉字");
            case PHONE -> unless(Telephone.canRing(plain(value)), title + "不是打得通的电话：手机写 11 位，固定电话写区号和号码，例如 0571-88880000，国外的以 + 和国家代码开头");
            case MONEY -> money(value).map(sum -> outside(field, sum, "少于", "多于", " 元"))
                    .orElseGet(() -> Optional.of(title + "应写成 1280.50 这样的金额，以元为单位，最多两位小数"));
            case SEVERAL -> several(field, value);
            case MONTH -> unless(month(value).isPresent(), title + "应写成 2026-03 这样的年月");
            case TIME -> unless(time(value).isPresent(), title + "应写成 14:30 这样的时间，在 00:00 和 23:59 之间");
            case POSTCODE -> unless(Postcode.of(value).isPresent(), title + "是六位数字；国外的写在地址里，这里不填");
            case PLACE -> Spot.wrong(value).map(sentence -> title + sentence);
            case IDENTITY -> unless(plain(value).matches(".*[0-9].*"), title + "应有数字，请按证件填写");
            case FILE -> files(field, value);
            case LINE, TEXT, ORGAN, ORGANS, PERSON, REPLY_KIND, REPLY_KINDS -> Optional.empty();
        };
    }

    /** A checked value in the one way in which it is kept, however it was typed; any other as it is. */
    public static String kept(Field field, String value) {
        return switch (field.kind()) {
            case MONEY -> money(value).map(BigDecimal::toPlainString).orElse(value);
            case SEVERAL -> field.options().isEmpty() ? value : field.options().keySet().stream().filter(codes(value)::contains).collect(Collectors.joining(","));
            case MONTH -> month(value).map(YearMonth::toString).orElse(value);
            case TIME -> time(value).map(LocalTime::toString).orElse(value);
            case PLACE -> Spot.of(value).map(Spot::toString).orElse(value);
            case FILE -> NamedFile.joined(NamedFile.all(value));
            case POSTCODE -> Postcode.of(value).orElse(value);
            case PHONE, EMAIL -> plain(value);
            case IDENTITY -> plain(value).replace(" ", "").toUpperCase(Locale.ROOT);
            default -> value;
        };
    }

    /**
     * A kept value in words.
     *
     * @param words gives a word or sentence of the house in the reader's language
     */
    public static String shown(Field field, String value, UnaryOperator<String> words) {
        return switch (field.kind()) {
            case YES_NO -> words.apply(value.equals("yes") ? "是" : value.equals("no") ? "否" : value);
            case CHOICE -> field.options().containsKey(value) ? words.apply(field.options().get(value)) : value;
            case SEVERAL -> codes(value).stream().map(code -> field.options().containsKey(code) ? words.apply(field.options().get(code)) : code)
                    .collect(Collectors.joining(words.apply("、")));
            case MONEY -> money(value).map(sum -> words.apply(grouped(sum) + " 元")).orElse(value);
            case MONTH -> month(value).map(month -> words.apply(month.getYear() + "年" + month.getMonthValue() + "月")).orElse(value);
            case PLACE -> Spot.of(value).map(spot -> spot.shown(words)).orElse(value);
            case FILE -> NamedFile.all(value).stream().map(NamedFile::name).collect(Collectors.joining(words.apply("、")));
            default -> value;
        };
    }

    private static Optional<String> files(Field field, String value) {
        if (!NamedFile.areNamed(value)) {
            return Optional.of("“" + field.title() + "”没有收到完整的文件，请重新上传");
        }
        int most = field.files().orElseThrow().most();
        int given = NamedFile.all(value).size();
        return unless(given <= most, "“" + field.title() + "”最多 " + most + " 个文件，现有 " + given + " 个，请去掉几个");
    }

    /** The codes chosen of several. */
    public static List<String> codes(String value) {
        return Arrays.stream(value.split("[,，]")).map(String::strip).filter(code -> !code.isEmpty()).distinct().toList();
    }

    private static Optional<String> several(Field field, String value) {
        String title = "“" + field.title() + "”";
        List<String> codes = codes(value);
        if (!field.options().keySet().containsAll(codes) || codes.isEmpty()) {
            return Optional.of(title + "请在所列选项中选择，可以选几项");
        }
        Field.Limits limits = field.limits();
        if (limits.most() != null && codes.size() > limits.most().intValue()) {
            return Optional.of(title + "最多选 " + limits.most().toPlainString() + " 项，现选了 " + codes.size() + " 项");
        }
        return unless(limits.least() == null || codes.size() >= limits.least().intValue(),
                title + "至少选 " + (limits.least() == null ? 0 : limits.least().toPlainString()) + " 项，现选了 " + codes.size() + " 项");
    }

    private static Optional<String> outside(Field field, BigDecimal number, String below, String above, String unit) {
        String title = "“" + field.title() + "”不能";
        Field.Limits limits = field.limits();
        BigDecimal least = limits.least() == null && field.kind() == Field.Kind.MONEY ? BigDecimal.ZERO : limits.least();
        if (least != null && number.compareTo(least) < 0) {
            return Optional.of(title + below + " " + least.toPlainString() + unit);
        }
        return limits.most() != null && number.compareTo(limits.most()) > 0 ? Optional.of(title + above + " " + limits.most().toPlainString() + unit) : Optional.empty();
    }

    /** A sum in yuan with two decimals; empty where it is none. */
    public static Optional<BigDecimal> money(String value) {
        String plain = plain(value).replaceFirst("\\s*元$", "");
        return MONEY.matcher(plain).matches() ? Optional.of(new BigDecimal(plain.replace(",", "")).setScale(2, RoundingMode.UNNECESSARY)) : Optional.empty();
    }

    private static Optional<YearMonth> month(String value) {
        Matcher said = MONTH.matcher(plain(value));
        try {
            return said.matches() ? Optional.of(YearMonth.of(Integer.parseInt(said.group(1)), Integer.parseInt(said.group(2)))) : Optional.empty();
        } catch (DateTimeException noMonth) {
            return Optional.empty();
        }
    }

    /** A time of day as people write it; empty where it is none. */
    public static Optional<LocalTime> time(String value) {
        String plain = plain(value);
        String full = plain.matches("\\d:\\d{2}") ? "0" + plain : plain;
        return full.matches("\\d{2}:\\d{2}") && can(full, LocalTime::parse) ? Optional.of(LocalTime.parse(full)) : Optional.empty();
    }

    private static String grouped(BigDecimal sum) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(sum);
    }

    /** Digits and signs as a Chinese keyboard writes them, in their plain form. */
    static String plain(String value) {
        return Normalizer.normalize(value.strip(), Normalizer.Form.NFKC);
    }

    private static boolean can(String value, Consumer<String> read) {
        try {
            read.accept(value);
            return true;
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    private static Optional<String> unless(boolean holds, String otherwise) {
        return holds ? Optional.empty() : Optional.of(otherwise);
    }
}
