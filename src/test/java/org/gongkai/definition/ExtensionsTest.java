package org.gongkai.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.gongkai.definition.DefinitionText.Origin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("别的部分给定义文件加的内容：一样核对，读的部分不必认识")
class ExtensionsTest {

    record Step(String id) { }

    record Box(String id, List<Step> steps) { }

    record Colour(@Meaning("颜色") @Nullable String colour, @Nullable Inner inner) { }

    record Inner(int size) { }

    record Opening(String open) { }

    private static final Extension<Colour> COLOUR = new Extension<>(Step.class, Colour.class);
    private static final Extension<Opening> OPENING = new Extension<>(Box.class, Opening.class);

    private static Kind<Box> boxes(List<Extension<?>> extensions) {
        return new Kind<>() {
            @Override
            public String title() {
                return "盒子";
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
            public List<Extension<?>> extensions() {
                return extensions;
            }

            @Override
            public void look(Box box, Names names) {
                Names step = names.under("steps", 0);
                step.demand(!"black".equals(names.written().says(COLOUR, "steps", 0).colour()), "没有黑的", "colour");
            }
        };
    }

    private static final Kind<Box> BOXES = boxes(List.of(COLOUR, OPENING));

    private static DefinitionTree file(String text) {
        return DefinitionTree.of(List.of(new DefinitionText("boxes/one.yaml", text, Origin.SHIPPED)));
    }

    private static List<String> faults(String text) {
        return Definitions.check(file(text), List.of(BOXES), List.of()).faults().stream().map(Fault::toString).toList();
    }

    @Test
    @DisplayName("谁加的谁读；没有写的是空的")
    void whoeverAddedReads() {
        Definition<Box> box = Definitions.one(file("id: one\nopen: always\nsteps:\n  - {id: a, colour: red, inner: {size: 3}}\n  - {id: b}\n"), BOXES);
        assertThat(box.value()).isEqualTo(new Box("one", List.of(new Step("a"), new Step("b"))));
        assertThat(box.written().says(OPENING)).isEqualTo(new Opening("always"));
        assertThat(box.written().says(COLOUR, "steps", 0)).isEqualTo(new Colour("red", new Inner(3)));
        assertThat(box.written().says(COLOUR, "steps", 1)).isEqualTo(new Colour(null, null));
        assertThat(box.written().says(COLOUR, "steps", 2)).isEqualTo(new Colour(null, null));
    }

    @Test
    @DisplayName("写错的一样指出哪个文件、哪一行、怎样才对")
    void checkedAlike() {
        assertThat(faults("id: one\nsteps:\n  - id: a\n    color: red\n")).containsExactly("boxes/one.yaml 第 1 行：缺少“open”",
                "boxes/one.yaml 第 4 行：不认识“color”。是不是“colour”");
        assertThat(faults("id: one\nopen: x\nsteps:\n  - id: a\n    inner: {size: big}\n")).singleElement().asString().startsWith("boxes/one.yaml 第 5 行：“size”应为整数");
        assertThat(faults("id: one\nopen: x\nsteps:\n  - id: a\n    colour: black\n")).containsExactly("boxes/one.yaml 第 5 行：没有黑的");
    }

    @Test
    @DisplayName("两个部分不能加同一个名称")
    void oneOwner() {
        Kind<Box> twice = boxes(List.of(COLOUR, new Extension<>(Step.class, Colour.class)));
        assertThatThrownBy(() -> Definitions.one(file("id: one\nsteps:\n  - id: a\n"), twice)).isInstanceOf(IllegalStateException.class).hasMessageContaining("colour");
    }

    @Test
    @DisplayName("JSON Schema 里同样写着")
    void inTheSchema() {
        assertThat(Schemas.of(BOXES)).contains("\"colour\"", "颜色", "\"size\"").contains("\"required\" : [ \"id\", \"steps\", \"open\" ]").doesNotContain("x-extended");
    }
}
