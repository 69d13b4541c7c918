package org.gongkai.operation.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a program shows of a city's data, to be held against what another shows of the same.
 *
 * @param matters a line for each, with stage, clock, last day and outcome
 * @param cells the values of the city's reports over all its bodies
 */
record Seen(List<String> matters, Map<String, String> cells) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BLANK = "blank";
    private static final String MATTERS = """
            select concat_ws(' ', number, type, organ, stage, 'received', received_on, 'clock', clock, 'last day', due_on, 'outcome', outcome, 'concluded', concluded_on)
            from casework.cases order by number""";

    /** A command of the program in question, run to its end. */
    @FunctionalInterface
    interface Program {

        Bench.Ended run(String... arguments) throws IOException, InterruptedException;
    }

    static Seen of(Bench bench, Path data, Program program) throws IOException, InterruptedException, SQLException {
        Map<String, String> cells = new TreeMap<>();
        for (int year : List.of(GeneratedCity.YEAR, GeneratedCity.YEAR + 1)) {
            String said = EarlierProgram.require(program.run("report", "annual", "--organ", GeneratedCity.CITY, "--scope", "whole", "--year", String.valueOf(year), "--json",
                    "--data", data.toString())).said();
            collect(cells, year + "", JSON.readTree(said.substring(said.indexOf("{\n"))).get("tables"));
        }
        return new Seen(bench.ask(data, MATTERS), cells);
    }

    /** Each matter and cell that is not as it was. What was left blank may be counted by now, as far as nothing is there to count. */
    List<String> differences(Seen now) {
        List<String> wrong = new ArrayList<>();
        for (int at = 0; at < Math.max(matters.size(), now.matters.size()); at++) {
            String was = at < matters.size() ? matters.get(at) : "none";
            String is = at < now.matters.size() ? now.matters.get(at) : "none";
            if (!was.equals(is)) {
                wrong.add(was + " is now " + is);
            }
        }
        cells.forEach((cell, value) -> {
            if (!value.equals(now.cells.get(cell)) && !(value.equals(BLANK) && "0".equals(now.cells.get(cell)))) {
                wrong.add(cell + " was " + value + ", is now " + now.cells.get(cell));
            }
        });
        return wrong;
    }

    private static void collect(Map<String, String> cells, String path, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(part -> collect(cells, path + "/" + part.getKey(), part.getValue()));
        } else {
            cells.put(path, node.isNull() ? BLANK : node.asString());
        }
    }
}
