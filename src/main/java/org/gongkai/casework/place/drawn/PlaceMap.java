package org.gongkai.casework.place.drawn;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.casework.place.Grids;
import org.gongkai.registers.MapBase;
import org.gongkai.registers.datatype.Coordinates;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * A square map of the outlines that the installation brings and of the grids, drawn without a script and without any other server. Where
 * somebody presses on it is a place.
 *
 * @param west  of its left edge
 * @param north of its upper edge
 * @param span  degrees of longitude from edge to edge
 * @param down  degrees of latitude from edge to edge
 */
public record PlaceMap(double west, double north, double span, double down, MapBase.@Nullable Outlines base, List<Grids.Grid> grids, List<Mark> marks) {

    /** Pixels of a side: what fits beside the margins of a telephone. */
    public static final int SIDE = 320;
    /** How often it can be drawn larger. */
    public static final int CLOSEST = 4;
    private static final double CLOSER = 3.5;
    private static final double ALONE = 0.02;
    private static final double MARGIN = 1.04;

    /** A point on it. @param here whether it is the place that is asked about, and not one beside it */
    public record Mark(double east, double north, boolean here, String title) {
    }

    /**
     * @param middle longitude and latitude around which it is drawn when it is drawn larger; null where nothing is chosen
     * @param level  0 shows everything
     * @return empty where there is nothing to draw on
     */
    public static Optional<PlaceMap> of(Optional<MapBase.Outlines> outlines, List<Grids.Grid> grids, double @Nullable [] middle, int level, List<Mark> marks) {
        MapBase.Outlines base = outlines.filter(one -> one.system().agreesWith(Coordinates.CGCS2000)).orElse(null);
        List<double[]> corners = Stream.concat(base == null ? Stream.empty() : base.lines().stream().flatMap(List::stream), grids.stream().flatMap(grid -> grid.corners().stream())).toList();
        if (corners.isEmpty() && middle == null) {
            return Optional.empty();
        }
        DoubleSummaryStatistics across = (corners.isEmpty() ? Stream.of(middle) : corners.stream()).mapToDouble(corner -> corner[0]).summaryStatistics();
        DoubleSummaryStatistics up = (corners.isEmpty() ? Stream.of(middle) : corners.stream()).mapToDouble(corner -> corner[1]).summaryStatistics();
        double narrows = Math.cos(Math.toRadians((up.getMin() + up.getMax()) / 2));
        double whole = corners.isEmpty() ? ALONE : MARGIN * Math.max(across.getMax() - across.getMin(), (up.getMax() - up.getMin()) / narrows);
        int closer = middle == null ? 0 : Math.clamp(level, 0, CLOSEST);
        double span = whole / Math.pow(CLOSER, closer);
        double east = closer == 0 ? (across.getMin() + across.getMax()) / 2 : middle[0];
        double at = closer == 0 ? (up.getMin() + up.getMax()) / 2 : middle[1];
        return Optional.of(new PlaceMap(east - span / 2, at + span * narrows / 2, span, span * narrows, base, grids, marks));
    }

    /** The place where somebody pressed, from the upper left corner: longitude and latitude. */
    public double[] at(int x, int y) {
        return new double[] {west + span * x / SIDE, north - down * y / SIDE};
    }

    String svg() {
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + SIDE + "\" height=\"" + SIDE + "\" viewBox=\"0 0 " + SIDE + " " + SIDE
                + "\"><rect width=\"100%\" height=\"100%\" fill=\"#eef3f8\"/>");
        if (base != null) {
            base.lines().forEach(line -> svg.append("<path d=\"").append(path(line)).append("\" fill=\"#fff\" stroke=\"#8a97a5\"/>"));
        }
        grids.forEach(grid -> svg.append("<path d=\"").append(path(grid.corners())).append("Z\" fill=\"none\" stroke=\"#1f5fa8\" stroke-dasharray=\"4 3\"/>"));
        names().forEach(name -> svg.append("<text x=\"").append(name[0]).append("\" y=\"").append(name[1]).append("\" font-size=\"12\" text-anchor=\"middle\" fill=\"#46525e\">")
                .append(HtmlUtils.htmlEscape(name[2])).append("</text>"));
        marks.forEach(mark -> svg.append("<circle cx=\"").append(x(mark.east())).append("\" cy=\"").append(y(mark.north())).append("\" r=\"").append(mark.here() ? 8 : 5).append("\" fill=\"")
                .append(mark.here() ? "#b3261e" : "#1f5fa8").append("\" stroke=\"#fff\" stroke-width=\"2\"><title>").append(HtmlUtils.htmlEscape(mark.title())).append("</title></circle>"));
        return svg.append("</svg>").toString();
    }

    /** The drawing within the address of a picture, so that no request and no log says where somebody looked. */
    public String source() {
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg().getBytes(StandardCharsets.UTF_8));
    }

    private String path(List<double[]> line) {
        StringBuilder path = new StringBuilder();
        line.forEach(corner -> path.append(path.isEmpty() ? 'M' : 'L').append(x(corner[0])).append(' ').append(y(corner[1])));
        return path.toString();
    }

    /** What lies on it, by name: streets, and grids by their code. */
    private List<String[]> names() {
        List<String[]> names = new ArrayList<>();
        if (base != null && grids.isEmpty()) {
            base.names().forEach(name -> names.add(new String[] {x(name.east()), y(name.north()), name.words()}));
        }
        grids.stream().filter(grid -> !grid.corners().isEmpty()).forEach(grid -> names.add(new String[] {x(grid.corners().stream().mapToDouble(corner -> corner[0]).average().orElseThrow()),
                y(grid.corners().stream().mapToDouble(corner -> corner[1]).average().orElseThrow()), grid.code()}));
        return names;
    }

    private String x(double east) {
        return pixels((east - west) / span);
    }

    private String y(double at) {
        return pixels((north - at) / down);
    }

    private static String pixels(double share) {
        return String.format(Locale.ROOT, "%.1f", SIDE * share);
    }
}
