package org.gongkai.inspection.text;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.jspecify.annotations.Nullable;

/** The ruled lines of a page, and the cells of tables that they enclose. */
final class Ruling extends PDFGraphicsStreamEngine {

    /** A cell by its edges, in points from the top left corner of the page. */
    record Box(int left, int top, int right, int bottom) {
    }

    private record Line(float at, float from, float to) {

        boolean crosses(float place) {
            return place >= from - NEAR && place <= to + NEAR;
        }
    }

    private static final float NEAR = 1.5f;
    private static final float THIN = 3f;
    private static final int SMALLEST = 5;
    private static final int MOST_LINES = 4000;
    private static final int MOST_EDGES = 120;

    private final List<Line> across = new ArrayList<>();
    private final List<Line> upright = new ArrayList<>();
    private final List<Point2D[]> path = new ArrayList<>();
    private @Nullable Point2D current;
    private @Nullable Point2D start;
    private final float height;
    private final float leftEdge;

    private Ruling(PDPage page) {
        super(page);
        height = page.getCropBox().getUpperRightY();
        leftEdge = page.getCropBox().getLowerLeftX();
    }

    static Ruling of(PDPage page) throws IOException {
        Ruling ruling = new Ruling(page);
        ruling.processPage(page);
        return ruling;
    }

    /** The cell around a place; empty when it is not enclosed on all sides. */
    Optional<Box> around(float x, float y) {
        Float left = nearest(upright, y, x, false);
        Float right = nearest(upright, y, x, true);
        Float top = nearest(across, x, y, false);
        Float bottom = nearest(across, x, y, true);
        return left == null || right == null || top == null || bottom == null ? Optional.empty()
                : Optional.of(new Box(Math.round(left), Math.round(top), Math.round(right), Math.round(bottom)));
    }

    /** Every cell of the page, blank ones too, row by row. */
    Collection<Box> boxes() {
        List<Float> xs = edges(upright);
        List<Float> ys = edges(across);
        LinkedHashSet<Box> boxes = new LinkedHashSet<>();
        if (xs.size() > MOST_EDGES || ys.size() > MOST_EDGES * 3) {
            return boxes;
        }
        for (int row = 1; row < ys.size(); row++) {
            for (int column = 1; column < xs.size(); column++) {
                around((xs.get(column - 1) + xs.get(column)) / 2, (ys.get(row - 1) + ys.get(row)) / 2)
                        .filter(box -> box.right - box.left >= SMALLEST && box.bottom - box.top >= SMALLEST).ifPresent(boxes::add);
            }
        }
        return boxes;
    }

    private static List<Float> edges(List<Line> lines) {
        List<Float> edges = new ArrayList<>();
        for (Float at : new TreeSet<>(lines.stream().map(Line::at).toList())) {
            if (edges.isEmpty() || at - edges.getLast() > NEAR) {
                edges.add(at);
            }
        }
        return edges;
    }

    private static @Nullable Float nearest(List<Line> lines, float along, float from, boolean forward) {
        Float nearest = null;
        for (Line line : lines) {
            if (line.crosses(along) && (forward ? line.at > from : line.at < from)
                    && (nearest == null || Math.abs(line.at - from) < Math.abs(nearest - from))) {
                nearest = line.at;
            }
        }
        return nearest;
    }

    private void draw() {
        for (Point2D[] line : path) {
            float x1 = (float) Math.min(line[0].getX(), line[1].getX()) - leftEdge;
            float x2 = (float) Math.max(line[0].getX(), line[1].getX()) - leftEdge;
            float y1 = height - (float) Math.max(line[0].getY(), line[1].getY());
            float y2 = height - (float) Math.min(line[0].getY(), line[1].getY());
            if (across.size() + upright.size() < MOST_LINES) {
                if (y2 - y1 <= THIN && x2 - x1 > THIN) {
                    across.add(new Line((y1 + y2) / 2, x1, x2));
                } else if (x2 - x1 <= THIN && y2 - y1 > THIN) {
                    upright.add(new Line((x1 + x2) / 2, y1, y2));
                }
            }
        }
        path.clear();
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        path.add(new Point2D[] {p0, p1});
        path.add(new Point2D[] {p1, p2});
        path.add(new Point2D[] {p2, p3});
        path.add(new Point2D[] {p3, p0});
    }

    @Override
    public void moveTo(float x, float y) {
        current = new Point2D.Float(x, y);
        start = current;
    }

    @Override
    public void lineTo(float x, float y) {
        Point2D next = new Point2D.Float(x, y);
        if (current != null) {
            path.add(new Point2D[] {current, next});
        }
        current = next;
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        current = new Point2D.Float(x3, y3);
    }

    @Override
    public Point2D getCurrentPoint() {
        return current == null ? new Point2D.Float() : current;
    }

    @Override
    public void closePath() {
        if (current != null && start != null) {
            path.add(new Point2D[] {current, start});
        }
    }

    @Override
    public void endPath() {
        path.clear();
    }

    @Override
    public void strokePath() {
        draw();
    }

    @Override
    public void fillPath(int windingRule) {
        draw();
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
        draw();
    }

    @Override
    public void clip(int windingRule) {
        // a clip draws nothing
    }

    @Override
    public void shadingFill(COSName shading) {
        // shading draws no line
    }

    @Override
    public void drawImage(PDImage image) {
        // a picture draws no line
    }
}
