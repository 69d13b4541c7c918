package org.gongkai.casework.filing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.FieldCheck;
import org.gongkai.procedure.Refusal;
import org.gongkai.tables.StorableText;
import org.springframework.stereotype.Component;

/** What stands against bringing a matter in: by the form of its type, by where and when it is brought, by what else belongs to it. */
@Component
public class SubmissionCheck {

    private static final int MOST_ITEMS = 20;

    private final CaseTypes types;
    private final Organs organs;
    private final List<FilingCondition> conditions;
    private final Now now;

    SubmissionCheck(CaseTypes types, Organs organs, List<FilingCondition> conditions, Now now) {
        this.types = types;
        this.organs = organs;
        this.conditions = conditions;
        this.now = now;
    }

    /** What stands against a case of an old register; it need not say all that a form asks for. */
    public List<Refusal> mayTakeOver(Submit command) {
        List<Refusal> unseen = command.items().stream().flatMap(item -> item.entrySet().stream()).filter(said -> !said.getValue().isEmpty() && StorableText.isUnseen(said.getValue()))
                .map(said -> Refusal.ofField(said.getKey(), "“" + said.getKey() + "”里只有看不见的字符")).toList();
        return types.find(command.type(), day(command)).map(type -> Stream.of(whereAndWhen(command, type), unseen, named(command, type)).flatMap(List::stream).toList()).orElseGet(() -> refusals(command));
    }

    /** A register brings no files. */
    private static List<Refusal> named(Submit command, CaseType type) {
        return Stream.concat(type.applicant().stream().filter(field -> command.applicant().containsKey(field.name())), type.content().stream().filter(field -> command.content().containsKey(field.name())))
                .filter(field -> field.kind() == Field.Kind.FILE).map(field -> Refusal.ofField(field.name(), "“" + field.title() + "”是文件，不能从登记簿带入；请去掉这一列")).toList();
    }

    /** Everything that stands against a submission, each with the field it is about; empty when it may go in. */
    public List<Refusal> refusals(Submit command) {
        Optional<CaseType> found = types.find(command.type(), day(command));
        if (found.isEmpty()) {
            return List.of(Refusal.because("没有“" + command.type() + "”这种办件"));
        }
        CaseType type = found.get();
        List<Refusal> refusals = new ArrayList<>(whereAndWhen(command, type));
        refusals.addAll(addressed(command, type));
        refusals.addAll(filledIn(command, type, day(command)));
        conditions.forEach(condition -> refusals.addAll(condition.refuse(type, command)));
        return refusals;
    }

    /** The day on which it is brought in: today where none is said. */
    LocalDate day(Submit command) {
        return command.on() == null ? now.today() : command.on();
    }

    private List<Refusal> whereAndWhen(Submit command, CaseType type) {
        List<Refusal> refusals = new ArrayList<>();
        if (type.channel(command.channel()).isEmpty()) {
            refusals.add(Refusal.ofField("channel", "请选择提交方式"));
        }
        if (type.party(command.party()).isEmpty()) {
            refusals.add(Refusal.ofField("party", "请选择申请人类别"));
        }
        LocalDate on = day(command);
        if (on.isAfter(now.today())) {
            refusals.add(Refusal.ofField("on", "提交日期 " + on + " 还没有到"));
        }
        if (!type.isOn(on)) {
            refusals.add(Refusal.ofField("on", "“" + type.title() + "”自 " + type.from() + " 起施行" + (type.to() == null ? "" : "，到 " + type.to() + " 为止") + "，不适用于 " + on));
        }
        if (command.organs().isEmpty() || new HashSet<>(command.organs()).size() < command.organs().size()) {
            refusals.add(Refusal.ofField("organ", "请选择受理机关，每个机关一次"));
        }
        for (String organ : command.organs()) {
            if (organs.asOf(on).stream().noneMatch(existing -> existing.id().equals(organ))) {
                refusals.add(Refusal.ofField("organ", "没有编码为“" + organ + "”的机关，或者它在 " + on + " 不存在"));
            }
        }
        return refusals;
    }

    /** What the form offers is what is accepted. */
    private List<Refusal> addressed(Submit command, CaseType type) {
        CaseType.Addressee addressee = type.addressee().orElse(null);
        if (addressee == null) {
            return List.of();
        }
        Set<String> allowed = addressee.decided(command.content()).map(Set::of)
                .orElseGet(() -> organs.asOf(now.today()).stream().filter(addressee::takes).map(Organ::id).collect(Collectors.toCollection(LinkedHashSet::new)));
        return command.organs().stream().filter(organ -> !allowed.contains(organ)).findFirst().map(organ -> Refusal.ofField("organ",
                "“" + type.title() + "”" + (addressee.by() == null ? "" : "按所选的“" + Field.of(type.content(), addressee.by()).title() + "”") + "应向"
                        + String.join("、", allowed.stream().map(organs::name).toList()) + "提出")).stream().toList();
    }

    /** What a choice in the content asks of the applicant and is not filled in; a paper may lack it, whoever speaks can be asked. */
    public static List<Refusal> needed(Submit command, CaseType type) {
        List<Refusal> refusals = new ArrayList<>();
        for (CaseType.Need need : type.needs()) {
            if (need.value().equals(command.content().get(need.field())) && command.applicant().getOrDefault(need.applicant(), "").isBlank()) {
                Field chosen = Field.of(type.content(), need.field());
                refusals.add(new Refusal("“" + chosen.title() + "”选了“" + chosen.options().get(need.value()) + "”，请填写“"
                        + Field.of(type.applicant(), need.applicant()).title() + "”，或者改选其他方式", need.article(), need.applicant()));
            }
        }
        return refusals;
    }

    /** Numbers that nobody can have, and those that may have been misread. */
    private static List<Refusal> identified(Submit command, CaseType type, LocalDate on) {
        boolean person = type.party(command.party()).map(CaseType.Party::person).orElse(true);
        return type.applicant().stream().filter(field -> field.limits().numbers() != null)
                .flatMap(field -> field.limits().numbers().refusals(field, command.applicant(), person, on).stream()).toList();
    }

    /** What is wrong with what was filled in; the same at every entrance. */
    public static List<Refusal> filledIn(Submit command, CaseType type, LocalDate on) {
        List<Refusal> refusals = new ArrayList<>();
        if (command.items().size() > MOST_ITEMS) {
            refusals.add(Refusal.ofField("items", "一次最多申请 " + MOST_ITEMS + " 项信息，请分次提交"));
        }
        // A paper application with something missing is received and then completed (Art. 30); on line it is asked for at once.
        if (type.channel(command.channel()).map(CaseType.Channel::selfService).orElse(false)) {
            refusals.addAll(FieldCheck.refusals(type.applicant(), command.applicant()));
            refusals.addAll(FieldCheck.refusals(type.content(), command.content()));
            refusals.addAll(needed(command, type));
            for (int n = 0; n < Math.max(1, command.items().size()); n++) {
                Map<String, String> item = command.items().isEmpty() ? Map.of() : command.items().get(n);
                refusals.addAll(ofItem(n + 1, FieldCheck.refusals(type.item(), item)));
            }
        } else {
            refusals.addAll(FieldCheck.ofGiven(type.applicant(), command.applicant()));
            refusals.addAll(FieldCheck.ofGiven(type.content(), command.content()));
            for (int n = 0; n < command.items().size(); n++) {
                refusals.addAll(ofItem(n + 1, FieldCheck.ofGiven(type.item(), command.items().get(n))));
            }
        }
        Set<String> wrong = refusals.stream().map(Refusal::field).filter(Objects::nonNull).collect(Collectors.toSet());
        identified(command, type, on).stream().filter(refusal -> !wrong.contains(refusal.field())).forEach(refusals::add);
        return refusals;
    }

    private static List<Refusal> ofItem(int no, List<Refusal> refusals) {
        return refusals.stream().map(refusal -> new Refusal(refusal.sentence(), refusal.article(),
                refusal.field() == null ? null : "item" + no + "." + refusal.field())).toList();
    }
}
