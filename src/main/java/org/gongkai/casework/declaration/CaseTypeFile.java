package org.gongkai.casework.declaration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.casework.casetype.Further;
import org.gongkai.casework.casetype.Turn;
import org.gongkai.casework.declaration.CaseTypeDeclared.Channel;
import org.gongkai.casework.declaration.CaseTypeDeclared.Clock;
import org.gongkai.casework.declaration.CaseTypeDeclared.Effects;
import org.gongkai.casework.declaration.CaseTypeDeclared.Filing;
import org.gongkai.casework.declaration.CaseTypeDeclared.Root;
import org.gongkai.casework.ending.Endings;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.definition.Definition;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Written;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Identifies;
import org.gongkai.procedure.Procedure;
import org.gongkai.procedure.Stage;
import org.gongkai.procedure.StepsDeclared.Act;
import org.gongkai.procedure.StepsDeclared.Input;
import org.gongkai.procedure.StepsDeclared.Step;
import org.jspecify.annotations.Nullable;

/** Makes a case type of its file; what is contradictory in it is refused. */
public final class CaseTypeFile {

    /** What was accepted once stays: only its shape is read again, not what is asked of new files. */
    private static final Kind<Root> KEPT = new Kind<>() {

        @Override
        public String title() {
            return "保存的定义";
        }

        @Override
        public String where() {
            return "kept.yaml";
        }

        @Override
        public Class<Root> shape() {
            return Root.class;
        }

        @Override
        public List<Extension<?>> extensions() {
            return CaseTypeFile.extensions();
        }
    };

    private CaseTypeFile() {
    }

    /** The keys of the street beside those of type and action, and those of every capability. */
    static List<Extension<?>> extensions() {
        List<Extension<?>> extensions = new ArrayList<>(List.of(CaseTypeDeclared.FILING, CaseTypeDeclared.EFFECTS, CaseTypeDeclared.HANDS, CaseTypeDeclared.CORRECTING,
                CaseTypeDeclared.LIMITS));
        Capability.all().forEach(capability -> extensions.addAll(capability.keys()));
        return extensions;
    }

    /** A definition that was kept: the text with all it inherited, in whatever grammar.
     * @throws org.gongkai.definition.InvalidDefinitions if it cannot be read */
    public static CaseType read(String text, Endings endings) {
        Definition<Root> kept = Definitions.one(DefinitionTree.of(List.of(new DefinitionText("kept.yaml", FirstGrammar.translated(text), DefinitionText.Origin.SHIPPED))), KEPT);
        return of(kept.value(), kept.written(), DefinitionText.digest(text), endings);
    }

    public static CaseType of(Definition<Root> file, Endings endings) {
        return of(file.value(), file.written(), file.digest(), endings);
    }

    /**
     * @param digest what a case notes to have begun under it
     * @throws IllegalArgumentException if the parts contradict each other
     */
    public static CaseType of(Root file, Written written, String digest, Endings endings) {
        Procedure procedure = new Procedure(file.id(), file.title(), file.first(), file.stages().stream().map(Step::stage).toList(),
                IntStream.range(0, file.actions().size()).mapToObj(n -> action(file.actions().get(n), written, "actions", n)).toList());
        Filing filing = written.says(CaseTypeDeclared.FILING);
        List<Turn> turns = IntStream.range(0, orNone(file.handlings()).size()).mapToObj(n -> turn(orNone(file.handlings()).get(n), written, n)).toList();
        CaseType bare = new CaseType(heading(file, digest), filing(file, filing, written), file.term(),
                orNone(file.terms()).stream().map(term -> term.asProvision(file.legalBasis())).toList(), procedure, turns, Map.of(), Further.NONE, endings);
        recalled(bare, file);
        Map<String, Consequence> consequences = new HashMap<>();
        for (CaseType.Placed placed : bare.placed()) {
            Action action = placed.action();
            Consequence consequence = consequence(written.says(CaseTypeDeclared.EFFECTS, placed.path()), written.says(CaseTypeDeclared.HANDS, placed.path()), written,
                    placed.path());
            consequences.put(action.id(), consequence);
            handed(bare, placed, consequence, file);
            demand(consequence.opens() == null || filing.channels().stream().anyMatch(channel -> channel.id().equals(Submitting.HANDED_OVER)),
                    file, action.id() + " 移送他处，而没有渠道 " + Submitting.HANDED_OVER, below(placed.path(), "opens"));
            demand(consequence.answers() == null || bare.action(consequence.answers()).isPresent(), file,
                    action.id() + " 所答复的没有“" + consequence.answers() + "”这一步", below(placed.path(), "answers"));
            demand(consequence.concludes() == (consequence.result().ending() != null), file,
                    action.id() + (consequence.concludes() ? " 有结果而没有写 ending" : " 写了 ending 而没有结果"), below(placed.path(), "ending"));
        }
        for (int n = 0; n < filing.channels().size(); n++) {
            Channel channel = filing.channels().get(n);
            demand(channel.then() == null || procedure.action(channel.then()).filter(action -> action.from().contains(file.first())).isPresent(),
                    file, "渠道 " + channel.id() + " 随后的“" + channel.then() + "”不是第一个环节能办的", "channels", n, "then");
        }
        demand(!filing.parties().isEmpty() && !filing.channels().isEmpty(), file, "没有申请人类别或渠道", filing.parties().isEmpty() ? "parties" : "channels");
        return new CaseType(bare.heading(), bare.filing(), bare.term(), bare.terms(), procedure, turns, Map.copyOf(consequences),
                Further.in(written, bare.placed()), endings);
    }

    private static CaseType.Heading heading(Root file, String digest) {
        return new CaseType.Heading(file.id(), file.title(), file.description(), file.legalBasis(), file.inForce().from(), file.inForce().to(), digest);
    }

    private static Turn turn(CaseTypeDeclared.Turn turn, Written written, int no) {
        return new Turn(turn.id(), turn.title(), turn.term(), new Procedure(turn.id(), turn.title(), turn.first(), turn.stages().stream().map(Step::stage).toList(),
                IntStream.range(0, turn.actions().size()).mapToObj(n -> action(turn.actions().get(n), written, "handlings", no, "actions", n)).toList()), turn.recalled(), is(turn.unnamed()), is(turn.beside()));
    }

    private static void recalled(CaseType type, Root file) {
        for (int n = 0; n < type.turns().size(); n++) {
            Turn turn = type.turns().get(n);
            demand(turn.recalled() == null || turn.procedure().stage(turn.recalled()).last(), file, turn.id() + " 收回后的环节应是最后的环节", "handlings", n, "recalled");
        }
    }

    /** What an action hands on must have where to go, and what ends a part must say what becomes of the whole. */
    private static void handed(CaseType type, CaseType.Placed placed, Consequence consequence, Root file) {
        Action action = placed.action();
        Consequence.Hands hands = consequence.hands();
        named(hands.dispatch().stream().map(Consequence.Dispatch::turn).toList(), type, file, below(placed.path(), "dispatch"));
        named(hands.awaits(), type, file, below(placed.path(), "awaits"));
        named(hands.needs(), type, file, below(placed.path(), "needs"));
        Object[] at = below(placed.path(), "passes");
        boolean ofMatter = type.procedure().action(action.id()).isPresent();
        Procedure own = ofMatter ? type.procedure() : type.turns().stream().map(Turn::procedure).filter(of -> of.action(action.id()).isPresent()).findFirst().orElseThrow();
        boolean ends = action.to() != null && own.stage(action.to()).last();
        demand(ofMatter ? hands.passes() == null : ends == (hands.passes() != null), file,
                action.id() + (ofMatter ? " 是整件的一步，不写 passes" : ends ? " 办结自己的部分，要写 passes：整件到哪个环节" : " 没有办结自己的部分，不写 passes"), at);
        if (hands.passes() != null) {
            for (String to : Stream.of(Optional.ofNullable(hands.passes().to()), Optional.ofNullable(hands.passes().again())).flatMap(Optional::stream).toList()) {
                Stage stage = type.procedure().stages().stream().filter(one -> one.id().equals(to)).findFirst().orElse(null);
                demand(stage != null, file, action.id() + " 以后整件没有“" + to + "”这个环节", at);
                demand(stage == null || !stage.last() || !hands.passes().returned(), file, action.id() + " 退回的，整件不能就此办结", at);
            }
        }
        demand(!hands.recalls() || type.turns().stream().allMatch(turn -> turn.recalled() != null), file, action.id() + " 收回派出的部分，而有的没有写 recalled", below(placed.path(), "recalls"));
    }

    private static void named(List<String> turns, CaseType type, Root file, Object... path) {
        turns.forEach(said -> demand(type.turns().stream().anyMatch(turn -> turn.id().equals(said)), file, "handlings 里没有“" + said + "”", path));
    }

    private static CaseType.Filing filing(Root file, Filing filing, Written written) {
        List<CaseType.Need> needs = filing.needs() == null ? List.of() : filing.needs();
        for (CaseType.Need need : needs) {
            demand(filing.content().stream().anyMatch(field -> field.name().equals(need.field()) && field.options() != null && field.options().containsKey(need.value()))
                    && filing.applicant().stream().anyMatch(field -> field.name().equals(need.applicant())), file,
                    "没有 " + need.field() + " 的选项“" + need.value() + "”或者申请人的“" + need.applicant() + "”");
        }
        return new CaseType.Filing(filing.entrance(), filing.number(), is(filing.itemised()), is(filing.searchFirst()),
                filing.parties().stream().map(p -> new CaseType.Party(p.id(), p.title(), is(p.person()))).toList(),
                filing.channels().stream().map(c -> new CaseType.Channel(c.id(), c.title(), c.receipt(), is(c.selfService()), c.then(),
                        c.with() == null ? Map.of() : c.with(), c.evidence(), c.note(), is(c.readBack()), is(c.byOrgan()))).toList(),
                fields(filing.applicant(), written, "applicant"), fields(filing.item(), written, "item"), fields(filing.content(), written, "content"), needs,
                filing.read() == null ? Set.of() : Set.copyOf(filing.read()), addressee(filing.addressee()));
    }

    private static Consequence consequence(Effects effects, CaseTypeDeclared.Hands hands, Written written, Object... path) {
        Clock clock = effects.clock() == null ? new Clock(null, null, null, null, null, null, null, null, null) : effects.clock();
        return new Consequence(new Consequence.Clocking(clock.start(), clock.pause(), clock.lapse(), is(clock.resume()), is(clock.restart()) || is(clock.anew()), is(clock.restart()), clock.extend(),
                clock.until(), is(clock.end())),
                new Consequence.Result(effects.outcome(), effects.outcomeOf(), is(effects.answersItems()), effects.ending()), itemFields(effects.perItem(), written, path),
                effects.facts() == null ? List.of() : effects.facts().stream()
                        .map(f -> new Consequence.Count(f.kind(), is(f.coded()), f.codeOf(), f.onlyAfter(), f.amountOf(),
                                Objects.requireNonNullElse(f.at(), Consequence.Where.ACTING))).toList(),
                new Consequence.Papers(effects.letter(), effects.alongside() == null ? List.of() : effects.alongside()), effects.answers(), effects.opens(),
                is(effects.reopens()), strikes(written.says(CaseTypeDeclared.CORRECTING, path).strikes()), hands(hands));
    }

    private static Consequence.@Nullable Strikes strikes(CaseTypeDeclared.@Nullable Strikes said) {
        return said == null ? null : new Consequence.Strikes(said.of(), said.stand() == null ? Map.of() : said.stand());
    }

    private static Consequence.Hands hands(CaseTypeDeclared.Hands hands) {
        CaseTypeDeclared.Passing passes = hands.passes();
        return new Consequence.Hands(orNone(hands.dispatch()).stream().map(sent -> new Consequence.Dispatch(sent.as(), sent.to(), is(sent.binding()), sent.until())).toList(),
                passes == null ? null : new Consequence.Passing(passes.to(), passes.again(), is(passes.returned()), is(passes.whenAll())),
                is(hands.recalls()), orNone(hands.awaits()), orNone(hands.needs()));
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static Action action(Act action, Written written, Object... path) {
        return action.action(fields(action.fields(), written, below(path, "fields")));
    }

    /** The fields that stand at a path of the file. */
    private static List<Field> fields(@Nullable List<Input> fields, Written written, Object... path) {
        return fields == null ? List.of() : IntStream.range(0, fields.size()).mapToObj(n -> field(fields.get(n), written, n, path)).toList();
    }

    private static List<Consequence.ItemField> itemFields(@Nullable List<Input> fields, Written written, Object... path) {
        return fields == null ? List.of() : IntStream.range(0, fields.size()).mapToObj(n -> new Consequence.ItemField(
                field(fields.get(n), written, n, below(path, "perItem")), fields.get(n).when() == null ? Set.of() : Set.copyOf(fields.get(n).when()))).toList();
    }

    private static Object[] below(Object[] path, Object step) {
        return Stream.concat(Stream.of(path), Stream.of(step)).toArray();
    }

    private static Field field(Input f, Written written, int n, Object... path) {
        CaseTypeDeclared.Limits limits = written.says(CaseTypeDeclared.LIMITS, below(path, n));
        return f.field(new Field.Limits(limits.least(), limits.most(), among(limits.among()), is(limits.masked()),
                limits.read() == null ? Set.of() : Set.copyOf(limits.read()), identifies(limits.numbers()), files(limits.files())));
    }

    private static @Nullable Identifies identifies(CaseTypeDeclared.@Nullable Numbers said) {
        return said == null ? null : new Identifies(said.by(), said.person() == null ? Map.of() : said.person(), said.others() == null ? Map.of() : said.others());
    }

    private static Field.@Nullable Files files(CaseTypeDeclared.@Nullable Files said) {
        return said == null ? null : new Field.Files(Objects.requireNonNullElse(said.most(), Field.Files.USUAL.most()),
                Objects.requireNonNullElse(said.megabytes(), Field.Files.USUAL.megabytes()), Set.copyOf(orNone(said.kinds())), is(said.bare()));
    }

    private static CaseType.@Nullable Addressee addressee(CaseTypeDeclared.@Nullable Addressee said) {
        return said == null ? null : new CaseType.Addressee(orNone(said.organs()), said.kinds() == null ? Set.of() : Set.copyOf(said.kinds()), said.by(), said.to() == null ? Map.of() : said.to());
    }

    private static Field.@Nullable Among among(CaseTypeDeclared.@Nullable Among said) {
        return said == null ? null : new Field.Among(said.roles() == null ? Set.of() : Set.copyOf(said.roles()), said.organs() == null ? Set.of() : Set.copyOf(said.organs()),
                said.kinds() == null ? Set.of() : Set.copyOf(said.kinds()), is(said.below()), said.outsiders() == null ? Set.of() : Set.copyOf(said.outsiders()));
    }

    private static boolean is(@Nullable Boolean said) {
        return Boolean.TRUE.equals(said);
    }

    private static void demand(boolean holds, Root file, String otherwise, Object... path) {
        if (!holds) {
            throw new Contradiction("办件类型 " + file.id() + "：" + otherwise, path);
        }
    }
}
