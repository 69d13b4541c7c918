package org.gongkai.registers.web;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

import org.gongkai.procedure.Spot;
import org.gongkai.registers.Entry;
import org.gongkai.registers.MapBase;
import org.gongkai.registers.RecordAddress;
import org.gongkai.registers.Register;
import org.gongkai.registers.datatype.Coordinates;
import org.gongkai.registers.datatype.PlaceType;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * Where the records of a list lie: the points with their names and addresses, and the same drawn without a script.
 *
 * @param points   in the order of the list
 * @param unplaced how many of those that were looked at say no coordinates
 * @param left     how many were not looked at, because no more than {@link #MOST} are drawn
 * @param base     what lies below the points; null where nothing that fits
 */
@NamedInterface("map")
public record PublicMap(List<Point> points, long unplaced, long left, Coordinates system, MapBase.@Nullable Outlines base, boolean shifted) {

    /** Most points of one map: more tell nobody anything, and the list narrows. */
    static final int MOST = 300;
    private static final double WIDE = 640;
    private static final double MARGIN = 0.06;
    private static final double LEAST = 0.004;

    /** @param words the address as it is written */
    public record Point(String name, String words, double east, double north, String address) {
    }

    /** @param shown records of the list, at most {@link #MOST} @param total how many there are */
    public static Optional<PublicMap> of(Register register, List<Entry> shown, long total, Optional<MapBase.Outlines> base) {
        String field = register.shown().map();
        if (field == null || !(register.field(field).orElseThrow().type() instanceof PlaceType place)) {
            return Optional.empty();
        }
        List<Point> points = new ArrayList<>();
        for (Entry entry : shown) {
            Spot.of(entry.said().getOrDefault(field, "")).filter(spot -> spot.east() != null && spot.north() != null).ifPresent(spot ->
                    points.add(new Point(entry.label(register), spot.address(), spot.east().doubleValue(), spot.north().doubleValue(), RecordAddress.of(register.id(), entry.key()))));
        }
        if (points.isEmpty()) {
            return Optional.empty();
        }
        boolean shifted = base.isPresent() && !base.get().system().agreesWith(place.system());
        return Optional.of(new PublicMap(points, shown.size() - points.size(), Math.max(0, total - shown.size()), place.system(), shifted ? null : base.orElse(null), shifted));
    }

    /** Longitudes and latitudes that are drawn: the outlines whole, points beyond them too. */
    private record Extent(double west, double south, double east, double north) {

        double high() {
            return WIDE * (north - south) / ((east - west) * Math.cos(Math.toRadians((north + south) / 2)));
        }
    }

    private Extent extent() {
        DoubleSummaryStatistics east = statistics(0);
        DoubleSummaryStatistics north = statistics(1);
        double aside = Math.max(LEAST, (east.getMax() - east.getMin()) * MARGIN);
        double above = Math.max(LEAST, (north.getMax() - north.getMin()) * MARGIN);
        return new Extent(east.getMin() - aside, north.getMin() - above, east.getMax() + aside, north.getMax() + above);
    }

    private DoubleSummaryStatistics statistics(int of) {
        DoubleStream drawn = points.stream().mapToDouble(point -> of == 0 ? point.east() : point.north());
        DoubleStream below = base == null ? DoubleStream.empty() : base.lines().stream().flatMap(List::stream).mapToDouble(pair -> pair[of]);
        return DoubleStream.concat(drawn, below).summaryStatistics();
    }

    /** The box of the drawing. */
    public String box() {
        return String.format(Locale.ROOT, "0 0 %.0f %.0f", WIDE, extent().high());
    }

    /** Each outline as the path of a drawing. */
    public List<String> paths() {
        Extent extent = extent();
        return base == null ? List.of() : base.lines().stream().map(line -> {
            StringBuilder path = new StringBuilder();
            line.forEach(pair -> path.append(path.isEmpty() ? 'M' : 'L').append(at(extent, pair[0], pair[1], " ")));
            return path.toString();
        }).toList();
    }

    /** Where each point lies in the drawing: across and down. */
    public List<String[]> dots() {
        Extent extent = extent();
        return points.stream().map(point -> at(extent, point.east(), point.north(), " ").split(" ")).toList();
    }

    /** What lies there, by name: across, down, and the name. */
    public List<String[]> names() {
        Extent extent = extent();
        return base == null ? List.of() : base.names().stream().map(name -> (at(extent, name.east(), name.north(), " ") + " " + name.words()).split(" ", 3)).toList();
    }

    private static String at(Extent extent, double east, double north, String between) {
        double across = WIDE * (east - extent.west()) / (extent.east() - extent.west());
        double down = extent.high() * (extent.north() - north) / (extent.north() - extent.south());
        return String.format(Locale.ROOT, "%.1f%s%.1f", across, between, down);
    }
}
