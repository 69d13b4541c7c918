package org.gongkai.registers.datatype;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.gongkai.procedure.Spot;

/**
 * An address, with the code of its division and its coordinates where they are known.
 *
 * @param system in which the coordinates are written
 * @param bounds between which they lie, asked each time; empty where nothing says so
 */
public record PlaceType(Coordinates system, Supplier<Optional<Bounds>> bounds) implements Datatype {

    @Override
    public Read read(String said) {
        String typed = Spot.asWritten(said);
        Optional<String> wrong = Spot.wrong(typed).or(() -> Spot.of(typed).flatMap(this::beyond));
        return wrong.<Read>map(Wrong::because).orElseGet(() -> new Value(Spot.of(typed).map(Spot::toString).orElse(typed)));
    }

    private Optional<String> beyond(Spot spot) {
        if (spot.east() == null || spot.north() == null) {
            return Optional.empty();
        }
        return bounds.get().filter(land -> !land.holds(spot.east(), spot.north())).map(land -> "的位置（经度 " + spot.east().toPlainString() + "，纬度 " + spot.north().toPlainString()
                + "）不在经度 " + land.west().toPlainString() + "—" + land.east().toPlainString() + "、纬度 " + land.south().toPlainString() + "—" + land.north().toPlainString()
                + " 之内，请核对；坐标用" + system.title());
    }

    @Override
    public String shown(String kept) {
        return Spot.of(kept).map(spot -> spot.shown(UnaryOperator.identity())).orElse(kept);
    }

    /** The address alone, for lists and maps. */
    public static String address(String kept) {
        return Spot.of(kept).map(Spot::address).orElse(kept);
    }
}
