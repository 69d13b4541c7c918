package org.gongkai.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.gongkai.directory.CreditCode;
import org.gongkai.directory.ResidentNumber;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers of documents say who somebody is.
 *
 * @param by     the field that says which document it is; null where the number alone tells
 * @param person documents of people, each with the writing of its number
 * @param others documents of legal persons and other organisations
 */
public record Identifies(@Nullable String by, Map<String, Number> person, Map<String, Number> others) {

    /** Behind the name of a field: that its number was compared once more; its value is that number. */
    public static final String COMPARED = ".compared";
    private static final int FEWEST_DIGITS = 3;

    /** How the number of a document is written. */
    public enum Number {
        /** 公民身份号码, GB 11643. */
        RESIDENT {
            @Override
            Optional<String> impossible(String number, LocalDate on) {
                return ResidentNumber.faultOf(number, on);
            }

            @Override
            Optional<String> doubtful(String number) {
                return ResidentNumber.doubtOf(number);
            }
        },
        /** Whatever a passport or another document has. */
        DOCUMENT {
            @Override
            Optional<String> impossible(String number, LocalDate on) {
                if (ResidentNumber.isMeant(number)) {
                    return Optional.of("这是居民身份证号码的写法，证件类型请选居民身份证");
                }
                long digits = number.chars().filter(Character::isDigit).count();
                boolean alike = number.chars().distinct().count() == 1;
                return digits < FEWEST_DIGITS || alike ? Optional.of("证件号码至少有三位数字，请按证件填写") : Optional.empty();
            }
        },
        /** 统一社会信用代码, GB 32100. */
        CREDIT_CODE {
            @Override
            Optional<String> impossible(String number, LocalDate on) {
                return CreditCode.isShaped(number) ? Optional.empty() : CreditCode.faultOf(number);
            }

            @Override
            Optional<String> doubtful(String number) {
                return CreditCode.faultOf(number);
            }
        },
        /** 组织机构代码, GB 11714. */
        ORGANISATION_CODE {
            @Override
            Optional<String> impossible(String number, LocalDate on) {
                return CreditCode.isShapedOrganisation(plain(number)) ? Optional.empty() : CreditCode.faultOfOrganisation(plain(number));
            }

            @Override
            Optional<String> doubtful(String number) {
                return CreditCode.faultOfOrganisation(plain(number));
            }

            private static String plain(String number) {
                return number.replace("-", "").toUpperCase(Locale.ROOT);
            }
        };

        abstract Optional<String> impossible(String number, LocalDate on);

        Optional<String> doubtful(String number) {
            return Optional.empty();
        }
    }

    /**
     * What stands against a number as it was given.
     *
     * @param given    what was filled in beside it
     * @param isPerson whether a person brings the matter in
     */
    public List<Refusal> refusals(Field field, Map<String, String> given, boolean isPerson, LocalDate on) {
        String number = FieldValue.kept(field, given.getOrDefault(field.name(), ""));
        if (number.isEmpty()) {
            return List.of();
        }
        Map<String, Number> mine = isPerson ? person : others;
        String kind = by == null ? null : given.get(by);
        if (kind != null && !kind.isBlank() && !mine.containsKey(kind)) {
            return (isPerson ? others : person).containsKey(kind) ? List.of(Refusal.ofField(by, isPerson ? "个人用个人的证件，不用单位的代码；以单位名义提出的，请改选申请人类别"
                    : "单位用单位的代码，不用个人的证件；以个人名义提出的，请改选申请人类别")) : List.of();
        }
        Collection<Number> possible = kind == null || kind.isBlank() ? mine.values() : List.of(mine.get(kind));
        List<String> impossible = new ArrayList<>();
        for (Number one : possible) {
            Optional<String> fault = one.impossible(number, on);
            if (fault.isEmpty()) {
                return one.doubtful(number).filter(doubt -> !number.equals(FieldValue.kept(field, given.getOrDefault(field.name() + COMPARED, ""))))
                        .map(doubt -> Refusal.ofField(field.name() + COMPARED, doubt + "。请再核对一遍；确实是这个号码的，勾选“我核对过，就是这个号码”")).stream().toList();
            }
            fault.ifPresent(impossible::add);
        }
        return impossible.stream().limit(1).map(sentence -> Refusal.ofField(field.name(), sentence)).toList();
    }
}
