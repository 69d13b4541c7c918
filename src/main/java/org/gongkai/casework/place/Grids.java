package org.gongkai.casework.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.gongkai.registers.DeskRecords;
import org.gongkai.registers.Entry;
import org.gongkai.registers.Register;
import org.gongkai.registers.Registers;
import org.springframework.stereotype.Component;

/** The grids as a register has them: their corners on the map, the division that lies whole in one, and who walks them. */
@Component
public class Grids {

    private static final int MOST = 2_000;
    private static final int LEAST_CORNERS = 3;
    private static final Pattern CORNER = Pattern.compile("(-?\\d{1,3}(?:\\.\\d+)?)\\s*[,，]\\s*(-?\\d{1,3}(?:\\.\\d+)?)");
    /** Fields of the register. */
    private static final String NAME = "name";
    private static final String CORNERS = "corners";
    private static final String DIVISION = "division";
    private static final String WORKERS = "workers";

    private final Registers registers;
    private final DeskRecords records;

    Grids(Registers registers, DeskRecords records) {
        this.registers = registers;
        this.records = records;
    }

    /**
     * A grid.
     *
     * @param organ    whose it is
     * @param corners  longitude and latitude of each; empty where the register says none
     * @param division code of the community that is this grid; empty where none is
     * @param workers  names under which those sign in who walk it; empty unless they were asked for
     */
    public record Grid(String code, String name, String organ, List<double[]> corners, String division, Set<String> workers) {

        /** Whether a point lies in it: a line to the east crosses its border an odd number of times. */
        public boolean holds(double east, double north) {
            boolean inside = false;
            for (int n = 0, before = corners.size() - 1; n < corners.size(); before = n++) {
                double[] one = corners.get(n);
                double[] other = corners.get(before);
                if (one[1] > north != other[1] > north && east < (other[0] - one[0]) * (north - one[1]) / (other[1] - one[1]) + one[0]) {
                    inside = !inside;
                }
            }
            return inside;
        }
    }

    /** Those of some organs, without who walks them. */
    public List<Grid> of(String register, Collection<String> organs) {
        return registers.find(register).map(found -> records.rows(found, organs, "", "", MOST).stream().map(entry -> grid(entry, entry.said())).toList()).orElse(List.of());
    }

    /** The same with who walks them; opens what is sealed, so never within a transaction. */
    public List<Grid> walked(String register, Collection<String> organs) {
        Register found = registers.find(register).orElse(null);
        List<Entry> entries = found == null ? List.of() : records.rows(found, organs, "", "", MOST);
        Map<Long, Map<String, String>> values = found == null ? Map.of() : records.values(found, entries);
        return entries.stream().map(entry -> grid(entry, values.getOrDefault(entry.number(), entry.said()))).toList();
    }

    /** The grid with this code at one of these organs; empty where none stands. */
    public Optional<Grid> find(String register, String code, Collection<String> organs) {
        return registers.find(register).flatMap(found -> records.find(found, code.strip(), organs)).filter(entry -> !entry.ends()).map(entry -> grid(entry, entry.said()));
    }

    /** In which of these a place lies: by its point where it has one, else by the community that its address names by code. */
    public static Optional<Grid> at(List<Grid> grids, double[] point, String division) {
        Optional<Grid> drawn = point.length == 0 ? Optional.empty() : grids.stream().filter(grid -> grid.holds(point[0], point[1])).findFirst();
        return drawn.or(() -> division.isBlank() ? Optional.empty() : grids.stream().filter(grid -> grid.division().equals(division.strip())).findFirst());
    }

    private static Grid grid(Entry entry, Map<String, String> said) {
        return new Grid(entry.key(), said.getOrDefault(NAME, entry.key()), entry.organ(), corners(said.getOrDefault(CORNERS, "")), said.getOrDefault(DIVISION, ""),
                Arrays.stream(said.getOrDefault(WORKERS, "").split("[、,，\\s]+")).filter(one -> !one.isBlank()).collect(Collectors.toSet()));
    }

    /** Fewer than three corners enclose nothing. */
    private static List<double[]> corners(String written) {
        List<double[]> corners = new ArrayList<>();
        for (Matcher one = CORNER.matcher(written); one.find();) {
            corners.add(new double[] {Double.parseDouble(one.group(1)), Double.parseDouble(one.group(2))});
        }
        return corners.size() < LEAST_CORNERS ? List.of() : List.copyOf(corners);
    }
}
