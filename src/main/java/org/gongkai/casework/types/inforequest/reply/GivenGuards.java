package org.gongkai.casework.types.inforequest.reply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKind.Family;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.casetype.Answers;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;

/** Whether what the reply says is granted is really given, and nothing else: 2019 Arts. 36(1), 36(2) and 37, 2008 Arts. 21 and 22. */
public final class GivenGuards {

    private static final String WHERE = "Where";
    public static final String PAPER_COPY = "PaperCopy";

    private final ReplyKinds replyKinds;
    private final Copies copies;

    /** What was given with a case. */
    public interface Copies {

        List<Copy> of(String caseId);
    }

    /**
     * A copy that was given.
     *
     * @param item    the item it answers; 0 for the request as a whole
     * @param grounds codes of the grounds of what it hides; none for a file given whole
     * @param numbers those of the grounds on which nothing but numbers that name a person is hidden
     */
    public record Copy(int item, List<String> grounds, List<String> numbers) {

        private static final int ALL = 0;

        public Copy(int item, List<String> grounds) {
            this(item, grounds, List.of());
        }

        public boolean answers(int one) {
            return item == ALL || item == one;
        }
    }

    public GivenGuards(ReplyKinds replyKinds, Copies copies) {
        this.replyKinds = replyKinds;
        this.copies = copies;
    }

    public List<Guard<CaseState>> all() {
        return List.of(
                Guard.of("given-what-is-granted", "公开的，已给出信息或者写明获取途径", "第三十六条第一项、第二项", this::givenWhatIsGranted),
                Guard.of("copy-shows-the-grounds", "部分公开的，遮盖件的依据与答复一致", "第三十七条", this::copyShowsTheGrounds));
    }

    /** 第三十六条第一项 已经主动公开的,告知获取的方式、途径;第二项 可以公开的,提供该信息,或者告知获取的方式、途径和时间。 */
    private Optional<Refusal> givenWhatIsGranted(CaseState state, Attempt attempt) {
        List<Copy> given = null;
        for (int item = 1; item <= state.items(); item++) {
            ReplyKind kind = kind(attempt, item);
            if (kind == null || kind.family() != Family.GRANTED || !kind.requires("path") || attempt.value(Answers.field(item, WHERE)) != null) {
                continue;
            }
            if (!kind.requires("content")) {
                return Optional.of(new Refusal("第" + item + "项：“" + kind.title() + "”须写明获取的方式、途径，如网址、公报期号、查阅地点", kind.article(),
                        Answers.field(item, WHERE)));
            }
            given = given == null ? copies.of(state.id()) : given;
            if (!isGivenWhole(item, given)) {
                return Optional.of(new Refusal("第" + item + "项：予以公开，而没有给出这一项的完整文件；请先在“遮盖和给出的文件”里给出，或者写明获取的方式、途径和时间",
                        kind.article(), Answers.field(item, WHERE)));
            }
        }
        return Optional.empty();
    }

    /** 第三十七条 向申请人提供可以公开的内容,并对不予公开的内容说明理由:隐去了什么、凭什么,每一项两处说的应当是一回事。 */
    private Optional<Refusal> copyShowsTheGrounds(CaseState state, Attempt attempt) {
        List<ReplyKind> kinds = new ArrayList<>();
        SortedMap<Integer, List<String>> named = new TreeMap<>();
        for (int item = 1; item <= state.items(); item++) {
            ReplyKind kind = kind(attempt, item);
            if (kind == null) {
                return Optional.empty();
            }
            kinds.add(kind);
            if (kind.requires("withheld")) {
                named.put(item, Grounds.further(attempt.value(Answers.field(item, Grounds.FURTHER))));
            }
        }
        List<Copy> given = copies.of(state.id());
        Optional<Refusal> refusal = givenForAll(named, given);
        for (int item = 1; refusal.isEmpty() && item <= state.items(); item++) {
            List<String> grounds = named.get(item);
            refusal = grounds == null ? givenWholeOrNot(item, kinds.get(item - 1), given)
                    : givenInPart(item, grounds, attempt.value(Answers.field(item, PAPER_COPY)) != null, given);
        }
        return refusal;
    }

    private Optional<Refusal> givenForAll(SortedMap<Integer, List<String>> named, List<Copy> given) {
        Set<String> hidden = hidden(given, copy -> copy.item() == Copy.ALL);
        if (hidden.isEmpty()) {
            return Optional.empty();
        }
        return !named.isEmpty() ? allNamed(named.firstKey(), hidden, named.values().stream().flatMap(List::stream).toList())
                : Optional.of(new Refusal("给出的文件隐去了一部分（" + titles(hidden) + "），而没有一项答复部分公开", "第三十七条",
                        Answers.field(1)));
    }

    private Optional<Refusal> givenInPart(int item, List<String> named, boolean onPaper, List<Copy> given) {
        Set<String> hidden = hidden(given, copy -> copy.answers(item));
        if (hidden.isEmpty() && !onPaper) {
            return Optional.of(new Refusal("第" + item + "项：部分公开须给出遮盖后的文件；纸质原件人工遮盖的，填写复制件的编号", "第三十七条",
                    Answers.field(item, PAPER_COPY)));
        }
        Optional<Refusal> unnamed = allNamed(item, hidden(given, copy -> copy.item() == item), named);
        Set<String> unmarked = onPaper ? Set.of() : without(named, hidden);
        return unnamed.isPresent() || unmarked.isEmpty() ? unnamed : Optional.of(new Refusal("第" + item + "项：答复写明的依据“" + titles(unmarked)
                + "”，给出的文件里没有据此隐去的内容", "第三十七条", Answers.field(item, Grounds.FURTHER)));
    }

    private Optional<Refusal> allNamed(int item, Set<String> hidden, Collection<String> named) {
        Set<String> unnamed = without(hidden, named);
        return unnamed.isEmpty() ? Optional.empty() : Optional.of(new Refusal("第" + item + "项：给出的文件据“" + titles(unnamed)
                + "”隐去了内容，而答复没有写明这一依据", "第三十七条", Answers.field(item, Grounds.FURTHER)));
    }

    /** 第三十六条第二项 an item that is granted is given whole; of one that is not, nothing is. */
    private Optional<Refusal> givenWholeOrNot(int item, ReplyKind kind, List<Copy> given) {
        if (!kind.gives() && given.stream().anyMatch(copy -> copy.item() == item)) {
            return Optional.of(new Refusal("第" + item + "项：答复是“" + kind.title() + "”，而给出了这一项的文件；请先在“遮盖和给出的文件”里收回", kind.article(),
                    Answers.field(item)));
        }
        Set<String> hidden = hidden(given, copy -> copy.item() == item);
        return hidden.isEmpty() ? Optional.empty() : Optional.of(new Refusal("第" + item + "项：给出的文件隐去了一部分（" + titles(hidden)
                + "），而这一项没有答复部分公开", "第三十七条", Answers.field(item)));
    }

    private static boolean isGivenWhole(int item, List<Copy> given) {
        return given.stream().anyMatch(copy -> copy.answers(item) && copy.grounds().isEmpty());
    }

    private static Set<String> hidden(List<Copy> given, Predicate<Copy> which) {
        return given.stream().filter(which).flatMap(copy -> copy.grounds().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private @Nullable ReplyKind kind(Attempt attempt, int item) {
        String code = attempt.value(Answers.field(item));
        return code == null ? null : replyKinds.find(code).orElse(null);
    }

    private String titles(Set<String> codes) {
        return codes.stream().map(code -> replyKinds.find(code).map(ReplyKind::title).orElse(code)).collect(Collectors.joining("、"));
    }

    private static Set<String> without(Collection<String> all, Collection<String> some) {
        Set<String> rest = new LinkedHashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
