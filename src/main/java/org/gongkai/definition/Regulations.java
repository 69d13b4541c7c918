package org.gongkai.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.gongkai.definition.DefinitionText.Origin;

/**
 * The declarations in force at this node: the shipped ones and, over them, those that the installation accepted last. What rooms make of them is made
 * anew when others take effect, all of it at once: whoever asks meets the old or the new, never both.
 */
public final class Regulations {

    private final List<Made<?>> rooms = new ArrayList<>();
    private volatile Standing standing;

    private record Standing(DefinitionTree tree, List<DefinitionText> own, List<Fault> leftOut, List<Fault> borne, List<Object> made) {
    }

    private record Made<T>(Function<DefinitionTree, T> reading, Consumer<T> before) {

        /** Of the tree alone, so that a tree can be tried. */
        Object read(DefinitionTree tree) {
            return reading.apply(tree);
        }

        @SuppressWarnings("unchecked")
        void tell(Object made) {
            before.accept((T) made);
        }
    }

    private Regulations(Fitting fitting) {
        standing = new Standing(fitting.tree, fitting.own, fitting.leftOut, fitting.borne, List.of());
    }

    /** These alone, as they are. */
    public static Regulations of(DefinitionTree tree) {
        return new Regulations(new Fitting(tree, List.of(), List.of(), List.of()));
    }

    /** Those that come with the program. */
    public static Regulations shipped() {
        return of(DefinitionTree.shipped());
    }

    /** @throws InvalidDefinitions if the shipped ones have a fault */
    static Regulations over(DefinitionTree shipped, List<DefinitionText> accepted) {
        return new Regulations(Fitting.of(shipped, accepted));
    }

    public DefinitionTree tree() {
        return standing.tree;
    }

    /** What of the installation's own is in force. */
    public List<DefinitionText> own() {
        return standing.own;
    }

    /** Why something that was accepted once is not in force: it does not fit this version of the program. */
    public List<Fault> leftOut() {
        return standing.leftOut;
    }

    /** What is wrong with what is in force and does not keep it from working; it would not be accepted any more. */
    public List<Fault> borne() {
        return standing.borne;
    }

    /** What a room makes of the declarations; it is asked anew by each use. */
    public <T> Supplier<T> made(Function<DefinitionTree, T> reading) {
        return made(reading, made -> { });
    }

    /** @param before is told what will be in force, before it is */
    public synchronized <T> Supplier<T> made(Function<DefinitionTree, T> reading, Consumer<T> before) {
        Standing now = standing;
        T first = reading.apply(now.tree);
        before.accept(first);
        int index = rooms.size();
        rooms.add(new Made<>(reading, before));
        List<Object> made = new ArrayList<>(now.made);
        made.add(first);
        standing = new Standing(now.tree, now.own, now.leftOut, now.borne, List.copyOf(made));
        return () -> at(index);
    }

    @SuppressWarnings("unchecked")
    private <T> T at(int index) {
        return (T) standing.made.get(index);
    }

    /** Lets every room read a tree without putting it in force.
     * @throws RuntimeException of whichever room refuses it */
    public synchronized void tryOut(DefinitionTree tree) {
        rooms.forEach(room -> room.read(tree));
    }

    /** Puts what was accepted in force. */
    public synchronized void takeEffect(List<DefinitionText> accepted) {
        Fitting fitting = Fitting.of(DefinitionTree.shipped(), accepted);
        List<Object> made = rooms.stream().map(room -> room.read(fitting.tree)).toList();
        for (int n = 0; n < made.size(); n++) {
            rooms.get(n).tell(made.get(n));
        }
        standing = new Standing(fitting.tree, fitting.own, fitting.leftOut, fitting.borne, made);
    }

    /** Own files over the shipped ones, those left out that have come not to fit them: a new version of the program must start all the same. */
    private record Fitting(DefinitionTree tree, List<DefinitionText> own, List<Fault> leftOut, List<Fault> borne) {

        static Fitting of(DefinitionTree shipped, List<DefinitionText> accepted) {
            List<DefinitionText> own = accepted;
            List<Fault> leftOut = new ArrayList<>();
            while (true) {
                DefinitionTree tree = own.isEmpty() ? shipped : shipped.over(own);
                List<Fault> all = DefinitionKinds.check(tree).faults();
                List<Fault> faults = all.stream().filter(fault -> !fault.ofNew()).toList();
                if (faults.isEmpty()) {
                    return new Fitting(tree, own, List.copyOf(leftOut), all);
                }
                Set<String> unfit = faults.stream().map(Fault::place).filter(place -> place.origin() == Origin.OWN).map(Place::file).collect(Collectors.toSet());
                List<DefinitionText> fit = own.stream().filter(text -> !unfit.contains(text.path())).toList();
                if (own.isEmpty()) {
                    throw new InvalidDefinitions(faults);
                }
                leftOut.addAll(faults);
                // A fault may show in a shipped file that an own one made unfit: then none of them holds.
                own = fit.size() == own.size() ? List.of() : fit;
            }
        }
    }
}
