package org.gongkai.operation.measure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.merging.SameTold;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How often two letters that are proposed as one event are one, and how many of those that are one are proposed. A line of the judged file is the ids of two letters and yes or no. */
final class LetterPairs implements Scenario {

    @Override
    public String name() {
        return "letter-pairs";
    }

    @Override
    public String title() {
        return "Letters proposed as the same event, by judgement (--judged FILE, --file for the letters as JSON lines with id, title, content)";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path judged = bench.wanted().judged();
        if (judged == null || bench.files().isEmpty()) {
            bench.progress("letter-pairs needs --judged FILE and the letters it speaks of with --file");
            return;
        }
        JsonMapper json = new JsonMapper();
        Map<String, SameTold.Letter> letters = new HashMap<>();
        for (Path file : bench.files()) {
            for (String line : Files.readAllLines(file)) {
                JsonNode letter = json.readTree(line);
                letters.put(letter.get("id").asString(), new SameTold.Letter(letter.get("title").asString(), List.of(letter.get("content").asString())));
            }
        }
        SameTold told = new SameTold(letters.values());
        int both = 0;
        int proposed = 0;
        int one = 0;
        int pairs = 0;
        for (String line : Files.readAllLines(judged)) {
            String[] parts = line.split("\t");
            if (parts.length < 3 || !letters.containsKey(parts[0]) || !letters.containsKey(parts[1])) {
                continue;
            }
            boolean meant = told.of(letters.get(parts[0]), letters.get(parts[1])).isMeant();
            boolean same = parts[2].equals("yes");
            pairs++;
            both += meant && same ? 1 : 0;
            proposed += meant ? 1 : 0;
            one += same ? 1 : 0;
        }
        bench.line("| %d judged pairs of letters, %d of them the same event: proposed and right, proposed | %d of %d (precision %.3f, recall %.3f) |", pairs, one, both, proposed, (double) both / proposed, (double) both / one);
    }
}
