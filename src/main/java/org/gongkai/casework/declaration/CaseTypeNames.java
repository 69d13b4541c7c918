package org.gongkai.casework.declaration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.gongkai.calendar.Provision;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Handling;
import org.gongkai.casework.casetype.Answers;
import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.clocks.ActTime;
import org.gongkai.casework.consistency.StepsReached;
import org.gongkai.casework.declaration.CaseTypeDeclared.Clock;
import org.gongkai.casework.declaration.CaseTypeDeclared.Counted;
import org.gongkai.casework.declaration.CaseTypeDeclared.Effects;
import org.gongkai.casework.declaration.CaseTypeDeclared.Root;
import org.gongkai.casework.ending.Endings;
import org.gongkai.casework.publicanswer.PublicAnswers;
import org.gongkai.casework.theirs.Theirs;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.gongkai.definition.Sort;
import org.gongkai.directory.Role;
import org.gongkai.evidence.EvidenceKind;
import org.gongkai.ledger.Fact;
import org.gongkai.letters.Letter;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.StepsDeclared.Act;
import org.gongkai.procedure.StepsDeclared.Input;
import org.jspecify.annotations.Nullable;

/** What a case type offers to other declarations and needs of them, and what no record of its own can tell. */
public final class CaseTypeNames {

    /** Conditions that are written in Java. */
    static final Sort GUARD = new Sort("guard", "条件");
    static final Sort ENDING = new Sort("ending", "结束的方式");
    private static final Sort ENTRANCE = new Sort("entrance", "填写页的地址");
    private static final Sort NUMBER = new Sort("number", "编号的样式");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern FILED_AT = Pattern.compile("(?:/mailboxes)?/([a-z][a-z0-9-]*)/new");
    /** Addresses under which something else lies. */
    private static final Set<String> TAKEN = Set.of("desk", "operator", "documents", "columns", "organs", "matters", "mailboxes", "consultations", "reports", "receipts", "drafts",
            "site", "mistakes", "deadline", "api", "assets", "webjars", "face");

    /** Names that acts use for themselves, and what scripts ask of a form; a field may not bear them, but that an extension may ask for its {@code days}. */
    static final Set<String> RESERVED = Set.of(CaseState.LAPSES_ON, CaseState.ANSWERED, CaseState.DAYS, CaseState.TOLD, Cases.OPENED, Answers.OUTCOME,
            PublicAnswers.BINDING, PublicAnswers.KEPT, "words", "application", "definition", "party", "channel", "items", "from", Handling.NUMBER, ActTime.AT, Theirs.OUTSIDER,
            "matches", "closest", "contains", "elements", "querySelector", "querySelectorAll", "getAttribute", "hasAttribute", "addEventListener");

    public static final Kind<Root> FILES = Kind.of(CaseType.SORT.title(), "casetypes", Root.class, CaseTypeNames::look).own(Own.AT_ONCE).inheriting().extendedBy(CaseTypeFile::extensions);

    private CaseTypeNames() {
    }

    private static void look(Root type, Names names) {
        names.demand(type.grammar() == CaseTypeDeclared.GRAMMAR, "文件的写法应写明：grammar: " + CaseTypeDeclared.GRAMMAR, "grammar");
        names.demand(ID.matcher(type.id()).matches(), "名称“" + type.id() + "”应以小写字母开头，只含小写字母、数字和连字符", "id");
        names.offers(CaseType.SORT, type.id(), "id");
        comesIn(type, names.written().says(CaseTypeDeclared.FILING), names);
        names.holds(CaseType.SORT, type.id(), type.inForce().from(), type.inForce().to(), "inForce");
        period(Provision.OF_DAYS, type.term(), names, "term");
        for (int n = 0; n < orNone(type.terms()).size(); n++) {
            CaseTypeDeclared.Term term = orNone(type.terms()).get(n);
            names.offers(Provision.SORT, term.id(), "terms", n, "id");
            for (Sort sort : Objects.requireNonNullElse(term.unit(), Provision.Unit.WORKING_DAYS).sorts()) {
                names.offers(sort, term.id(), "terms", n, "id");
            }
            names.holds(Provision.SORT, term.id(), term.from(), term.to(), "terms", n, "from");
            names.demandOfNew(term.amount() > 0, "期限至少是 1，写 0 的没有作用", "terms", n, "amount");
            names.demand(term.unit() != Provision.Unit.DAY_OF_NEXT_YEAR && term.unit() != Provision.Unit.EFFECT && term.unit() != Provision.Unit.NO_EFFECT, "期限写成 working-days、days、months、hours 或者 working-hours", "terms", n, "unit");
        }
        List<Done> actions = new ArrayList<>();
        for (int n = 0; n < type.actions().size(); n++) {
            actions.add(done(type.actions().get(n), names, "actions", n));
        }
        List<Done> elsewhere = new ArrayList<>();
        for (int t = 0; t < orNone(type.handlings()).size(); t++) {
            CaseTypeDeclared.Turn turn = orNone(type.handlings()).get(t);
            period(Provision.OF_DAYS, turn.term(), names, "handlings", t, "term");
            for (int n = 0; n < turn.actions().size(); n++) {
                elsewhere.add(done(turn.actions().get(n), names, "handlings", t, "actions", n));
            }
        }
        List<Done> all = new ArrayList<>(actions);
        all.addAll(elsewhere);
        List<Input> content = names.written().says(CaseTypeDeclared.FILING).content();
        Set<String> chosen = orNone(content).stream().filter(field -> field.kept() == Field.Keeping.ACT).map(Input::name).collect(Collectors.toSet());
        all.forEach(done -> action(all, done, chosen, names.under(done.path())));
        List<CaseTypeDeclared.Channel> channels = names.written().says(CaseTypeDeclared.FILING).channels();
        for (int n = 0; n < channels.size(); n++) {
            names.needs(EvidenceKind.SORT, channels.get(n).evidence(), "channels", n, "evidence");
        }
        CaseTypeDeclared.Filing filing = names.written().says(CaseTypeDeclared.FILING);
        each(Role.SORT, filing.read(), names, "read");
        names.demand(filing.read() == null || !filing.read().isEmpty(), "read 没有写岗位，就谁也看不到；谁都可以看的不写 read", "read");
        FieldsDeclared.addressee(filing.addressee(), filing.content(), names);
        FieldsDeclared.ofForm(filing.applicant(), names, "applicant");
        FieldsDeclared.ofForm(filing.item(), names, "item");
        FieldsDeclared.ofForm(filing.content(), names, "content");
        startedBeforePaused(type.first(), actions, names);
        if (!StepsReached.areSound(type, names)) {
            return;
        }
        try {
            CaseType read = CaseTypeFile.of(type, names.written(), "", new Endings(DefinitionTree.shipped()));
            Capability.all().forEach(capability -> capability.look(read, names));
            // Said by a capability: where the file cannot be read, nobody knows whether it is missing.
            names.needs(CaseType.KEPT, type.id(), "id");
        } catch (Contradiction contradictory) {
            names.wrong(String.valueOf(contradictory.getMessage()), null, contradictory.path());
        } catch (IllegalArgumentException contradictory) {
            names.wrong(String.valueOf(contradictory.getMessage()), null);
        }
    }

    /** Pages for filing lie at certain addresses; two types share neither address nor numbers. */
    private static void comesIn(Root type, CaseTypeDeclared.Filing filing, Names names) {
        names.onceFor(type.id(), ENTRANCE, filing.entrance(), "entrance");
        names.onceFor(type.id(), NUMBER, filing.number(), "number");
        Matcher at = FILED_AT.matcher(filing.entrance());
        names.demand(filing.channels().stream().noneMatch(channel -> Boolean.TRUE.equals(channel.selfService())) || at.matches() && !TAKEN.contains(at.group(1)),
                "网上填写的，填写页的地址应为 /名称/new 或者 /mailboxes/名称/new，名称没有别的页面用着", "entrance");
        names.blanks(filing.number(), List.of("mark", "year", "serial"), "number");
        names.demand(filing.number().contains("{year}") && filing.number().contains("{serial}"), "编号的样式应有 {year} 和 {serial}，否则两件会同号", "number");
    }

    private static Done done(Act action, Names names, Object... path) {
        return new Done(action, names.written().says(CaseTypeDeclared.EFFECTS, path), names.written().says(CaseTypeDeclared.HANDS, path), path);
    }

    /** An action, what it does and its place in the file. */
    private record Done(Act action, Effects effects, CaseTypeDeclared.Hands hands, Object... path) {

        CaseTypeDeclared.@Nullable Clock clock() {
            return effects.clock();
        }
    }

    /** @param chosen what was brought in and stands in its act */
    private static void action(List<Done> all, Done done, Set<String> chosen, Names at) {
        Act action = done.action();
        Effects effects = done.effects();
        each(Role.SORT, action.who(), at, "who");
        each(GUARD, action.guards(), at, "guards");
        at.needs(Letter.SORT, effects.letter(), "letter");
        each(Letter.SORT, effects.alongside(), at, "alongside");
        at.needs(ENDING, effects.ending(), "ending");
        clock(all, done, at);
        fields(done, at);
        for (int n = 0; n < orNone(effects.facts()).size(); n++) {
            Counted fact = orNone(effects.facts()).get(n);
            at.offers(Fact.SORT, fact.kind(), "facts", n, "kind");
            at.demand(fact.onlyAfter() == null || counts(all, fact.onlyAfter()), "onlyAfter 的“" + fact.onlyAfter() + "”没有哪一步计入", "facts", n, "onlyAfter");
            // what takes a matter up again counts back what another step counted, by what that one chose
            boolean elsewhere = Boolean.TRUE.equals(effects.reopens()) && all.stream().flatMap(one -> orNone(one.action().fields()).stream()).anyMatch(field -> field.name().equals(fact.codeOf()));
            if (!elsewhere && !chosen.contains(String.valueOf(fact.codeOf()))) {
                named(action, fact.codeOf(), at, "facts", n, "codeOf");
            }
        }
        named(action, effects.outcomeOf(), at, "outcomeOf");
        named(action, effects.opens(), at, "opens");
        struck(all, done, at);
        for (int n = 0; n < orNone(done.hands().dispatch()).size(); n++) {
            String to = orNone(done.hands().dispatch()).get(n).to();
            named(action, to, at, "dispatch", n, "to");
            named(action, orNone(done.hands().dispatch()).get(n).until(), at, "dispatch", n, "until");
            at.demand(orNone(action.fields()).stream().filter(one -> one.name().equals(to)).allMatch(one -> one.kept() == Field.Keeping.ACT
                    && (one.kind() == Field.Kind.ORGAN || one.kind() == Field.Kind.ORGANS)), "“" + to + "”应是写进台账的机关：kind: ORGAN 或者 ORGANS，kept: ACT",
                    "dispatch", n, "to");
        }
    }

    /** What may be taken out leads nowhere outside: no new case, no part handed to others. */
    private static void struck(List<Done> all, Done done, Names at) {
        CaseTypeDeclared.Strikes strikes = at.says(CaseTypeDeclared.CORRECTING).strikes();
        if (strikes == null) {
            return;
        }
        named(done.action(), strikes.of(), at, "strikes", "of");
        orNone(done.action().fields()).stream().filter(field -> field.name().equals(strikes.of()) && field.options() != null).flatMap(field -> field.options().keySet().stream())
                .forEach(option -> at.demand(all.stream().anyMatch(one -> one.action().id().equals(option) && one.path().length == 2 && one.effects().opens() == null
                        && orNone(one.hands().dispatch()).isEmpty()), "“" + option + "”不是整件的一步，或者已经交到别处，不能撤销；写进 stand，说明错了怎样改正", "strikes"));
    }

    private static void each(Sort sort, @Nullable List<String> names, Names at, String key) {
        List<String> said = orNone(names);
        for (int n = 0; n < said.size(); n++) {
            at.needs(sort, said.get(n), key, n);
        }
    }

    private static void clock(List<Done> all, Done done, Names at) {
        Clock clock = done.clock();
        if (clock != null) {
            period(Provision.OF_DAYS, clock.start(), at, "clock", "start");
            period(Provision.OF_DAYS, clock.pause(), at, "clock", "pause");
            period(Provision.OF_DAYS, clock.lapse(), at, "clock", "lapse");
            period(Provision.PERIOD, clock.extend(), at, "clock", "extend");
            named(done.action(), clock.until(), at, "clock", "until");
            at.demand(!movesClock(clock) || all.stream().anyMatch(CaseTypeNames::starts), "没有哪一步开始计算期限，却要停、续或者延", "clock");
        }
    }

    /** A period that is there and is counted: what only says that something has an effect has no last day. */
    private static void period(Sort sort, @Nullable String provision, Names at, Object... path) {
        at.needs(Provision.SORT, provision, path);
        at.needsOfNew(sort, provision, path);
    }

    private static void fields(Done done, Names at) {
        List<Input> fields = orNone(done.action().fields());
        FieldsDeclared.look(fields, at, "fields");
        FieldsDeclared.look(done.effects().perItem(), at, "perItem");
        Set<String> seen = new HashSet<>();
        for (int n = 0; n < fields.size(); n++) {
            at.demand(seen.add(fields.get(n).name()), "字段“" + fields.get(n).name() + "”写了两次", "fields", n, "name");
            boolean says = CaseState.DAYS.equals(fields.get(n).name()) && done.clock() != null && done.clock().extend() != null;
            at.demand(says || !RESERVED.contains(fields.get(n).name()), "字段不能叫“" + fields.get(n).name() + "”，平台自己用这个名称", "fields", n, "name");
        }
    }

    /** A field of the action that is named elsewhere in it. */
    private static void named(Act action, @Nullable String field, Names at, Object... path) {
        at.demand(field == null || orNone(action.fields()).stream().anyMatch(one -> one.name().equals(field)),
                "“" + field + "”不是“" + action.title() + "”的字段", path);
    }

    /** A period can stand still or move only where it runs: every way to the action must have started it. */
    private static void startedBeforePaused(String first, List<Done> actions, Names names) {
        Set<String> notStarted = new HashSet<>(Set.of(first));
        List<String> open = new ArrayList<>(notStarted);
        while (!open.isEmpty()) {
            String stage = open.removeLast();
            actions.stream().filter(done -> !starts(done) && !beginsAnew(done)).map(Done::action).filter(action -> action.to() != null && action.from().contains(stage)).map(Act::to)
                    .filter(notStarted::add).forEach(open::add);
        }
        for (int n = 0; n < actions.size(); n++) {
            Act action = actions.get(n).action();
            Clock clock = actions.get(n).clock();
            if (clock != null && (clock.pause() != null || clock.extend() != null || clock.until() != null)) {
                Names at = names.under("actions", n);
                action.from().stream().filter(notStarted::contains).findFirst().ifPresent(stage -> at.wrong(
                        "“" + action.title() + "”在环节 " + stage + " 停止或者延长期限，而到那里时期限可能还没有开始", null, "clock"));
            }
        }
    }

    /** What begins anew had begun before. */
    private static boolean beginsAnew(Done done) {
        return done.clock() != null && (Boolean.TRUE.equals(done.clock().anew()) || Boolean.TRUE.equals(done.clock().restart()));
    }

    private static boolean starts(Done done) {
        return done.clock() != null && done.clock().start() != null;
    }

    private static boolean movesClock(Clock clock) {
        return clock.pause() != null || clock.lapse() != null || clock.extend() != null || clock.until() != null
                || Boolean.TRUE.equals(clock.resume()) || Boolean.TRUE.equals(clock.restart()) || Boolean.TRUE.equals(clock.anew());
    }

    private static boolean counts(List<Done> actions, String kind) {
        return actions.stream().flatMap(done -> orNone(done.effects().facts()).stream()).anyMatch(fact -> fact.kind().equals(kind));
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
