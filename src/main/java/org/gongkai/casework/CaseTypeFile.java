package org.gongkai.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.gongkai.casework.CaseTypeDeclared.Act;
import org.gongkai.casework.CaseTypeDeclared.Channel;
import org.gongkai.casework.CaseTypeDeclared.Clock;
import org.gongkai.casework.CaseTypeDeclared.Effects;
import org.gongkai.casework.CaseTypeDeclared.Filing;
import org.gongkai.casework.CaseTypeDeclared.Input;
import org.gongkai.casework.CaseTypeDeclared.Root;
import org.gongkai.casework.ending.Endings;
import org.gongkai.definition.Definition;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Written;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Procedure;
import org.gongkai.procedure.Stage;
import org.jspecify.annotations.Nullable;

/** Makes a case type of its file; what is contradictory in it is refused. */
final class CaseTypeFile {

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
        List<Extension<?>> extensions = new ArrayList<>(List.of(CaseTypeDeclared.FILING, CaseTypeDeclared.EFFECTS));
        Capability.all().forEach(capability -> extensions.addAll(capability.keys()));
        return extensions;
    }

    /** A definition that was kept: the text with all it inherited, in whatever grammar.
     * @throws org.gongkai.definition.InvalidDefinitions if it cannot be read */
    static CaseType read(String text) {
        Definition<Root> kept = Definitions.one(DefinitionTree.of(List.of(new DefinitionText("kept.yaml", FirstGrammar.translated(text), DefinitionText.Origin.SHIPPED))), KEPT);
        return of(kept.value(), kept.written(), DefinitionText.digest(text));
    }

    static CaseType of(Definition<Root> file) {
        return of(file.value(), file.written(), file.digest());
    }

    /**
     * @param digest what a case notes to have begun under it
     * @throws IllegalArgumentException if the parts contradict each other
     */
    static CaseType of(Root file, Written written, String digest) {
        Procedure procedure = new Procedure(file.id(), file.title(), file.first(), file.stages().stream()
                .map(stage -> new Stage(stage.id(), stage.title(), is(stage.last()), stage.due(), stage.paused())).toList(),
                file.actions().stream().map(CaseTypeFile::action).toList());
        Filing filing = written.says(CaseTypeDeclared.FILING);
        Map<String, Consequence> consequences = new HashMap<>();
        for (int n = 0; n < file.actions().size(); n++) {
            Act action = file.actions().get(n);
            Consequence consequence = consequence(written.says(CaseTypeDeclared.EFFECTS, "actions", n));
            consequences.put(action.id(), consequence);
            demand(consequence.opens() == null || filing.channels().stream().anyMatch(channel -> channel.id().equals(Submitting.HANDED_OVER)),
                    file, action.id() + " 移送他处，而没有渠道 " + Submitting.HANDED_OVER);
            demand(consequence.answers() == null || procedure.action(consequence.answers()).isPresent(), file,
                    action.id() + " 所答复的没有“" + consequence.answers() + "”这一步");
            demand(consequence.concludes() == (consequence.result().ending() != null), file,
                    action.id() + (consequence.concludes() ? " 有结果而没有写 ending" : " 写了 ending 而没有结果"));
            if (consequence.result().ending() != null) {
                Endings.shipped().require(consequence.result().ending());
            }
        }
        for (Channel channel : filing.channels()) {
            demand(channel.then() == null || procedure.action(channel.then()).filter(action -> action.from().contains(file.first())).isPresent(),
                    file, "渠道 " + channel.id() + " 随后的“" + channel.then() + "”不是第一个环节能办的");
        }
        demand(!filing.parties().isEmpty() && !filing.channels().isEmpty(), file, "没有申请人类别或渠道");
        return new CaseType(new CaseType.Heading(file.id(), file.title(), file.description(), file.legalBasis(), file.inForce().from(), file.inForce().to(), digest),
                filing(file, filing), file.term(), file.terms() == null ? List.of() : file.terms().stream().map(term -> term.asProvision(file.legalBasis())).toList(),
                procedure, Map.copyOf(consequences), CaseType.Further.in(written, file.actions().stream().map(Act::id).toList()));
    }

    private static CaseType.Filing filing(Root file, Filing filing) {
        List<CaseType.Need> needs = filing.needs() == null ? List.of() : filing.needs();
        for (CaseType.Need need : needs) {
            demand(filing.content().stream().anyMatch(field -> field.name().equals(need.field()) && field.options() != null && field.options().containsKey(need.value()))
                    && filing.applicant().stream().anyMatch(field -> field.name().equals(need.applicant())), file,
                    "没有 " + need.field() + " 的选项“" + need.value() + "”或者申请人的“" + need.applicant() + "”");
        }
        return new CaseType.Filing(filing.entrance(), filing.number(), is(filing.itemised()), is(filing.searchFirst()),
                filing.parties().stream().map(p -> new CaseType.Party(p.id(), p.title(), is(p.person()))).toList(),
                filing.channels().stream().map(c -> new CaseType.Channel(c.id(), c.title(), c.receipt(), is(c.selfService()), c.then(),
                        c.with() == null ? Map.of() : c.with(), c.evidence(), c.note(), is(c.readBack()))).toList(),
                fields(filing.applicant()), fields(filing.item()), fields(filing.content()), needs);
    }

    private static Consequence consequence(Effects effects) {
        Clock clock = effects.clock() == null ? new Clock(null, null, null, null, null, null, null, null) : effects.clock();
        return new Consequence(new Consequence.Clocking(clock.start(), clock.pause(), clock.lapse(), is(clock.resume()), is(clock.restart()), clock.extend(),
                clock.until(), is(clock.end())),
                new Consequence.Result(effects.outcome(), effects.outcomeOf(), is(effects.answersItems()), effects.ending()), itemFields(effects.perItem()),
                effects.facts() == null ? List.of() : effects.facts().stream()
                        .map(f -> new Consequence.Count(f.kind(), is(f.coded()), f.onlyAfter(), f.amountOf())).toList(),
                new Consequence.Papers(effects.letter(), effects.alongside() == null ? List.of() : effects.alongside()), effects.answers(), effects.opens(),
                is(effects.reopens()));
    }

    private static Action action(Act action) {
        return new Action(action.id(), action.title(), action.description(), action.article(), Set.copyOf(action.from()), action.to(),
                Set.copyOf(action.who()), action.guards() == null ? List.of() : action.guards(), fields(action.fields()));
    }

    private static List<Field> fields(@Nullable List<Input> fields) {
        return fields == null ? List.of() : fields.stream().map(CaseTypeFile::field).toList();
    }

    private static List<Consequence.ItemField> itemFields(@Nullable List<Input> fields) {
        return fields == null ? List.of() : fields.stream().map(f ->
                new Consequence.ItemField(field(f), f.when() == null ? Set.of() : Set.copyOf(f.when()))).toList();
    }

    private static Field field(Input f) {
        return new Field(f.name(), f.title(), f.hint(), f.kind(), Objects.requireNonNullElse(f.kept(), Field.Keeping.SEALED), is(f.required()),
                f.options() == null ? Map.of() : f.options(), f.max() == null ? 0 : f.max(), f.article());
    }

    private static boolean is(@Nullable Boolean said) {
        return Boolean.TRUE.equals(said);
    }

    private static void demand(boolean holds, Root file, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("办件类型 " + file.id() + ":" + otherwise);
        }
    }
}
