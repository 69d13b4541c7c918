package org.gongkai.registers.datatype;

import java.util.function.UnaryOperator;

import org.gongkai.procedure.Spot;

/** An address, with the code of its division and its coordinates where they are known. */
public record PlaceType() implements Datatype {

    @Override
    public Read read(String typed) {
        return Spot.wrong(typed).<Read>map(Wrong::because).orElseGet(() -> new Value(Spot.of(typed).map(Spot::toString).orElse(typed)));
    }

    @Override
    public String shown(String kept) {
        return Spot.of(kept).map(spot -> spot.shown(UnaryOperator.identity())).orElse(kept);
    }
}
