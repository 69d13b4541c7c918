package org.gongkai.registers.datatype;

import java.math.BigDecimal;

/** Between which meridians and parallels a place lies, in degrees; the edges belong to it. */
public record Bounds(BigDecimal west, BigDecimal south, BigDecimal east, BigDecimal north) {

    public boolean holds(BigDecimal longitude, BigDecimal latitude) {
        return longitude.compareTo(west) >= 0 && longitude.compareTo(east) <= 0 && latitude.compareTo(south) >= 0 && latitude.compareTo(north) <= 0;
    }
}
