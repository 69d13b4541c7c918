package org.gongkai.casework;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.gongkai.InventedNumbers;
import org.gongkai.TimeMachine;
import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.casetype.Answers;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Walks matters down the street of their definition, day by day and by chance, until some stand in every stage that a definition
 * has. It reads the definitions alone, so that a new type, stage or action is walked without a line here.
 */
@TestComponent
public class Walks {

    private static final Actor ANYBODY = new Actor(null, Set.of("OFFICER", "APPROVER", "DISCLOSURE_HEAD", "DISCLOSURE_OFFICE", "APPLICANT", "CONSULTED"));
    /** What only machines do, or what opens a way that is walked elsewhere. */
    private static final Set<String> NOT_BY_HAND = Set.of("mailed", "mail-returned", "record-result", "accept-by-rule", "dispatch");
    private static final Set<String> RARELY = Set.of("withdraw", "decline", "hand-over", "help", "assign", "suggest-release", "strike", "void-entry");
    private static final List<String> NAMES = List.of("林小舟", "苏窈", "周望", "沈禾", "顾清", "白露", "陶然", "文渊", "方舟", "裴然");
    private static final List<String> SUBJECTS = List.of("停车收费依据", "学区划分方案", "改造项目清单", "招标文件", "补贴发放标准", "检测数据", "会议纪要", "验收报告");

    private final CaseTypes types;
    private final Submitting submitting;
    private final Cases cases;
    private final TimeMachine time;
    private final JdbcClient jdbc;
    private final ReplyKinds kinds = new ReplyKinds();
    private final Random random = new Random(20261128);
    private final Map<String, String> codes = new TreeMap<>();

    Walks(CaseTypes types, Submitting submitting, Cases cases, TimeMachine time, JdbcClient jdbc) {
        this.types = types;
        this.submitting = submitting;
        this.cases = cases;
        this.time = time;
        this.jdbc = jdbc;
    }

    /** A stage in which a matter is to stand in the end, and the matter that is on its way there. */
    private static final class Target {

        final CaseType type;
        final String stage;
        @Nullable String caseId;
        boolean reached;

        Target(CaseType type, String stage) {
            this.type = type;
            this.stage = stage;
        }
    }

    /** Every code that was given out, by the number it goes with. */
    public Map<String, String> codes() {
        return codes;
    }

    /**
     * Walks on working days until every stage of these types is stood in.
     *
     * @param only the stage to reach; null for each
     * @return stages that no matter reached
     */
    public List<String> walk(List<String> typeIds, @Nullable String only, int each, List<String> organs, LocalDate from, LocalDate until) {
        List<Target> targets = new ArrayList<>();
        for (String id : typeIds) {
            CaseType type = types.require(id);
            for (Stage stage : type.procedure().stages()) {
                for (int n = 0; n < each && (only == null || stage.id().equals(only)); n++) {
                    targets.add(new Target(type, stage.id()));
                }
            }
        }
        for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
            if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                continue;
            }
            time.to(day.toString());
            for (Target target : targets) {
                if (!target.reached) {
                    step(target, organs);
                }
            }
        }
        Set<String> missed = new TreeSet<>();
        targets.forEach(target -> missed.add(target.type.id() + " " + target.stage));
        targets.stream().filter(target -> target.reached).forEach(target -> missed.remove(target.type.id() + " " + target.stage));
        return List.copyOf(missed);
    }

    private void step(Target target, List<String> organs) {
        String caseId = target.caseId;
        if (caseId == null) {
            if (random.nextInt(6) == 0) {
                target.caseId = submit(target.type, organs.get(random.nextInt(organs.size())));
                target.reached = target.stage.equals(cases.state(target.caseId).stage());
            }
            return;
        }
        if (random.nextInt(3) > 0) {
            return;
        }
        CaseState state = cases.state(caseId);
        if (state.ended()) {
            target.caseId = null;
            return;
        }
        List<Action> open = state.type().procedure().actions().stream().filter(action -> action.from().contains(state.stage())
                && !NOT_BY_HAND.contains(action.id()) && !action.who().equals(Set.of("SYSTEM"))
                && (!RARELY.contains(action.id()) || random.nextInt(8) == 0)).toList();
        if (open.isEmpty()) {
            return;
        }
        Action action = open.get(random.nextInt(open.size()));
        for (int attempt = 0; attempt < 12; attempt++) {
            if (cases.perform(Perform.today(caseId, action.id(), ANYBODY, filledIn(state, action))) instanceof Performed.Done done) {
                target.reached = done.state().stage().equals(target.stage);
                return;
            }
        }
    }

    private String submit(CaseType type, String organ) {
        List<CaseType.Channel> channels = type.channels().stream().filter(one -> !one.id().equals(Submitting.HANDED_OVER)).toList();
        String party = type.parties().get(random.nextInt(type.parties().size())).id();
        String name = NAMES.get(random.nextInt(NAMES.size()));
        List<Map<String, String>> items = new ArrayList<>();
        for (int n = type.itemised() ? 1 + random.nextInt(2) : 1; n > 0; n--) {
            items.add(fields(type.item(), name, true));
        }
        Submit form = new Submit(type.id(), channels.get(random.nextInt(channels.size())).id(), party, List.of(organ), Actor.applicant(),
                fields(type.applicant(), name, type.party(party).orElseThrow().person()), fields(type.content(), name, true), items, null, null, null, null, null);
        return accepted(submitting.submit(form));
    }

    /** The case that was opened; its code is written down. */
    public String accepted(Submission submission) {
        if (submission instanceof Submission.Accepted accepted) {
            codes.put(accepted.number(), accepted.code());
            return accepted.caseIds().getFirst();
        }
        throw new IllegalStateException(submission.toString());
    }

    private Map<String, String> fields(List<Field> fields, String name, boolean person) {
        Map<String, String> values = new HashMap<>();
        for (Field field : fields) {
            String value = switch (field.kind()) {
                case PHONE -> "099-20000000";
                case EMAIL -> null;
                case IDENTITY -> person ? InventedNumbers.ofPerson(NAMES.indexOf(name)) : InventedNumbers.ofOrganisation(NAMES.indexOf(name));
                case CHOICE -> field.name().equals("identityKind") ? person ? "id-card" : "credit-code" : field.name().equals("way") ? "online" : new ArrayList<>(field.options().keySet()).get(random.nextInt(field.options().size()));
                case YES_NO -> "yes";
                case NUMBER -> "1";
                case MONEY -> "100.00";
                case SEVERAL -> String.join(",", field.options().keySet().stream().limit(field.limits().least() == null ? 1 : field.limits().least().intValue()).toList());
                case MONTH -> time.today().toString().substring(0, 7);
                case TIME -> "09:30";
                case DATE -> time.today().toString();
                default -> switch (field.name()) {
                    case "name" -> name;
                    case "title" -> (2019 + random.nextInt(8)) + "年" + SUBJECTS.get(random.nextInt(SUBJECTS.size()));
                    case "decision" -> replyNumber();
                    case "postcode" -> "000000";
                    default -> "青澜区虚拟大道" + (1 + random.nextInt(90)) + "号";
                };
            };
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        return values;
    }

    /** An answer that somebody may go against. */
    private String replyNumber() {
        return jdbc.sql("select number from letters.letter where template = 'reply' order by random() limit 1").query(String.class).optional().orElse("青政公复〔2025〕1号");
    }

    private Map<String, String> filledIn(CaseState state, Action declared) {
        Map<String, String> values = new HashMap<>();
        List<Field> fields = new ArrayList<>(declared.fields());
        if (state.type().consequence(declared.id()).result().ofItems()) {
            fields.addAll(Answers.fields(state.items(), state.type().consequence(declared.id()).perItem()));
        }
        for (Field field : fields) {
            String value = field.required() || random.nextInt(4) > 0 ? value(field, state) : null;
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        values.remove("mainOutcome");
        values.remove("mainReason");
        return values;
    }

    private @Nullable String value(Field field, CaseState state) {
        LocalDate received = state.receivedOn() == null ? time.today() : state.receivedOn();
        List<ReplyKind> inForce = kinds.forReceiptOn(received);
        return switch (field.kind()) {
            case CHOICE -> new ArrayList<>(field.options().keySet()).get(random.nextInt(field.options().size()));
            case YES_NO -> random.nextBoolean() ? "yes" : "no";
            case MONEY -> (1 + random.nextInt(5000)) + ".50";
            case SEVERAL -> String.join(",", field.options().keySet().stream().limit(field.limits().least() == null ? 1 : field.limits().least().intValue()).toList());
            case MONTH -> time.today().toString().substring(0, 7);
            case TIME -> "09:30";
            case NUMBER -> String.valueOf(1 + random.nextInt(field.name().equals("days") ? 20 : field.name().equals("count") ? 60 : 2));
            case DATE -> (random.nextBoolean() ? time.today().plusDays(random.nextInt(40)) : time.today().minusDays(random.nextInt(30))).toString();
            case REPLY_KIND -> inForce.get(random.nextInt(inForce.size())).code();
            case REPLY_KINDS -> inForce.stream().filter(kind -> kind.family() == ReplyKind.Family.REFUSED).findAny().orElseThrow().code();
            case ORGAN -> "transport";
            case PERSON -> null;
            default -> field.name().endsWith("roof") ? "EX" + random.nextInt(100_000) : "经办人写下的话" + random.nextInt(1000);
        };
    }
}
