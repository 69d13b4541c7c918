package org.gongkai.publication.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.gongkai.definition.Meaning;
import org.jspecify.annotations.Nullable;

/** One sign, or several together, by which a document may be of a kind. All that a rule names must hold; of each list one. */
public record Rule(@Meaning("标题以其中之一结尾") @Nullable List<String> ends, @Meaning("标题里有其中之一") @Nullable List<String> has,
        @Meaning("标题里一个也没有") @Nullable List<String> hasNot, @Meaning("所印发、转发的文件以其中之一结尾") @Nullable List<String> issues,
        @Meaning("文号里有其中之一") @Nullable List<String> number, @Meaning("有没有文号") @Nullable Boolean numbered,
        @Meaning("来源栏目里有其中之一") @Nullable List<String> column, @Meaning("发布机构里有其中之一") @Nullable List<String> issuer,
        @Meaning("发布机构里一个也没有") @Nullable List<String> issuerNot, @Meaning("正文开头里有其中之一") @Nullable List<String> opening,
        @Meaning("有多大把握，1 到 100；几种都有把握的取大的，一样大的不提") int weight) {

    /** Why a document goes by this rule, in words; empty where it does not. */
    Optional<String> because(Signs signs) {
        List<String> said = new ArrayList<>();
        boolean holds = one(ends, signs.title()::endsWith, "标题以“{}”结尾", said)
                && one(has, signs.title()::contains, "标题有“{}”", said)
                && (hasNot == null || hasNot.stream().noneMatch(signs.title()::contains))
                && one(issues, signs.passedOn()::endsWith, "印发的是“{}”", said)
                && one(number, signs.number()::contains, "文号有“{}”", said)
                && (numbered == null || numbered != signs.number().isEmpty())
                && one(column, signs.column()::contains, "来源栏目有“{}”", said)
                && one(issuer, signs.issuer()::contains, "发布机构有“{}”", said)
                && (issuerNot == null || issuerNot.stream().noneMatch(signs.issuer()::contains))
                && one(opening, signs.opening()::contains, "正文开头有“{}”", said);
        if (holds && numbered != null) {
            said.add(numbered ? "有文号" : "没有文号");
        }
        return holds ? Optional.of(String.join("，", said)) : Optional.empty();
    }

    /** Whether it names any sign at all. */
    public boolean namesNothing() {
        return ends == null && has == null && issues == null && number == null && numbered == null && column == null && issuer == null && opening == null;
    }

    private static boolean one(@Nullable List<String> of, Predicate<String> holds, String sentence, List<String> said) {
        if (of == null) {
            return true;
        }
        Optional<String> found = of.stream().filter(holds).findFirst();
        found.ifPresent(word -> said.add(sentence.replace("{}", word)));
        return found.isPresent();
    }
}
