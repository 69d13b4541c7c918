package org.gongkai.casework;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.gongkai.casework.CaseTypeDeclared.Act;
import org.gongkai.casework.CaseTypeDeclared.Chapter;
import org.gongkai.casework.CaseTypeDeclared.Channel;
import org.gongkai.casework.CaseTypeDeclared.Clock;
import org.gongkai.casework.CaseTypeDeclared.Input;
import org.gongkai.casework.CaseTypeDeclared.Root;
import org.gongkai.casework.answer.Told;
import org.gongkai.casework.ending.Closing;
import org.gongkai.casework.ending.Endings;
import org.gongkai.casework.publicanswer.PublicWords;
import org.gongkai.definition.Definition;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Procedure;
import org.gongkai.procedure.Stage;
import org.jspecify.annotations.Nullable;

/** Makes a case type of its file; what is contradictory in it is refused. */
final class CaseTypeFile {

    /** What was accepted once stays: only its shape is read again, not what is asked of new files. */
    private static final Kind<Root> KEPT = Kind.of("保存的定义", "kept.yaml", Root.class);

    private CaseTypeFile() {
    }

    /** A definition that was kept: the text with all it inherited.
     * @throws org.gongkai.definition.InvalidDefinitions if it cannot be read */
    static CaseType read(String text) {
        Definition<Root> kept = Definitions.one(DefinitionTree.of(List.of(new DefinitionText("kept.yaml", text, DefinitionText.Origin.SHIPPED))), KEPT);
        return of(kept.value(), kept.digest());
    }

    /**
     * @param digest what a case notes to have begun under it
     * @throws IllegalArgumentException if the parts contradict each other
     */
    static CaseType of(Root file, String digest) {
        Map<String, CaseType.Effect> effects = new HashMap<>();
        for (Act action : file.actions()) {
            effects.put(action.id(), effect(action));
            demand(!PublicWords.areSaidBy(action(action)) || PublicWords.areAllOf(action(action)), file,
                    action.id() + " 公开的字段须是 publicTitle、publicQuestion、publicAnswer，逐个核对");
        }
        Procedure procedure = new Procedure(file.id(), file.title(), file.first(), file.stages().stream()
                .map(stage -> new Stage(stage.id(), stage.title(), is(stage.last()), stage.due(), stage.paused())).toList(),
                file.actions().stream().map(CaseTypeFile::action).toList());
        for (Act action : file.actions()) {
            demand(action.opens() == null || file.channels().stream().anyMatch(channel -> channel.id().equals(Submitting.HANDED_OVER)),
                    file, action.id() + " 移送他处，而没有渠道 " + Submitting.HANDED_OVER);
            demand(action.answers() == null || procedure.action(action.answers()).isPresent(), file,
                    action.id() + " 所答复的没有“" + action.answers() + "”这一步");
        }
        for (Channel channel : file.channels()) {
            demand(channel.then() == null || procedure.action(channel.then()).filter(action -> action.from().contains(file.first())).isPresent(),
                    file, "渠道 " + channel.id() + " 随后的“" + channel.then() + "”不是第一个环节能办的");
        }
        demand(!file.parties().isEmpty() && !file.channels().isEmpty(), file, "没有申请人类别或渠道");
        return new CaseType(file.id(), file.title(), file.description(), file.legalBasis(), file.inForce().from(), file.inForce().to(),
                file.entrance(), file.number(), file.term(), file.terms() == null ? List.of()
                        : file.terms().stream().map(term -> term.asProvision(file.legalBasis())).toList(), is(file.itemised()), is(file.searchFirst()), is(file.publicAnswers()),
                file.parties().stream().map(p -> new CaseType.Party(p.id(), p.title(), is(p.person()))).toList(),
                file.channels().stream().map(c -> new CaseType.Channel(c.id(), c.title(), c.receipt(), is(c.selfService()), c.then(),
                        c.with() == null ? Map.of() : c.with(), c.evidence(), c.note(), is(c.readBack()))).toList(),
                fields(file.applicant()), fields(file.item()), fields(file.content()), needs(file), procedure, Map.copyOf(effects), file.contests() == null ? List.of() : List.copyOf(file.contests()), dossier(file, procedure),
                endings(file, effects), told(file), closings(file), digest);
    }

    /** Older definitions do not say how a case ends with an action: then what the regulations say of them, else an answer. */
    private static Map<String, String> endings(Root file, Map<String, CaseType.Effect> effects) {
        Map<String, String> endings = new HashMap<>();
        for (Act action : file.actions()) {
            demand(action.ending() == null || effects.get(action.id()).concludes(), file, action.id() + " 写了 ending 而没有结果");
            if (effects.get(action.id()).concludes()) {
                endings.put(action.id(), Endings.shipped().require(action.ending() != null ? action.ending()
                        : Endings.shipped().earlier(file.id(), action.id()).orElse(Endings.ANSWERED)).id());
            }
        }
        return Map.copyOf(endings);
    }

    private static Map<String, Told> told(Root file) {
        Map<String, Told> told = new HashMap<>();
        for (Act action : file.actions()) {
            CaseTypeDeclared.Said said = action.told();
            if (said != null) {
                demand(said.field() == null || hasField(action, said.field()), file, action.id() + " 告知的“" + said.field() + "”不是它的字段");
                told.put(action.id(), new Told(said.field(), is(said.mail())));
            }
        }
        return Map.copyOf(told);
    }

    private static Map<String, Closing> closings(Root file) {
        Map<String, Closing> closings = new HashMap<>();
        for (Act action : file.actions()) {
            CaseTypeDeclared.Proved proved = action.proved();
            if (action.asks() != null || action.scans() != null || is(action.reopens()) || proved != null) {
                Map<String, List<String>> when = proved == null || proved.when() == null ? Map.of() : proved.when();
                demand(proved == null || hasField(action, proved.field()) && when.keySet().stream().allMatch(field -> hasField(action, field)),
                        file, action.id() + " 的凭证写在它没有的字段里");
                closings.put(action.id(), new Closing(action.asks() == null ? List.of() : List.copyOf(action.asks()),
                        action.scans() == null ? List.of() : List.copyOf(action.scans()), is(action.reopens()),
                        proved == null ? null : new Closing.Proof(proved.field(), Map.copyOf(when))));
            }
        }
        return Map.copyOf(closings);
    }

    private static boolean hasField(Act action, String name) {
        return fields(action.fields()).stream().anyMatch(field -> field.name().equals(name));
    }

    private static List<CaseType.Need> needs(Root file) {
        List<CaseType.Need> needs = file.needs() == null ? List.of() : file.needs();
        for (CaseType.Need need : needs) {
            demand(file.content().stream().anyMatch(field -> field.name().equals(need.field()) && field.options() != null && field.options().containsKey(need.value()))
                    && file.applicant().stream().anyMatch(field -> field.name().equals(need.applicant())), file,
                    "没有 " + need.field() + " 的选项“" + need.value() + "”或者申请人的“" + need.applicant() + "”");
        }
        return needs;
    }

    private static List<CaseType.Chapter> dossier(Root file, Procedure procedure) {
        List<Chapter> chapters = file.dossier() == null ? List.of() : file.dossier();
        Set<String> placed = new HashSet<>();
        for (Chapter chapter : chapters) {
            for (String action : chapter.actions()) {
                demand(procedure.action(action).isPresent(), file, "案卷“" + chapter.title() + "”收入的“" + action + "”不是一个步骤");
                demand(placed.add(action), file, "步骤 " + action + " 收入了案卷的两个部分");
            }
        }
        return chapters.stream().map(chapter -> new CaseType.Chapter(chapter.title(), chapter.article(), List.copyOf(chapter.actions()),
                chapter.evidence() == null ? List.of() : List.copyOf(chapter.evidence()))).toList();
    }

    private static CaseType.Effect effect(Act action) {
        Clock clock = action.clock() == null ? new Clock(null, null, null, null, null, null, null, null) : action.clock();
        return new CaseType.Effect(clock.start(), clock.pause(), clock.lapse(), is(clock.resume()), is(clock.restart()), clock.extend(),
                clock.until(), is(clock.end()), action.outcome(), action.outcomeOf(), is(action.answersItems()), itemFields(action.perItem()),
                action.facts() == null ? List.of() : action.facts().stream()
                        .map(f -> new CaseType.Count(f.kind(), is(f.coded()), f.onlyAfter(), f.amountOf())).toList(),
                action.letter(), action.alongside() == null ? List.of() : action.alongside(), action.answers(), action.opens(), is(action.suggestsRelease()),
                action.sends(), action.mail(), is(action.together()));
    }

    private static Action action(Act action) {
        return new Action(action.id(), action.title(), action.description(), action.article(), Set.copyOf(action.from()), action.to(),
                Set.copyOf(action.who()), action.guards() == null ? List.of() : action.guards(), fields(action.fields()));
    }

    private static List<Field> fields(@Nullable List<Input> fields) {
        return fields == null ? List.of() : fields.stream().map(CaseTypeFile::field).toList();
    }

    private static List<CaseType.ItemField> itemFields(@Nullable List<Input> fields) {
        return fields == null ? List.of() : fields.stream().map(f ->
                new CaseType.ItemField(field(f), f.when() == null ? Set.of() : Set.copyOf(f.when()))).toList();
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
