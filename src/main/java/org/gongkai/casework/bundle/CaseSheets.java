package org.gongkai.casework.bundle;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.copies.CaseRedactions;
import org.gongkai.casework.papers.ActInWords;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActProof;
import org.gongkai.letters.Sheet;
import org.gongkai.letters.Sheet.Part;
import org.gongkai.letters.Sheet.Table;
import org.gongkai.letters.Sheet.Words;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.FieldValue;
import org.gongkai.redaction.Original;
import org.springframework.stereotype.Component;

/** The sheets of a file that are written from the acts: what was asked, what was done, who decided, how all of it is proved. */
@Component
class CaseSheets {

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(Now.ZONE);
    /** Acts about a case that are no steps of its procedure, by kind. */
    private static final Map<String, String> ABOUT = Map.ofEntries(Map.entry("casework.bundle", "取用案卷材料"), Map.entry("casework.hold", "期满后暂不销毁"),
            Map.entry("casework.release-hold", "不再保留"), Map.entry("casework.release-draft", "起草主动公开文件"),
            Map.entry("casework.release-decline", "不主动公开"), Map.entry("casework.log-release", "列入依申请公开目录"),
            Map.entry("casework.log-withdraw", "从目录撤下"), Map.entry("casework.public-answer-correct", "更正公开的来信和答复"),
            Map.entry("casework.public-answer-withdraw", "撤回公开的来信和答复"), Map.entry("redaction.attach", "加入原件"), Map.entry("redaction.give", "给出公开件"),
            Map.entry("redaction.withdraw", "收回公开件"), Map.entry("redaction.remove", "删去原件"),
            Map.entry("material.attach", "随件提交的文件"), Map.entry("material.note", "记下收到的纸质材料"), Map.entry("evidence.attach", "加入凭证"), Map.entry("evidence.strike", "作废凭证"));
    private static final String HOW_TO_VERIFY = """
            怎样核验：一、取《台账.jsonl》中一行的 canonical，按 UTF-8 计算 SHA-256，应与 digest 相同。
            二、把 previous（32 字节）、position（8 字节，大端）、digest（32 字节）首尾相接计算 SHA-256，应与 hash 相同。
            三、position 连续，每一条的 previous 就是前一条的 hash；持有数据的一方用 ./gongkai verify --all 可以从头核验全部台账，并由行为重算环节、期限和结果。
            行为中的 words 和 binding 是加盐摘要，只能由持有原文和盐的一方核对。""";

    private final People people;
    private final ReplyKinds replyKinds;
    private final Organs organs;
    private final Calendars calendars;
    private final CaseRedactions redactions;

    CaseSheets(People people, ReplyKinds replyKinds, Organs organs, Calendars calendars, CaseRedactions redactions) {
        this.people = people;
        this.replyKinds = replyKinds;
        this.organs = organs;
        this.calendars = calendars;
        this.redactions = redactions;
    }

    ActInWords inWords(CaseFolder folder) {
        List<String> ids = folder.state().acts().stream().flatMap(act -> java.util.stream.Stream.of(act.actor(), act.text("assignee"), act.text(Actor.INSTEAD)))
                .filter(Objects::nonNull).distinct().toList();
        return new ActInWords(folder, people.names(ids), replyKinds, organs, calendars.of(folder.state().organ()));
    }

    Sheet application(CaseFolder folder) {
        Application application = folder.application();
        CaseType type = folder.state().type();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("编号", folder.number()));
        rows.add(List.of("机关", folder.organ().name()));
        rows.add(List.of("提交日期", application.submittedOn().toString()));
        rows.add(List.of("提交方式", type.channel(application.channel()).map(CaseType.Channel::title).orElse(application.channel())));
        rows.addAll(ActInWords.late(folder.state().acts().getFirst()));
        rows.add(List.of("类别", type.party(application.party()).map(CaseType.Party::title).orElse(application.party())));
        said(type.applicant(), application.applicant(), "", rows);
        int no = 0;
        for (Map<String, String> item : application.items()) {
            no++;
            said(type.item(), item, application.items().size() > 1 ? "第" + no + "项 · " : "", rows);
        }
        said(type.content(), application.content(), "", rows);
        return Sheet.of(type.title(), List.of(Sheet.pairs(rows)));
    }

    private static void said(List<Field> fields, Map<String, String> values, String before, List<List<String>> rows) {
        for (Field field : fields) {
            String value = values.getOrDefault(field.name(), "");
            if (!value.isBlank()) {
                rows.add(List.of(before + field.title(), FieldValue.shown(field, value, UnaryOperator.identity())));
            }
        }
    }

    /** What happened in one part of the procedure. */
    Sheet chapter(CaseFolder folder, Dossier.Chapter chapter, List<Act> acts) {
        ActInWords words = inWords(folder);
        List<List<String>> rows = acts.stream().map(act -> List.of(act.effectiveOn().toString(), words.title(act), words.who(act), words.words(act))).toList();
        List<Part> parts = new ArrayList<>();
        if (chapter.article() != null) {
            parts.add(new Words("依据：" + chapter.article()));
        }
        parts.add(new Table(List.of("日期", "事项", "办理人", "内容"), List.of(14, 18, 14, 54), rows));
        return Sheet.of(chapter.title(), parts);
    }

    /** Who decided what, when, on which article. */
    Sheet approvals(CaseFolder folder) {
        ActInWords words = inWords(folder);
        List<List<String>> rows = folder.state().acts().stream().map(act -> List.of(act.effectiveOn().toString(), INSTANT.format(act.recordedAt()),
                words.title(act), words.who(act), words.capacity(act), Objects.requireNonNullElse(act.article(), ""))).toList();
        return new Sheet("办理和审批经过", List.of(new Table(List.of("生效日期", "记录时间", "事项", "办理人", "可以办理的岗位", "依据"),
                List.of(11, 16, 22, 13, 18, 20), rows)), true);
    }

    /** What of each original was given, on which grounds the rest was withheld; with their names only for those who may open them. */
    Sheet originals(List<Original> originals) {
        List<List<String>> rows = new ArrayList<>();
        int no = 0;
        for (Original original : originals) {
            no++;
            List<Original.Made> given = original.given();
            rows.add(List.of(String.valueOf(no), original.name(), original.kind().ending().toUpperCase(java.util.Locale.ROOT), String.valueOf(original.pages()),
                    given.isEmpty() ? "没有给出" : "给出公开件 " + given.size() + " 份，隐去 " + given.stream().mapToInt(Original.Made::taken).sum() + " 处",
                    given.isEmpty() ? "" : String.join("；", redactions.inWords(given.getLast().grounds()))));
        }
        return Sheet.of("原件清单", List.of(new Words("原件加密保存，不随本案卷给出。"),
                new Table(List.of("序号", "名称", "格式", "页数", "公开件", "隐去的依据"), List.of(8, 30, 9, 9, 20, 24), rows)));
    }

    Sheet ledger(List<ActProof> proofs, Map<String, String> titles) {
        List<List<String>> rows = proofs.stream().map(proof -> List.of(proof.position() == null ? "尚未链接" : proof.position().toString(),
                titles.getOrDefault(proof.act().id(), ABOUT.getOrDefault(proof.act().kind(), proof.act().kind())) + "\n" + proof.act().effectiveOn(), proof.act().id(),
                proof.digest())).toList();
        return new Sheet("台账：各项行为的摘要和位置", List.of(new Table(List.of("位置", "行为", "编号", "摘要（SHA-256）"), List.of(8, 24, 14, 54), rows),
                new Words(HOW_TO_VERIFY)), true);
    }

    /** 目录 */
    Sheet list(String number, LocalDate on, List<Listed> files) {
        List<List<String>> rows = new ArrayList<>();
        for (Listed file : files) {
            rows.add(List.of(String.valueOf(rows.size() + 1), file.title(), file.on() == null ? "" : file.on().toString(),
                    file.pages() == 0 ? "" : String.valueOf(file.pages()), file.name(), file.digest()));
        }
        return new Sheet(number + " 案卷材料目录", List.of(
                new Table(List.of("序号", "材料名称", "日期", "页数", "文件名", "SHA-256"), List.of(5, 21, 9, 5, 25, 35), rows),
                new Words("共 " + files.size() + " 件，" + on + " 整理。每件材料的 SHA-256 可以用 sha256sum -c 校验.sha256 核对。")), true);
    }
}
