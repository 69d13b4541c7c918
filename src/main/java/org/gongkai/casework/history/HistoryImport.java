package org.gongkai.casework.history;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.gongkai.casework.Applications;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.EnteredLater;
import org.gongkai.casework.Handling;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.publicwords.MaskedWords;
import org.gongkai.casework.publicwords.PublicWords;
import org.gongkai.casework.register.PastCases;
import org.gongkai.casework.register.RequestImport;
import org.gongkai.directory.People;
import org.gongkai.directory.Person;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Singly;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Refusal;
import org.gongkai.tables.JsonFault;
import org.gongkai.tables.StorableText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes whole matters through the commands of the desk, many in one commit: each step under the conditions it would meet alone, each matter
 * in whole or not at all. Run again after a break it goes on where the last commit ended.
 */
@Component
public class HistoryImport {

    /** A commit takes matters up to this many acts. */
    static final int ACTS_A_COMMIT = 500;

    private static final String NOT_PUBLIC = "not-public";
    private static final String REASON = EnteredLater.HISTORY.code();
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final JsonMapper CONTENT = JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL)).build();

    private final Submitting submitting;
    private final Cases cases;
    private final ImportedBefore before;
    private final People people;
    private final Applications applications;
    private final MaskedWords masked;
    private final TransactionTemplate transaction;

    HistoryImport(Submitting submitting, Cases cases, ImportedBefore before, People people, Applications applications, MaskedWords masked, TransactionTemplate transaction) {
        this.applications = applications;
        this.masked = masked;
        this.submitting = submitting;
        this.cases = cases;
        this.before = before;
        this.people = people;
        this.transaction = transaction;
    }

    /** A line of the file, JSON in UTF-8. */
    public record Line(long number, byte[] json) {
    }

    /** A line that could be read. */
    public record Read(long line, CaseHistory history) {
    }

    /** How matters are taken. */
    public enum How {
        /** By people of this installation; another one issued the papers. */
        STEPS,
        /** By people of this installation, with the papers of the steps. */
        WITH_PAPERS,
        /** By whoever had the post where it was handled, who is nobody here; of what was filled in only what is known; public words only once nothing in them tells of a person. */
        ELSEWHERE
    }

    /** @param papers whether the papers of the steps are issued; not for what another installation issued */
    public RequestImport.Result take(List<Line> lines, boolean papers) {
        List<RequestImport.Rejection> rejected = new ArrayList<>();
        return take(read(lines, rejected), rejected, papers ? How.WITH_PAPERS : How.STEPS);
    }

    public RequestImport.Result take(List<Read> read, List<RequestImport.Rejection> rejected, How how) {
        List<List<Read>> commits = commits(read);
        Hands hands = new Hands(people);
        RequestImport.Result all = new RequestImport.Result(0, 0, rejected);
        for (List<Read> commit : commits) {
            for (RequestImport.Result result : Singly.take(commit, some -> Objects.requireNonNull(transaction.execute(status -> together(some, hands, how, status))),
                    (one, trouble) -> new RequestImport.Result(0, 0, List.of(new RequestImport.Rejection(one.line(), one.history().id(),
                            List.of("这一件写不进去（" + trouble.error() + "）")))))) {
                all = all.and(result);
            }
        }
        return all;
    }

    public static List<Read> read(List<Line> lines, List<RequestImport.Rejection> rejected) {
        List<Read> read = new ArrayList<>();
        for (Line line : lines) {
            try {
                String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.json())).toString();
                CaseHistory history = JSON.readValue(text.startsWith("\uFEFF") ? text.substring(1) : text, CaseHistory.class);
                if (history == null) {
                    rejected.add(new RequestImport.Rejection(line.number(), "", List.of("读不懂这一行：应是一个 JSON 对象")));
                    continue;
                }
                List<String> missing = missing(history);
                if (missing.isEmpty()) {
                    read.add(new Read(line.number(), history));
                } else {
                    rejected.add(new RequestImport.Rejection(line.number(), String.valueOf(history.id()), missing));
                }
            } catch (JacksonException unreadable) {
                rejected.add(new RequestImport.Rejection(line.number(), "", List.of("读不懂这一行：" + JsonFault.inWords(unreadable))));
            } catch (CharacterCodingException otherEncoding) {
                rejected.add(new RequestImport.Rejection(line.number(), "", List.of("不是 UTF-8 编码；如果是 GB18030，请先转换：iconv -f GB18030 -t UTF-8")));
            }
        }
        return read;
    }

    /** JSON may leave out what the record declares. */
    private static List<String> missing(CaseHistory history) {
        List<String> missing = new ArrayList<>();
        if (history.id() == null || history.type() == null || history.organ() == null || history.channel() == null || history.party() == null
                || history.submitted() == null) {
            missing.add("每件须有 id、type、organ、channel、party、submitted");
        }
        if (history.walked().stream().anyMatch(step -> step == null || step.action() == null || step.on() == null)) {
            missing.add("每一步须有 do 和 on");
        }
        if (history.items() != null && history.items().stream().anyMatch(Objects::isNull)) {
            missing.add("items 中不能有空的一项");
        }
        if (!StorableText.is(history.toString())) {
            missing.add("有不能显示的字符，请改正后再导入");
        }
        return missing;
    }

    /** Matters in their order, as many as a commit takes. */
    public static List<List<Read>> commits(List<Read> all) {
        List<List<Read>> commits = new ArrayList<>();
        int acts = ACTS_A_COMMIT;
        for (Read one : all) {
            if (acts + one.history().acts() > ACTS_A_COMMIT) {
                commits.add(new ArrayList<>());
                acts = 0;
            }
            commits.getLast().add(one);
            acts += one.history().acts();
        }
        return commits;
    }

    private RequestImport.Result together(List<Read> commit, Hands hands, How how, TransactionStatus status) {
        List<RequestImport.Rejection> rejected = new ArrayList<>();
        Map<String, ImportedBefore.Known> known = before.of(commit.stream().map(one -> sourceId(one.history())).toList());
        RequestImport.Result result = new RequestImport.Result(0, 0, List.of());
        Map<String, String> said = new HashMap<>();
        int imported = 0;
        for (Read one : commit) {
            String earlier = said.get(sourceId(one.history()));
            if (earlier != null) {
                result = result.and(earlier.equals(content(one.history())) ? new RequestImport.Result(0, 1, List.of())
                        : RequestImport.Result.sameId(one.line(), one.history().id(), ImportedBefore.sentence(one.history().id(), List.of())));
                continue;
            }
            ImportedBefore.Known there = known.get(sourceId(one.history()));
            if (there != null) {
                result = result.and(!there.isBound() || there.isSame(content(one.history())) ? new RequestImport.Result(0, 1, List.of())
                        : RequestImport.Result.sameId(one.line(), one.history().id(), ImportedBefore.sentence(one.history().id(), List.of())));
                continue;
            }
            Object before = status.createSavepoint();
            List<String> waiting = new ArrayList<>();
            List<String> reasons = walk(one.history(), hands, how, waiting);
            if (reasons.isEmpty()) {
                imported++;
                if (!waiting.isEmpty()) {
                    result = result.and(new RequestImport.Result(0, 0, List.of(), Map.of(NOT_PUBLIC, 1), List.of(new RequestImport.Notice(one.line(), NOT_PUBLIC, one.history().id() + "：" + String.join("；", waiting)))));
                }
                said.put(sourceId(one.history()), content(one.history()));
            } else {
                status.rollbackToSavepoint(before);
                rejected.add(new RequestImport.Rejection(one.line(), one.history().id(), reasons));
            }
            status.releaseSavepoint(before);
        }
        before.keep(said);
        return result.and(new RequestImport.Result(imported, 0, rejected));
    }

    /** What a line says, the same whatever its order and blanks. */
    private static String content(CaseHistory history) {
        return CONTENT.writeValueAsString(history);
    }

    /** Walks one matter in the running transaction; answers what stood against it. @param waiting gets why its words are not public yet */
    private List<String> walk(CaseHistory history, Hands hands, How how, List<String> waiting) {
        String evidence = "history:" + history.id();
        Optional<Actor> bringing = hands.actor(history.by(), history.organ());
        if (bringing.isEmpty()) {
            return List.of(nobody(history.by()));
        }
        Submit submit = new Submit(history.type(), history.channel(), history.party(), List.of(history.organ()), bringing.get(),
                orEmpty(history.applicant()), orEmpty(history.content()), history.items() == null ? List.of() : history.items(),
                history.submitted(), null, sourceId(history), REASON, evidence);
        List<Refusal> refusals = how == How.ELSEWHERE ? submitting.mayTakeOver(submit) : submitting.refusals(submit);
        if (!refusals.isEmpty()) {
            return sentences("提出", refusals);
        }
        CaseState state = submitting.open(submit).states().getFirst();
        for (CaseHistory.Step step : history.walked()) {
            Optional<Action> action = state.type().action(step.action());
            Optional<Actor> actor = how == How.ELSEWHERE ? action.map(one -> new Actor(null, one.who())) : hands.actor(step.by(), step.at() == null ? history.organ() : step.at());
            if (actor.isEmpty()) {
                return List.of(how == How.ELSEWHERE ? "“" + state.type().title() + "”没有“" + step.action() + "”这一步" : nobody(step.by()));
            }
            Map<String, String> with = orEmpty(step.with());
            if (how == How.ELSEWHERE && action.filter(PublicWords::areSaidBy).isPresent()) {
                MaskedWords.Masked masked = this.masked.of(state, applications.of(state.id()), PublicWords.of(with));
                waiting.addAll(masked.left());
                if (!masked.left().isEmpty()) {
                    return List.of();
                }
                with = masked.values();
            }
            Performed performed = cases.perform(state, new Perform(state.id(), step.action(), actor.get(), step.on(), with,
                    null, REASON, evidence, how == How.WITH_PAPERS, handling(state, step)));
            if (!(performed instanceof Performed.Done done)) {
                return sentences(action.map(Action::title).orElse(step.action()), performed instanceof Performed.Refused refused ? refused.reasons() : List.of());
            }
            state = done.state();
        }
        return List.of();
    }

    /** The handling that the organ of a step has, the latest that knows it; 0 where the step says no organ. */
    private static int handling(CaseState state, CaseHistory.Step step) {
        return step.at() == null ? 0 : state.handlings().reversed().stream().filter(one -> one.organ().equals(step.at()))
                .filter(one -> one.procedureIn(state.type()).action(step.action()).isPresent())
                .map(Handling::no).findFirst().orElse(0);
    }

    private static String nobody(@Nullable String login) {
        return "没有登录名为“" + login + "”的人员";
    }

    private static List<String> sentences(String step, List<Refusal> refusals) {
        return refusals.stream().map(refusal -> "“" + step + "”：" + refusal.sentence()).toList();
    }

    private static String sourceId(CaseHistory history) {
        return PastCases.sourceId(history.type(), history.id());
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> values) {
        return values == null ? Map.of() : values;
    }

    /** Who may act, looked up once for all lines at hand. */
    private record Hands(People people, Map<String, Optional<Staff>> known) {

        Hands(People people) {
            this(people, new HashMap<>());
        }

        Optional<Actor> actor(@Nullable String by, String organ) {
            return switch (by) {
                case null -> Optional.of(Actor.system());
                case "applicant" -> Optional.of(Actor.applicant());
                case "consulted" -> Optional.of(Actor.consulted());
                default -> known.computeIfAbsent(by, login -> people.byLogin(login).map(Person::id).flatMap(people::staff))
                        .map(staff -> CaseFolders.actor(staff.own(), organ));
            };
        }
    }
}
