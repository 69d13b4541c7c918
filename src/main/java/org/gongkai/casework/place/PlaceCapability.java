package org.gongkai.casework.place;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;

/** {@code place:} of a type, and what its steps do to the grid: {@code turn:}, {@code joins:}, {@code handles:}. */
public final class PlaceCapability implements Capability {

    private static final Extension<OfType> TYPE = CaseType.ofType(OfType.class);
    private static final Extension<OfAction> ACTION = CaseType.ofAction(OfAction.class);
    private static final int FARTHEST = 5_000;

    record OfType(@Meaning("在哪里的事：地点、网格、附近的") @Nullable Located place) {
    }

    /**
     * @param field    of the content, with the place
     * @param pictures of the content, with the pictures
     * @param grids    register of the grids
     */
    public record Located(@Meaning("content 里写地点的 PLACE 字段") String field, @Meaning("content 里的照片，FILE 字段") String pictures,
            @Meaning("哪一份名录登记网格") String grids, @Meaning("多近、多久以内的算附近") Near near, @Meaning("哪些步骤按网格计数") Counted counted) {
    }

    public record Near(@Meaning("多少米以内") int metres, @Meaning("多少天以内") int days, String basis, boolean confirmed) {
    }

    record Counted(@Nullable List<String> received, @Nullable List<String> self, @Nullable List<String> sent, @Nullable List<String> done, @Nullable List<String> confirmed,
            @Nullable List<String> sentBack, @Nullable List<String> joined) {

        private Map<Step, List<String>> steps() {
            Map<Step, List<String>> steps = new TreeMap<>();
            steps.put(Step.RECEIVED, said(received));
            steps.put(Step.SELF, said(self));
            steps.put(Step.SENT, said(sent));
            steps.put(Step.DONE, said(done));
            steps.put(Step.CONFIRMED, said(confirmed));
            steps.put(Step.SENT_BACK, said(sentBack));
            steps.put(Step.JOINED, said(joined));
            return steps;
        }

        private static List<String> said(@Nullable List<String> actions) {
            return actions == null ? List.of() : actions;
        }
    }

    record OfAction(@Meaning("这一步是“管”：处置的人、处置的岗位不能核实") @Nullable Boolean handles, @Meaning("移交另一网格：移交、接收、退回、裁定") @Nullable Turned turn,
            @Meaning("并入另一件：写它的编号的字段") @Nullable String joins) {
    }

    /**
     * What a step does to the grid.
     *
     * @param found   field with the grid in which it was found to be, where none was known
     * @param offered field with the grid to which it is handed over
     * @param settled field with the grid that was decided on
     */
    record Turned(@Meaning("写明：写网格编号的字段") @Nullable String found, @Meaning("移交：写另一网格编号的字段") @Nullable String offered, @Meaning("接收") @Nullable Boolean taken, @Meaning("退回") @Nullable Boolean returned,
            @Meaning("裁定：写网格编号的字段") @Nullable String settled) {

        @Nullable String field() {
            return found != null ? found : offered != null ? offered : settled;
        }
    }

    /** What a type says of its places; empty where its matters are nowhere. */
    public static Optional<Located> of(CaseType type) {
        return Optional.ofNullable(type.says(TYPE).place());
    }

    /** What a step counts as, by its type's file. */
    static List<Step> counts(CaseType type, String action) {
        return of(type).map(located -> located.counted().steps().entrySet().stream().filter(one -> one.getValue().contains(action)).map(Map.Entry::getKey).toList()).orElse(List.of());
    }

    /** Whether a step is the handling that somebody else confirms. */
    static boolean handles(CaseType type, String action) {
        return type.says(ACTION, action).map(said -> Boolean.TRUE.equals(said.handles())).orElse(false);
    }

    static Optional<Turned> turn(CaseType type, String action) {
        return type.says(ACTION, action).map(OfAction::turn);
    }

    /** The field with the number of the matter into which an action joins another. */
    static Optional<String> joins(CaseType type, String action) {
        return type.says(ACTION, action).map(OfAction::joins);
    }

    @Override
    public List<Extension<?>> keys() {
        return List.of(TYPE, ACTION);
    }

    @Override
    public void look(CaseType type, Names names) {
        Optional<Located> located = of(type);
        located.ifPresent(said -> look(type, said, names.under("place")));
        for (CaseType.Placed placed : type.placed()) {
            Names at = names.under(placed.path());
            OfAction said = type.says(ACTION, placed.action().id()).orElseThrow();
            at.demand(located.isPresent() || said.turn() == null && said.joins() == null, placed.action().id() + " 说到网格、并入，而这一类没有写 place", said.turn() == null ? "joins" : "turn");
            look(placed, said.joins(), at, "joins");
            look(placed, said.turn() == null ? null : said.turn().field(), at, "turn");
        }
    }

    private static void look(CaseType.Placed placed, @Nullable String field, Names at, String key) {
        at.demand(field == null || placed.action().fields().stream().anyMatch(one -> one.name().equals(field) && one.kept() == Field.Keeping.ACT), placed.action().id() + " 没有“" + field + "”这个 kept: ACT 的字段", key);
    }

    private static void look(CaseType type, Located said, Names at) {
        at.demand(field(type, said.field(), Field.Kind.PLACE) != null, "content 里没有“" + said.field() + "”这个 PLACE 字段", "field");
        at.demand(field(type, said.pictures(), Field.Kind.FILE) != null, "content 里没有“" + said.pictures() + "”这个 FILE 字段", "pictures");
        at.demand(said.near().metres() > 0 && said.near().metres() <= FARTHEST, "metres 应在 1 到 " + FARTHEST + " 之间", "near", "metres");
        at.demand(said.near().days() > 0, "days 应是 1 以上", "near", "days");
        said.counted().steps().values().stream().flatMap(List::stream).filter(action -> type.action(action).isEmpty()).forEach(action ->
                at.demand(false, "没有“" + action + "”这一步", "counted"));
    }

    private static @Nullable Field field(CaseType type, String name, Field.Kind kind) {
        return type.content().stream().filter(field -> field.name().equals(name) && field.kind() == kind).findFirst().orElse(null);
    }
}
