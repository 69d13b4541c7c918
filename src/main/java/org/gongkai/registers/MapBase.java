package org.gongkai.registers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

import org.gongkai.registers.datatype.Bounds;
import org.gongkai.registers.datatype.Coordinates;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * On what records are drawn: {@code map/outlines.geojson} of the data folder, and images under {@code map/tiles/} where the installation brings
 * some. Nothing comes from elsewhere. The file is read again when it was changed.
 */
@Component
public class MapBase {

    private static final Logger LOG = LoggerFactory.getLogger(MapBase.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CORNERS = 4;

    /**
     * What is drawn below the points.
     *
     * @param source whose map it is and its number of approval (地图管理条例第三十七条), in the installation's words
     * @param names  of outlines that have one
     * @param lines  longitude and latitude of the corners of each outline
     * @param tiles  whether there are images too
     */
    public record Outlines(Coordinates system, String source, @Nullable Bounds bounds, List<List<double[]>> lines, List<Name> names, byte[] bytes, boolean tiles) {
    }

    /** What an outline is called, in its middle. */
    public record Name(String words, double east, double north) {
    }

    private record Known(FileTime at, Optional<Outlines> outlines) {
    }

    private final Path folder;
    private volatile @Nullable Known known;

    MapBase(@Value("${gongkai.data}") Path data) {
        this.folder = data.resolve("map");
    }

    private Path file() {
        return folder.resolve("outlines.geojson");
    }

    /** Empty where the installation brings no map, or one that cannot be read. */
    public Optional<Outlines> outlines() {
        Path file = file();
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            FileTime at = Files.getLastModifiedTime(file);
            Known last = known;
            if (last == null || !last.at().equals(at)) {
                last = new Known(at, read(Files.readAllBytes(file)));
                known = last;
            }
            return last.outlines();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Optional<Outlines> read(byte[] bytes) {
        try {
            JsonNode said = JSON.readTree(bytes);
            Coordinates system = Coordinates.valueOf(said.path("coordinateSystem").asString("CGCS2000"));
            List<List<double[]>> lines = new ArrayList<>();
            List<Name> names = new ArrayList<>();
            said.path("features").forEach(feature -> {
                int before = lines.size();
                lines(feature.path("geometry").path("coordinates"), lines);
                String name = feature.path("properties").path("name").asString("");
                if (!name.isEmpty() && lines.size() > before) {
                    names.add(middle(name, lines.get(before)));
                }
            });
            return Optional.of(new Outlines(system, said.path("source").asString(""), bounds(said.path("bbox")), lines, names, bytes, Files.isDirectory(folder.resolve("tiles"))));
        } catch (JacksonException | IllegalArgumentException broken) {
            LOG.warn("{} 读不懂，地图没有底图：{}", file(), broken.getMessage());
            return Optional.empty();
        }
    }

    private static Name middle(String name, List<double[]> line) {
        DoubleSummaryStatistics east = line.stream().mapToDouble(pair -> pair[0]).summaryStatistics();
        DoubleSummaryStatistics north = line.stream().mapToDouble(pair -> pair[1]).summaryStatistics();
        return new Name(name, (east.getMin() + east.getMax()) / 2, (north.getMin() + north.getMax()) / 2);
    }

    private static @Nullable Bounds bounds(JsonNode bbox) {
        return bbox.size() != CORNERS ? null : new Bounds(degrees(bbox, 0), degrees(bbox, 1), degrees(bbox, 2), degrees(bbox, 3));
    }

    private static BigDecimal degrees(JsonNode bbox, int at) {
        return BigDecimal.valueOf(bbox.get(at).asDouble());
    }

    /** However deep a kind of geometry nests them, a line is a list of pairs of numbers. */
    private static void lines(JsonNode coordinates, List<List<double[]>> lines) {
        if (coordinates.path(0).path(0).isNumber()) {
            List<double[]> line = new ArrayList<>();
            coordinates.forEach(pair -> line.add(new double[] {pair.path(0).asDouble(), pair.path(1).asDouble()}));
            lines.add(line);
        } else {
            coordinates.forEach(part -> lines(part, lines));
        }
    }

    /** Between which coordinates of a system lie here; empty where the map does not say it, or says it in another system. */
    Optional<Bounds> bounds(Coordinates system) {
        return outlines().filter(base -> base.system().agreesWith(system)).map(Outlines::bounds);
    }

    /** One image of the map, by the numbers of the usual scheme; empty where the installation brings none. */
    public Optional<Path> tile(int zoom, int column, int row) {
        return Arrays.asList("png", "webp", "jpg").stream().map(ending -> folder.resolve("tiles").resolve(String.valueOf(zoom)).resolve(String.valueOf(column)).resolve(row + "." + ending))
                .filter(Files::isRegularFile).findFirst();
    }

    /** Gives an installation that has no map the one of the demo district. */
    void bringTheDemos() {
        try {
            if (Files.notExists(file())) {
                Files.createDirectories(folder);
                Files.write(file(), new ClassPathResource("demo/map/outlines.geojson").getContentAsByteArray());
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
