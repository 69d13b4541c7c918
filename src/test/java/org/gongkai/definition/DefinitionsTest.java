package org.gongkai.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.gongkai.definition.DefinitionText.Origin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
@DisplayName("规则定义的文件：继承、日期、引用，错在哪一行、应当怎样")
class DefinitionsTest {

    private static final Sort ROLE = new Sort("role", "岗位");
    private static final Sort FACT = new Sort("fact", "事实种类");
    private static final Sort LETTER_TYPE = new Sort("lettertype", "来信类型");

    enum Colour { RED, GREEN }

    record Days(LocalDate from, @Nullable LocalDate to) { }

    record Step(String id, String title, @Nullable List<String> who, @Nullable String fact, @Nullable List<Input> fields) { }

    record Input(String name, @Nullable Integer max) { }

    record Box(@Meaning("地址中的名字") String id, String title, Days inForce, @Nullable Colour colour, @Nullable Boolean open, @Nullable Map<String, String> options,
            List<Step> steps) { }

    private static final Kind<Box> BOXES = new Kind<>() {
        @Override
        public String title() {
            return "信箱";
        }

        @Override
        public String where() {
            return "boxes";
        }

        @Override
        public Class<Box> shape() {
            return Box.class;
        }

        @Override
        public boolean inherits() {
            return true;
        }

        @Override
        public void look(Box box, Names names) {
            names.holds(LETTER_TYPE, box.id(), box.inForce().from(), box.inForce().to(), "inForce");
            for (int n = 0; n < box.steps().size(); n++) {
                Names step = names.under("steps", n);
                List<String> who = box.steps().get(n).who() == null ? List.of() : box.steps().get(n).who();
                for (int w = 0; w < who.size(); w++) {
                    step.needs(ROLE, who.get(w), "who", w);
                }
                if (box.steps().get(n).fact() != null) {
                    step.offers(FACT, box.steps().get(n).fact(), "fact");
                }
            }
        }
    };

    private static final String LETTERBOX = """
            id: letterbox
            title: 信箱
            base: true
            inForce: {from: 2020-01-01}
            open: true
            steps:
              - {id: accept, title: 受理, who: [OFFICER], fact: "{id}.received"}
              - id: answer
                title: 答复
                who: [OFFICER]
                fact: "{id}.answered"
                fields:
                  - {name: answer, max: 5000}
                  - {name: note}
              - {id: publish, title: 公开, who: [OFFICER]}
            """;

    private static DefinitionTree tree(String... textsByTurn) {
        List<DefinitionText> texts = new ArrayList<>();
        for (int n = 0; n < textsByTurn.length; n += 2) {
            texts.add(new DefinitionText("boxes/" + textsByTurn[n] + ".yaml", textsByTurn[n + 1], Origin.SHIPPED));
        }
        return DefinitionTree.of(texts);
    }

    private static List<String> faults(DefinitionTree tree) {
        return Definitions.check(tree, List.of(BOXES), List.of(Known.of(ROLE, List.of("OFFICER", "APPROVER")))).faults().stream().map(Fault::toString).toList();
    }

    @Nested
    @DisplayName("like：没有写的与所继承的相同")
    class Inheriting {

        private static final String MAYOR = """
                like: letterbox
                id: mayor
                title: 区长信箱
                inForce: {from: 2021-01-01}
                without: {steps: [publish], steps/answer/fields: [note]}
                steps:
                  - {id: transfer, title: 转办, after: accept}
                  - id: answer
                    who: [APPROVER]
                    fields: [{name: answer, max: 2000}, {name: reason}]
                """;

        @Test
        @DisplayName("步骤和字段按名称改写、增加、去掉，{id} 换成自己的 id")
        void resolves() {
            List<Definition<Box>> boxes = Definitions.all(tree("letterbox", LETTERBOX, "mayor", MAYOR), BOXES);
            assertThat(boxes).singleElement().satisfies(box -> {
                assertThat(box.value().open()).isTrue();
                assertThat(box.value().title()).isEqualTo("区长信箱");
                assertThat(box.value().steps()).extracting(Step::id).containsExactly("accept", "transfer", "answer");
                assertThat(box.value().steps()).extracting(Step::fact).containsExactly("mayor.received", null, "mayor.answered");
                assertThat(box.value().steps().getLast().who()).containsExactly("APPROVER");
                assertThat(box.value().steps().getLast().fields()).containsExactly(new Input("answer", 2000), new Input("reason", null));
                assertThat(box.bases()).containsExactly("boxes/letterbox.yaml");
            });
        }

        @Test
        @DisplayName("解析后的全文自己就能读成同样的定义")
        void resolvedTextStandsAlone() {
            Definition<Box> box = Definitions.all(tree("letterbox", LETTERBOX, "mayor", MAYOR), BOXES).getFirst();
            assertThat(Definitions.all(tree("alone", box.resolved()), BOXES)).singleElement()
                    .satisfies(alone -> assertThat(alone.value()).isEqualTo(box.value()));
        }

        @Test
        @DisplayName("所继承的变了，摘要随之变；不继承的，摘要是原文的摘要")
        void digests() {
            String before = Definitions.all(tree("letterbox", LETTERBOX, "mayor", MAYOR), BOXES).getFirst().digest();
            String after = Definitions.all(tree("letterbox", LETTERBOX.replace("受理", "收下"), "mayor", MAYOR), BOXES).getFirst().digest();
            assertThat(after).isNotEqualTo(before);
            String alone = LETTERBOX.replace("base: true\n", "");
            assertThat(Definitions.all(tree("letterbox", alone), BOXES).getFirst().digest()).isEqualTo(DefinitionText.digest(alone));
        }

        @Test
        @DisplayName("继承两层，绕成圈的拒绝")
        void chains() {
            String ward = "like: mayor\nid: ward\ntitle: 街道信箱\ninForce: {from: 2022-01-01}\n";
            assertThat(Definitions.all(tree("letterbox", LETTERBOX, "mayor", MAYOR, "ward", ward), BOXES).getLast().value().steps())
                    .extracting(Step::fact).containsExactly("mayor.received", null, "mayor.answered");
            String base = "like: letterbox\nid: sorted\nbase: true\ninForce: {from: 2020-01-01}\nsteps:\n  - {id: sort, title: 分类, who: [OFFICER], fact: \"{id}.sorted\"}\n";
            assertThat(Definitions.all(tree("letterbox", LETTERBOX, "sorted", base, "ward", ward.replace("like: mayor", "like: sorted")), BOXES)).as("只供继承的再继承，{id} 是最后一份的 id").singleElement()
                    .satisfies(box -> assertThat(box.value().steps()).extracting(Step::fact).containsExactly("ward.received", "ward.answered", null, "ward.sorted"));
            assertThat(faults(tree("a", "like: b\nid: a\n", "b", "like: a\nid: b\n"))).anyMatch(fault -> fault.contains("like 绕回了自己：a → b → a"));
        }

        @Test
        @DisplayName("继承或者去掉不存在的，说出最接近的")
        void proposes() {
            assertThat(faults(tree("letterbox", LETTERBOX, "mayor", MAYOR.replace("like: letterbox", "like: leterbox"))))
                    .anyMatch(fault -> fault.equals("boxes/mayor.yaml 第 1 行：like 的“leterbox”不存在。是不是“letterbox”"));
            assertThat(faults(tree("letterbox", LETTERBOX, "mayor", MAYOR.replace("[publish]", "[publsh]"))))
                    .containsExactly("boxes/mayor.yaml 第 5 行：without 的“publsh”不在所继承的定义中。是不是“publish”");
        }

        @Test
        @DisplayName("列表里只是一个个词的，去掉其中一个；没有的说出有哪些")
        void takesPlainWordsAway() {
            String both = LETTERBOX.replace("who: [OFFICER], fact", "who: [OFFICER, APPROVER], fact");
            String fewer = MAYOR.replace("steps/answer/fields: [note]", "steps/answer/fields: [note], steps/accept/who: [OFFICER]");
            assertThat(Definitions.all(tree("letterbox", both, "mayor", fewer), BOXES).getFirst().value().steps().getFirst().who()).containsExactly("APPROVER");
            assertThat(faults(tree("letterbox", both, "mayor", fewer.replace("who: [OFFICER]}", "who: [CLERK]}")))).singleElement().asString()
                    .contains("第 5 行：without 的“CLERK”不在所继承的定义中。可用：APPROVER、OFFICER");
        }

        @Test
        @DisplayName("只属于一份自己的，别的 id 不继承；改写同一 id 的照旧")
        void keepsWhatIsOfOneAlone() {
            Kind<Box> alone = Kind.of("盒子", "boxes", Box.class).inheriting("open");
            String ward = "like: mayor\nid: ward\ntitle: 街道信箱\ninForce: {from: 2022-01-01}\n";
            String later = "like: mayor\nid: mayor\ninForce: {from: 2023-01-01}\n";
            assertThat(Definitions.all(tree("letterbox", LETTERBOX, "mayor", MAYOR + "open: true\n", "later", later, "ward", ward), alone))
                    .extracting(Definition::id, box -> box.value().inForce().from().getYear(), box -> box.value().open())
                    .containsExactlyInAnyOrder(tuple("mayor", 2021, true), tuple("mayor", 2023, true), tuple("ward", 2022, null));
        }

        @Test
        @DisplayName("继承来的错，指出它在所继承文件的哪一行")
        void placesFollow() {
            assertThat(faults(tree("letterbox", LETTERBOX.replace("who: [OFFICER], fact", "who: [OFICER], fact"), "mayor", MAYOR)))
                    .containsExactly("boxes/letterbox.yaml 第 7 行：没有岗位“OFICER”。是不是“OFFICER”");
        }
    }

    @Nested
    @DisplayName("形状：每一处错都有行号和建议，一次说全")
    class Shapes {

        @Test
        @DisplayName("不认识的、缺少的、写错类型的、没有的选项")
        void allAtOnce() {
            assertThat(faults(tree("bad", """
                    id: bad
                    titel: 错
                    inForce: {from: 2020-13-01}
                    colour: BLUE
                    open: maybe
                    steps: accept
                    """))).containsExactlyInAnyOrder(
                    "boxes/bad.yaml 第 1 行：缺少“title”",
                    "boxes/bad.yaml 第 2 行：不认识“titel”。是不是“title”",
                    "boxes/bad.yaml 第 3 行：“from”应为 2026-03-12 这样的日期，现为“2020-13-01”",
                    "boxes/bad.yaml 第 4 行：“colour”没有“BLUE”这个选项。可用：GREEN、RED",
                    "boxes/bad.yaml 第 5 行：“open”应为 true 或 false，现为“maybe”",
                    "boxes/bad.yaml 第 6 行：“steps”应为一列。写成 [甲, 乙]，或者每行以“- ”开头");
        }

        @Test
        @DisplayName("不是 YAML、写了两次、空文件、两份定义、没有底的层次：拒绝而不崩溃")
        void unreadable() {
            assertThat(faults(tree("a", "id: [x\ntitle: y"))).singleElement().asString().startsWith("boxes/a.yaml 第 ").contains("不是可读的 YAML");
            assertThat(faults(tree("a", "id: x\nid: y\n"))).singleElement().asString().contains("第 2 行：“id”写了两次，前一处在第 1 行");
            assertThat(faults(tree("a", ""))).containsExactly("boxes/a.yaml 第 1 行：文件是空的");
            assertThat(faults(tree("a", "id: a\n---\nid: b\n"))).singleElement().asString().contains("一个文件里只能有一份定义");
            assertThat(faults(tree("a", "[".repeat(200) + "]".repeat(200)))).singleElement().asString().contains("层次太深");
            assertThat(faults(tree("a", "- 1\n- 2\n"))).singleElement().asString().contains("这里应写若干");
        }
    }

    @Test
    @DisplayName("同一名称的前后版本，日期不重叠、不间断")
    void successors() {
        String old = LETTERBOX.replace("base: true\n", "").replace("{from: 2020-01-01}", "{from: 2020-01-01, to: 2022-12-31}");
        assertThat(faults(tree("1", old, "2", LETTERBOX.replace("base: true\n", "").replace("2020-01-01", "2023-01-01")))).isEmpty();
        assertThat(faults(tree("1", old, "2", LETTERBOX.replace("base: true\n", "").replace("2020-01-01", "2022-12-31"))))
                .singleElement().asString().contains("来信类型“letterbox”自 2022-12-31 起的与前一个重叠").contains("前一个的 to 应为 2022-12-30");
        assertThat(faults(tree("1", old, "2", LETTERBOX.replace("base: true\n", "").replace("2020-01-01", "2023-02-01"))))
                .singleElement().asString().contains("在 2022-12-31 与 2023-02-01 之间没有施行的。from 应为 2023-01-01");
    }

    @Test
    @DisplayName("没有谁读取的文件、没有谁需要的名称，都说出来")
    void strayAndUnused() {
        DefinitionTree tree = tree("one", LETTERBOX.replace("base: true\n", "").replace("{id}", "one"))
                .over(List.of(new DefinitionText("boxs/two.yaml", "id: two", Origin.OWN)));
        Definitions checked = Definitions.check(tree, List.of(BOXES), List.of(Known.of(ROLE, List.of("OFFICER"))));
        assertThat(checked.faults()).extracting(Fault::toString).containsExactly("本机构 boxs/two.yaml 第 1 行：没有哪一部分读取这个文件。是不是“boxes”");
        assertThat(checked.unused(FACT)).extracting(Definitions.Unused::name).containsExactly("one.received", "one.answered");
    }

    @Test
    @DisplayName("只有一个文件的种类，没有这个文件就说出来")
    void oneFile() {
        assertThatThrownBy(() -> Definitions.one(tree(), BOXES)).isInstanceOf(InvalidDefinitions.class).hasMessageContaining("现有 0 个");
    }

    @Test
    @DisplayName("JSON Schema 由记录写出：说明、必填、选项，继承的文件只须写 id")
    void schema() {
        assertThat(Schemas.of(BOXES)).contains("\"title\" : \"信箱\"", "地址中的名字", "\"RED\"", "\"like\"", "\"additionalProperties\" : false");
    }
}
