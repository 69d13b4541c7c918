package org.gongkai.casework.place;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.place.drawn.PlaceMap;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Spot;
import org.gongkai.registers.MapBase;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where a matter is: its grid, the map, what was reported near it, and into which it was joined. */
@Component
@Order(4)
public class PlacePanel implements CasePanel {

    /** Close enough to see where in its grid it lies, with a border or a name beside it. */
    private static final int LEVEL = 1;

    private final EventPlaces places;
    private final Grids grids;
    private final MapBase map;

    PlacePanel(EventPlaces places, Grids grids, MapBase map) {
        this.places = places;
        this.grids = grids;
        this.map = map;
    }

    /**
     * @param address as it was written
     * @param map     the drawing; null where the place has no coordinates
     * @param grid    name and code; null where none is known
     * @param offered code of the grid to which it is handed over; null where it is not
     * @param joined  number and id of the matter into which it was joined; null where it was not
     * @param near    null for whoever works at another organ and cannot open them
     */
    public record Where(String address, @Nullable String map, @Nullable String grid, @Nullable String offered, EventPlaces.@Nullable Near joined, @Nullable List<EventPlaces.Near> near, PlaceCapability.Near within) {
    }

    @Override
    public Place place() {
        return Place.ASKED;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        CaseState state = folder.state();
        return folder.forgottenOn() != null ? Optional.empty() : PlaceCapability.of(state.type()).map(located -> {
            Map<String, Object> values = new HashMap<>();
            values.put("where", where(folder, located, staff.scope().covers(folder.state().organ())));
            return new Shown("casework/place/place", values);
        });
    }

    private Where where(CaseFolder folder, PlaceCapability.Located located, boolean theirs) {
        CaseState state = folder.state();
        Spot spot = Spot.of(folder.application().content().getOrDefault(located.field(), "")).orElse(null);
        BigDecimal east = spot == null ? null : spot.east();
        BigDecimal north = spot == null ? null : spot.north();
        List<EventPlaces.Near> near = east == null || north == null || !theirs ? List.of()
                : places.around(state.type().id(), state.organ(), east, north, state.acts().getFirst().effectiveOn(), located.near(), state.id());
        InGrid in = InGrid.of(state);
        String into = state.standing().stream().flatMap(act -> PlaceCapability.joins(state.type(), act.verb()).map(act::text).stream()).findFirst().orElse(null);
        List<Grids.Grid> drawn = grids.of(located.grids(), List.of(state.organ()));
        return new Where(spot == null ? "" : spot.address(), east == null || north == null ? null : map(state, drawn, east.doubleValue(), north.doubleValue()),
                in.grid().isEmpty() ? null : drawn.stream().filter(grid -> grid.code().equals(in.grid())).findFirst().map(grid -> grid.name() + "（" + grid.code() + "）").orElse(in.grid()),
                in.offered(), near.stream().filter(one -> one.number().equals(into)).findFirst().orElse(null), theirs ? near : null, located.near());
    }

    private @Nullable String map(CaseState state, List<Grids.Grid> drawn, double east, double north) {
        return PlaceMap.of(map.outlines(), drawn, new double[] {east, north}, LEVEL, List.of(new PlaceMap.Mark(east, north, true, state.type().title())))
                .map(PlaceMap::source).orElse(null);
    }
}
