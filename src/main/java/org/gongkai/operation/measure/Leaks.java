package org.gongkai.operation.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.gongkai.inspection.Inspection;
import org.gongkai.publication.Concern;
import org.gongkai.publication.FileLook;
import org.gongkai.publication.PublicationCheck;
import org.gongkai.reading.Opened;
import org.springframework.web.util.HtmlUtils;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What of 200 planted traces of persons the gate finds, kind by kind, and how many of 500 real documents without any it stops or asks about. */
final class Leaks implements Scenario {

    private static final int PLANTED = 200;
    private static final int REAL = 500;
    private static final long SEED = 20261130;
    /** A document with such a number is none without. */
    private static final Pattern HAS_NUMBER = Pattern.compile("(?<!\\d)1[3-9]\\d{9}(?!\\d)|(?<!\\d)[1-8]\\d{5}(?:19|20)\\d{9}[\\dX](?!\\d)");

    @Override
    public String name() {
        return "leaks";
    }

    @Override
    public String title() {
        return "Planted traces of persons that the gate finds, by kind; real documents that it stops without cause (--file documents as JSON lines, --rounds how many to plant)";
    }

    @Override
    public void run(Bench bench) throws Exception {
        PublicationCheck check = Inspection.gate();
        planted(bench, check);
        if (bench.files().isEmpty()) {
            bench.progress("no --file: no real documents were looked at");
        } else {
            real(bench, check);
        }
    }

    private static void planted(Bench bench, PublicationCheck check) throws IOException {
        int many = bench.rounds(PLANTED);
        Map<PlantedLeaks.Kind, int[]> counts = new TreeMap<>();
        int found = 0;
        for (PlantedLeaks.Leak leak : PlantedLeaks.of(SEED, many)) {
            boolean told = found(check, leak, bench.path("leak"));
            found += told ? 1 : 0;
            int[] count = counts.computeIfAbsent(leak.kind(), kind -> new int[2]);
            count[told ? 0 : 1]++;
            if (!told) {
                bench.progress("missed: %s, %s: %s", leak.kind().title(), leak.carrier(), leak.planted());
            }
        }
        counts.forEach((kind, count) -> bench.line("| planted: %s | %d found, %d missed |", kind.title(), count[0], count[1]));
        bench.line("| planted traces of persons found before publication | %d of %d (%.1f %%) |", found, many, 100.0 * found / many);
    }

    /** Whether one of the rules that are about it says so, wherever in the document it stands. */
    static boolean found(PublicationCheck check, PlantedLeaks.Leak leak, Path at) throws IOException {
        List<Concern> concerns = new ArrayList<>(check.concerns(leak.title(), leak.body()));
        if (leak.content() != null) {
            Path file = at.resolveSibling(at.getFileName() + "-" + leak.file());
            Files.write(file, leak.content());
            switch (check.file(file, String.valueOf(leak.file()))) {
                case Opened.Done<FileLook>(FileLook look, byte[] none) -> concerns.addAll(look.concerns());
                case Opened.Refused<FileLook>(String reason, boolean busy) -> throw new IllegalStateException(leak.carrier() + " was not read: " + reason);
            }
        }
        return concerns.stream().anyMatch(concern -> leak.kind().rules().contains(concern.rule()));
    }

    private static void real(Bench bench, PublicationCheck check) throws IOException {
        List<String[]> documents = new ArrayList<>();
        JsonMapper json = JsonMapper.builder().build();
        for (Path file : bench.files()) {
            try (Stream<String> lines = Files.lines(file)) {
                lines.filter(line -> line.startsWith("{")).map(json::readTree).forEach(document -> {
                    String body = text(document);
                    if (body.length() > 100 && !HAS_NUMBER.matcher(body).find()) {
                        documents.add(new String[] {document.path("title").asString(""), body});
                    }
                });
            }
        }
        Collections.shuffle(documents, new Random(SEED));
        List<String[]> sample = documents.subList(0, Math.min(REAL, documents.size()));
        Map<String, Integer> asked = new TreeMap<>();
        int[] stopped = new int[2];
        for (String[] document : sample) {
            StringBuilder body = new StringBuilder();
            document[1].lines().forEach(line -> body.append("<p>").append(HtmlUtils.htmlEscape(line)).append("</p>"));
            Map<String, Concern> mine = new LinkedHashMap<>();
            check.concerns(document[0], body.toString()).stream().filter(concern -> RULES.contains(concern.rule())).filter(concern -> concern.stops() || concern.asks())
                    .forEach(concern -> mine.putIfAbsent(concern.rule(), concern));
            mine.forEach((rule, concern) -> {
                asked.merge(rule, 1, Integer::sum);
                bench.progress("%s %s %s: %s", rule, document[0], concern.place(), concern.message());
            });
            stopped[0] += mine.values().stream().anyMatch(Concern::stops) ? 1 : 0;
            stopped[1] += mine.isEmpty() ? 0 : 1;
        }
        asked.forEach((rule, count) -> bench.line("| real documents without: %s tells of | %d |", rule, count));
        bench.line("| real documents without a number of a person: stopped; stopped or asked about | %d; %d of %d (%.1f %%) |", stopped[0], stopped[1], sample.size(),
                100.0 * stopped[1] / Math.max(1, sample.size()));
    }

    private static String text(JsonNode document) {
        for (String field : List.of("body", "text", "content", "full_text")) {
            if (document.path(field).isString()) {
                return document.path(field).asString();
            }
        }
        return "";
    }

    /** Of every rule that is planted for, but those of files. */
    private static final Set<String> RULES = rules();

    private static Set<String> rules() {
        Set<String> rules = new LinkedHashSet<>();
        for (PlantedLeaks.Kind kind : PlantedLeaks.Kind.values()) {
            kind.rules().stream().filter(rule -> rule.startsWith("P-")).forEach(rules::add);
        }
        return rules;
    }
}
