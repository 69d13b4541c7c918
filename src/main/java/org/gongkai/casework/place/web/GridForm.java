package org.gongkai.casework.place.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.place.Grids;
import org.gongkai.casework.place.PlaceCapability;
import org.gongkai.casework.web.Filled;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Refusal;
import org.gongkai.procedure.Spot;

/** The form of whoever reports something on the spot: its inputs, and the place that they make. */
final class GridForm {

    static final String CONTENT = "content.";
    static final String ITEM = "item1.";
    static final String GRID = "grid";
    static final String LEVEL = "level";
    static final String SHOWN = "shown";
    static final String PARTY = "party";
    private static final int DECIMALS = 6;

    private GridForm() {
    }

    /** The input of the place. */
    static String where(CaseType type) {
        return CONTENT + PlaceCapability.of(type).orElseThrow().field();
    }

    /** Longitude and latitude that are filled in; nothing where they are not, or cannot be read. */
    static double[] point(CaseType type, Map<String, String> values) {
        String where = where(type);
        return Spot.of(Spot.joined("x", "", values.getOrDefault(where + Spot.EAST, ""), values.getOrDefault(where + Spot.NORTH, ""))).filter(spot -> spot.east() != null && spot.north() != null)
                .map(spot -> new double[] {spot.east().doubleValue(), spot.north().doubleValue()}).orElseGet(() -> new double[0]);
    }

    /** The point around which the map on the page was drawn, whatever was typed since. */
    static double[] shown(CaseType type, Map<String, String> values) {
        String[] parts = values.getOrDefault(SHOWN, "").split(",", 2);
        return parts.length < 2 ? new double[0] : point(type, Map.of(where(type) + Spot.EAST, parts[0], where(type) + Spot.NORTH, parts[1]));
    }

    /** The same form with another point, and the grid in which that lies. */
    static Map<String, String> at(CaseType type, Map<String, String> values, String east, String north, List<Grids.Grid> grids) {
        Map<String, String> moved = new LinkedHashMap<>(values);
        moved.put(where(type) + Spot.EAST, east);
        moved.put(where(type) + Spot.NORTH, north);
        moved.remove(GRID);
        return found(type, moved, grids);
    }

    static String degrees(double degrees) {
        return BigDecimal.valueOf(degrees).setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString();
    }

    /** With the grid of the place where none is chosen, and words for a place that was only pressed on the map. */
    static Map<String, String> found(CaseType type, Map<String, String> values, List<Grids.Grid> grids) {
        Map<String, String> found = new LinkedHashMap<>(values);
        double[] point = point(type, values);
        if (values.getOrDefault(GRID, "").isBlank()) {
            Grids.at(grids, point, values.getOrDefault(where(type) + Spot.DIVISION, "")).ifPresent(grid -> found.put(GRID, grid.code()));
        }
        return found;
    }

    /** A place without words is called after its grid. */
    static Map<String, String> named(CaseType type, Map<String, String> values, Optional<Grids.Grid> grid) {
        Map<String, String> named = new LinkedHashMap<>(values);
        if (values.getOrDefault(where(type), "").isBlank() && point(type, values).length > 0) {
            named.put(where(type), grid.map(Grids.Grid::name).orElse("") + "图上标明的地点");
        }
        return named;
    }

    static Map<String, String> group(String prefix, List<Field> fields, Map<String, String> values) {
        Map<String, String> composed = Filled.composed(values);
        Map<String, String> group = new LinkedHashMap<>();
        for (Field field : fields) {
            String value = composed.getOrDefault(prefix + field.name(), "").strip();
            if (!value.isEmpty()) {
                group.put(field.name(), value);
            }
        }
        return group;
    }

    /** What stands against it, by the inputs of the page. */
    static Filled refused(CaseType type, Map<String, String> values, List<Refusal> reasons) {
        return new Filled(values, reasons.stream().map(reason -> {
            String field = reason.field();
            boolean content = field != null && type.content().stream().anyMatch(one -> one.name().equals(field));
            return content ? new Refusal(reason.sentence(), reason.article(), CONTENT + field) : reason;
        }).toList());
    }
}
