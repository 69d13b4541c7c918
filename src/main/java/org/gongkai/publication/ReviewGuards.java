package org.gongkai.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.gongkai.directory.Role;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;
import org.gongkai.publication.text.CleanHtml;

/** The conditions that the review chain names. */
final class ReviewGuards {

    private record Named(String name, BiFunction<ReviewChain.Subject, Attempt, Optional<Refusal>> rule)
            implements Guard<ReviewChain.Subject> {

        @Override
        public Optional<Refusal> refuse(ReviewChain.Subject subject, Attempt attempt) {
            return rule.apply(subject, attempt);
        }
    }

    private ReviewGuards() {
    }

    /** What guards have to be told of an edition. */
    interface Knowledge {

        /** What checking finds in an edition and its files. */
        List<Concern> concerns(ReviewChain.Subject subject);

        /** A file of the edition that the person has not opened. */
        Optional<Attachment> notOpened(ReviewChain.Subject subject, String personId);

        /** The roles whose turn it is. */
        Set<Role> turn(ReviewChain.Subject subject);

        /** Whether the person drafted the edition, or wrote at it. */
        boolean hasWritten(ReviewChain.Subject subject, String personId);

        /** What checking finds in words that somebody writes for the public. */
        List<Concern> concerns(String words);

        boolean isLatest(ReviewChain.Subject subject);

        /** Whether the office for openness has agreed, since the edition was last handed in, that it stays closed. */
        boolean isAgreed(ReviewChain.Subject subject);

        /** What keeps it from becoming public on account of other organs that were asked. */
        Optional<Refusal> notCoordinated(ReviewChain.Subject subject);

        /** Why it cannot become public at the day and hour that were filled in. */
        Optional<Refusal> notThen(ReviewChain.Subject subject, Map<String, String> values);

        /** Whether the step is owed since it became public without it. */
        boolean isOwed(ReviewChain.Subject subject, Action action);

        /** Whether it changes what the public sees, and nobody has written for the public what and why. */
        boolean isUnexplained(ReviewChain.Subject subject);

        /** How many marks of reviewers nobody has dealt with. */
        int unresolvedMarks(ReviewChain.Subject subject);

        /** Why it may not go on: its kind demands an interpretation, and neither plan nor material is there. */
        Optional<Refusal> notInterpreted(ReviewChain.Subject subject);

        /** Why it cannot become public by this action together with what it interprets, or what interprets it. */
        Optional<Refusal> notTogether(ReviewChain.Subject subject, Action action);

        /** Whether its title stands among those that may be asked for. */
        boolean isListedOnRequest(ReviewChain.Subject subject);

        /** Whether the review of secrecy found, last, that it must not become known. */
        boolean isFoundClosed(ReviewChain.Subject subject);

        /** What its kind asks for and nobody has said. */
        List<String> missing(ReviewChain.Subject subject);
    }

    static List<Guard<ReviewChain.Subject>> all(Knowledge known) {
        Function<ReviewChain.Subject, List<Concern>> concerns = known::concerns;
        return List.of(new Named("nothing-stops", (subject, attempt) -> nothingStops(concerns.apply(subject), subject)),
                new Named("concerns-answered", (subject, attempt) -> answered(concerns, subject, attempt)),
                new Named("complete", (subject, attempt) -> complete(known, subject)), new Named("not-own-draft", (subject, attempt) -> notOwnDraft(known, subject, attempt)),
                new Named("own-turn", (subject, attempt) -> ownTurn(known, subject, attempt)), new Named("open-to-public", (subject, attempt) -> openToPublic(subject)), new Named("closed-with-reason", ReviewGuards::closedWithReason),
                new Named("conclusion-fits", ReviewGuards::conclusionFits),
                new Named("is-closed", (subject, attempt) -> closed(subject, true)), new Named("not-closed", (subject, attempt) -> closed(subject, false)),
                new Named("agreed-closed", (subject, attempt) -> agreed(known, subject)),
                new Named("coordinated", (subject, attempt) -> known.notCoordinated(subject)),
                new Named("hour-to-come", (subject, attempt) -> known.notThen(subject, attempt.values())),
                new Named("owed", (subject, attempt) -> known.isOwed(subject, attempt.action()) ? Optional.empty() : Optional.of(Refusal.because("这一版没有欠这一步"))),
                new Named("interpreted", (subject, attempt) -> known.notInterpreted(subject)),
                new Named("together", (subject, attempt) -> known.notTogether(subject, attempt.action())),
                new Named("on-request", (subject, attempt) -> onRequest(known, subject)),
                new Named("title-checked", (subject, attempt) -> titleChecked(known, subject.edition().entry())),
                new Named("listed-on-request", (subject, attempt) -> known.isListedOnRequest(subject) ? Optional.empty() : Optional.of(Refusal.because("标题没有列出"))),
                new Named("explained", (subject, attempt) -> !known.isUnexplained(subject) ? Optional.empty()
                        : Optional.of(Refusal.because("这是公开着的文件的新版本，请写“更正说明”：改了什么、为什么，公开以后写在页面上", "条例第六条"))),
                new Named("marks-resolved", (subject, attempt) -> Optional.of(known.unresolvedMarks(subject)).filter(left -> left > 0)
                        .map(left -> Refusal.because("还有 " + left + " 处批注没有处理：改好或者说明以后点“已处理”", "条例第十七条"))),
                new Named("still-public", ReviewGuards::stillPublic), new Named("is-withdrawn", ReviewGuards::isWithdrawn),
                new Named("own-draft", ReviewGuards::ownDraft),
                new Named("files-opened", (subject, attempt) -> filesOpened(known.notOpened(subject, attempt.actor().personId()))),
                new Named("words-checked", (subject, attempt) -> wordsChecked(known, attempt)),
                new Named("latest", (subject, attempt) -> known.isLatest(subject) ? Optional.empty()
                        : Optional.of(Refusal.because("后来又有了新的一版，请办理那一版", "条例第六条"))));
    }

    /** 条例第十四条、第十五条，个人信息保护法第二十五条: nothing goes public that holds another person's numbers or is no text of ours. */
    private static Optional<Refusal> nothingStops(List<Concern> concerns, ReviewChain.Subject subject) {
        if (!subject.edition().entry().openness().isToAll()) {
            return Optional.empty();
        }
        return concerns.stream().filter(Concern::stops).findFirst()
                .map(concern -> Refusal.because(concern.place() + "：" + concern.message() + next(subject.edition().stage()), "条例第十五条"));
    }

    /** What can be done about it where an edition stands. */
    private static String next(String stage) {
        return switch (stage) {
            case ReviewChain.HELD -> "请由经办人“改为草稿处理”，改好再走审查；或者由审批人“不予公开”";
            case "draft" -> "请先修改";
            default -> "请退回或者修改";
        };
    }

    /** 条例第六条: whoever passes a text in spite of a warning says why. Asked once values are given. */
    private static Optional<Refusal> answered(Function<ReviewChain.Subject, List<Concern>> concerns, ReviewChain.Subject subject, Attempt attempt) {
        if (attempt.values().isEmpty() || attempt.value("reason") != null || !subject.edition().entry().openness().isToAll()) {
            return Optional.empty();
        }
        return concerns.apply(subject).stream().filter(Concern::asks).findFirst()
                .map(concern -> Refusal.because("检查有须说明的发现（" + concern.place() + "：" + concern.message() + "），请写明为什么可以通过，或者退回修改", "条例第六条"));
    }

    /** 条例第十七条: review is of everything that becomes public; nobody lets pass a file that he has not opened. */
    private static Optional<Refusal> filesOpened(Optional<Attachment> unopened) {
        return unopened.map(file -> Refusal.because("附件“" + file.name() + "”您还没有打开看过，请先打开或者看它的文字", "条例第十七条"));
    }

    /** 条例第十五条: what is told to the public of a withdrawal names nobody. */
    private static Optional<Refusal> wordsChecked(ReviewGuards.Knowledge known, Attempt attempt) {
        String words = attempt.value("reason");
        return words == null ? Optional.empty() : known.concerns(words).stream().filter(concern -> concern.stops() || concern.asks()).findFirst()
                .map(concern -> Refusal.because("向公众说明的理由里" + concern.message() + "请改写", "条例第十五条"));
    }

    /** R2019 Art. 12: a catalogue entry has a name and the date it was made; Art. 17: nothing empty goes to review. */
    private static Optional<Refusal> complete(Knowledge known, ReviewChain.Subject subject) {
        List<Refusal> missing = new ArrayList<>();
        if (CleanHtml.text(subject.edition().body()).isBlank()) {
            missing.add(Refusal.because("还没有正文，请先写正文或上传文件", "条例第十七条"));
        }
        if (subject.edition().entry().formedOn() == null) {
            missing.add(Refusal.because("还没有填成文日期", "条例第十二条"));
        }
        known.missing(subject).forEach(sentence -> missing.add(Refusal.because(sentence)));
        return missing.size() < 2 ? missing.stream().findFirst()
                : Optional.of(Refusal.because("还缺 " + missing.size() + " 项：" + missing.stream().map(Refusal::sentence).collect(Collectors.joining("；"))));
    }

    /** R2019 Art. 17: review is another person's judgement; nobody reviews what he drafted or wrote at. */
    private static Optional<Refusal> notOwnDraft(Knowledge known, ReviewChain.Subject subject, Attempt attempt) {
        String person = attempt.actor().personId();
        String absent = attempt.actor().insteadOf(attempt.action().who());
        if (absent != null && known.hasWritten(subject, absent)) {
            return Optional.of(Refusal.because("这份稿子是您代办的人自己拟的，他不能审查，您也不能代他审查，须由他人审查", "条例第十七条"));
        }
        return !known.hasWritten(subject, person) ? Optional.empty() : Optional.of(Refusal.because((absent == null ? "" : "代办也一样：")
                + (person.equals(subject.edition().drafter()) ? "这是您自己拟的稿，须由他人审查" : "这份稿子您动过笔，须由他人审查"), "条例第十七条"));
    }

    /** Whoever drafted it takes it back; the others return it with a reason. */
    private static Optional<Refusal> ownDraft(ReviewChain.Subject subject, Attempt attempt) {
        return attempt.actor().personId().equals(subject.edition().drafter()) || attempt.actor().standsInFor().contains(subject.edition().drafter()) ? Optional.empty()
                : Optional.of(Refusal.because("这不是您拟的稿，由拟稿人取回"));
    }

    /** A draft goes back from the hands of the role whose step it is. */
    private static Optional<Refusal> ownTurn(Knowledge known, ReviewChain.Subject subject, Attempt attempt) {
        Set<Role> owed = known.turn(subject);
        Set<Role> turn = owed.isEmpty() ? Set.of(Role.APPROVER) : owed;
        return turn.stream().anyMatch(role -> attempt.actor().capacities().contains(role.name())) ? Optional.empty()
                : Optional.of(Refusal.because("这一步由" + turn.stream().map(Role::title).collect(Collectors.joining("、")) + "办理"));
    }

    /** 国办发〔2016〕80号: what was marked as not public when it was drafted is not published. */
    static Optional<Refusal> openToPublic(ReviewChain.Subject subject) {
        Disclosure disclosure = subject.edition().entry().disclosure();
        return disclosure == Disclosure.PROACTIVE ? Optional.empty()
                : Optional.of(Refusal.because("公开方式为“" + disclosure.title() + "”，不能发布；请退回改定公开方式", "条例第十九条"));
    }

    /** Only what may be asked for is listed; what is closed to all is not told of. */
    private static Optional<Refusal> onRequest(Knowledge known, ReviewChain.Subject subject) {
        if (known.isListedOnRequest(subject)) {
            return Optional.of(Refusal.because("标题已经列出"));
        }
        if (subject.edition().entry().disclosure() != Disclosure.ON_REQUEST) {
            return Optional.of(Refusal.because("公开方式不是“依申请公开”，标题不公开", "国办发〔2016〕80号 一(一)"));
        }
        if (known.isFoundClosed(subject)) {
            return Optional.of(Refusal.because("保密审查的结论是“不应当公开”，标题也不列出；情况有变化的，请重新评估", "保守国家秘密法第三十五条"));
        }
        Tombstone tombstone = subject.document().tombstone();
        return tombstone == null || tombstone.keepsTitle() ? Optional.empty()
                : Optional.of(Refusal.because("这份文件原来公开过，撤回的依据是“" + tombstone.ground().title() + "”，标题不再公开", tombstone.ground().article()));
    }

    /** 条例第十五条: what is let out of it names nobody. */
    private static Optional<Refusal> titleChecked(Knowledge known, CatalogueEntry entry) {
        Map<String, String> out = new LinkedHashMap<>();
        out.put("标题", entry.title());
        out.put("文号", entry.number());
        out.put("发布机构", entry.issuer());
        return out.entrySet().stream().filter(one -> one.getValue() != null).flatMap(one -> known.concerns(one.getValue()).stream().filter(concern -> concern.stops() || concern.asks())
                .map(concern -> Refusal.because(one.getKey() + "里" + concern.message() + one.getKey() + "要公开的，请重新评估、改写" + one.getKey(), "条例第十五条"))).findFirst();
    }

    /** 国办发〔2016〕80号 一(一): what stays closed stays so with the reason that came with the draft; what is public is withdrawn instead. */
    private static Optional<Refusal> closedWithReason(ReviewChain.Subject subject, Attempt attempt) {
        Openness openness = subject.edition().entry().openness();
        if (openness.isToAll()) {
            return Optional.of(Refusal.because("公开方式为“主动公开”；不主动公开的，退回改定公开方式并写明理由"));
        }
        if (openness.reason() == null) {
            return Optional.of(Refusal.because("没有写明不主动公开的理由，请退回补写", "条例第十七条"));
        }
        return subject.document().isPublic() ? Optional.of(Refusal.because("这份文件正在公开；不再公开的，请撤回", "条例第六条")) : Optional.empty();
    }

    /** 国办发〔2016〕80号 一(一): what is to stay closed goes to the office for openness before it is approved, and nothing else does. */
    private static Optional<Refusal> closed(ReviewChain.Subject subject, boolean wanted) {
        if ((subject.edition().entry().disclosure() == Disclosure.CLOSED) == wanted) {
            return Optional.empty();
        }
        return Optional.of(wanted ? Refusal.because("公开方式不是“不予公开”，不用送公开审查")
                : Refusal.because("公开方式为“不予公开”，报批以前先送公开审查", "国办发〔2016〕80号 一(一)"));
    }

    /** The same of what came to be approved before there was such a step. */
    private static Optional<Refusal> agreed(Knowledge known, ReviewChain.Subject subject) {
        return subject.edition().entry().disclosure() != Disclosure.CLOSED || known.isAgreed(subject) ? Optional.empty()
                : Optional.of(Refusal.because("还没有经政府信息公开工作机构审查，请退回，再送公开审查", "国办发〔2016〕80号 一(一)"));
    }

    /** 保守国家秘密法第三十五条: what must not become known does not go on as open to all. */
    private static Optional<Refusal> conclusionFits(ReviewChain.Subject subject, Attempt attempt) {
        return "closed".equals(attempt.value("conclusion")) && subject.edition().entry().openness().isToAll()
                ? Optional.of(Refusal.because("公开方式为“主动公开”；不应当公开的，请退回修改", "保守国家秘密法第三十五条")) : Optional.empty();
    }

    private static Optional<Refusal> stillPublic(ReviewChain.Subject subject, Attempt attempt) {
        return subject.document().isPublic() ? Optional.empty() : Optional.of(Refusal.because("这份文件现在不在公开中"));
    }

    private static Optional<Refusal> isWithdrawn(ReviewChain.Subject subject, Attempt attempt) {
        return subject.document().withdrawnOn() != null ? Optional.empty() : Optional.of(Refusal.because("这份文件没有撤回"));
    }
}
