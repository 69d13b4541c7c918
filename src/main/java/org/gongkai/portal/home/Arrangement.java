package org.gongkai.portal.home;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.portal.home.HomeBlock.Place;

/** The blocks of the first page in their order, those that are left out among them. */
public record Arrangement(List<Placed> blocks) {

    static final int MOST_ROWS = 12;
    private static final Pattern WRITTEN = Pattern.compile("([A-Z]+):(WIDE|MAIN|SIDE):(on|off):(\\d{1,2})");

    /** @param rows how many lines it lists; 0 for a block without lines */
    public record Placed(HomeBlock block, String title, Place place, boolean on, int rows) {

        /** As an act keeps it. */
        String written() {
            return block + ":" + place + ":" + (on ? "on" : "off") + ":" + rows;
        }
    }

    /** Blocks that stand beside each other: one that takes the width, or a main and a side column. */
    public record Band(List<Placed> wide, List<Placed> main, List<Placed> side) {
    }

    static Arrangement of(HomeFile file) {
        return new Arrangement(file.blocks().stream().map(one -> new Placed(one.block(), one.title(), one.place(), !Boolean.TRUE.equals(one.off()), one.rows() == null ? 0 : one.rows())).toList());
    }

    List<String> written() {
        return blocks.stream().map(Placed::written).toList();
    }

    /** What an act kept: blocks that are no more are passed over, blocks that came since follow as the file has them. */
    public Arrangement as(List<String> written) {
        List<Placed> kept = new ArrayList<>();
        Set<HomeBlock> named = EnumSet.noneOf(HomeBlock.class);
        for (String one : written) {
            Matcher parts = WRITTEN.matcher(one);
            if (parts.matches()) {
                find(parts.group(1)).filter(block -> named.add(block.block())).ifPresent(block -> kept.add(new Placed(block.block(), block.title(), Place.valueOf(parts.group(2)),
                        parts.group(3).equals("on"), block.rows() == 0 ? 0 : Math.clamp(Integer.parseInt(parts.group(4)), 1, MOST_ROWS))));
            }
        }
        blocks.stream().filter(block -> !named.contains(block.block())).forEach(kept::add);
        return new Arrangement(List.copyOf(kept));
    }

    private Optional<Placed> find(String block) {
        return blocks.stream().filter(one -> one.block().name().equals(block)).findFirst();
    }

    /** Those that have something, side by side as the page shows them. */
    public List<Band> bands(Set<HomeBlock> filled) {
        List<Band> bands = new ArrayList<>();
        for (Placed one : blocks) {
            if (one.on() && filled.contains(one.block())) {
                boolean wide = one.place() == Place.WIDE;
                if (bands.isEmpty() || wide || !bands.getLast().wide().isEmpty()) {
                    bands.add(new Band(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
                }
                Band band = bands.getLast();
                (wide ? band.wide() : one.place() == Place.MAIN ? band.main() : band.side()).add(one);
            }
        }
        return bands;
    }
}
