package org.gongkai.operation.measure;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.procedure.Actor;

/** Words of a sealed matter, searched and found at the desk, looked for in every file that the program and its database leave on disk. */
final class PlantedWords implements Scenario {

    private static final String WORDS = "蒹葭苍苍白露为霜";
    private static final String NAME = "溯洄从之";
    private static final String OFFICE = "dongzhen.office";
    private static final int PATIENCE_SECONDS = 120;

    @Override
    public String name() {
        return "planted-words";
    }

    @Override
    public String title() {
        return "Words of a sealed matter, looked for in all that is on disk";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path data = bench.path("planted");
        try (Server demo = bench.serve(data, "--demo")) {
            demo.page("/");
        }
        String number;
        try (Inside inside = bench.inside(data)) {
            Submission said = inside.get(Submitting.class).submit(new Submit("inforequest", "counter", "nat", List.of("qinglan"), new Actor(null, Set.of("OFFICER")), Map.of("name", NAME),
                    Map.of("way", "pickup"), List.of(Map.of("title", "关于" + WORDS + "的材料", "description", WORDS)), null, "planted", null, null, null));
            if (!(said instanceof Submission.Accepted accepted)) {
                throw new IllegalStateException("the planted request was not taken");
            }
            number = inside.get(CaseFiles.class).filed(accepted.caseIds().getFirst()).number();
        }
        try (Server server = bench.serve(data); Officer office = Officer.signedIn(server, OFFICE)) {
            String address = "/desk/search?q=" + URLEncoder.encode(WORDS, StandardCharsets.UTF_8);
            String page = office.page(address);
            for (int second = 0; !page.contains(number); second++) {
                if (second == PATIENCE_SECONDS) {
                    throw new IllegalStateException("the search at the desk does not find the planted words");
                }
                Thread.sleep(1_000);
                page = office.page(address);
            }
        }
        looked(bench, data, number);
    }

    private static void looked(Bench bench, Path data, String number) throws IOException {
        Map<String, byte[]> sought = new LinkedHashMap<>();
        for (String words : List.of(WORDS, NAME)) {
            for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, Charset.forName("GB18030"))) {
                sought.put(words + " " + charset, words.getBytes(charset));
            }
            sought.put(words + " in an address", URLEncoder.encode(words, StandardCharsets.UTF_8).getBytes(StandardCharsets.US_ASCII));
            sought.put(words + " in JSON", words.chars().mapToObj(one -> "\\u%04x".formatted(one)).collect(Collectors.joining()).getBytes(StandardCharsets.US_ASCII));
        }
        byte[] open = number.getBytes(StandardCharsets.UTF_8);
        List<String> found = new ArrayList<>();
        long bytes = 0;
        int withNumber = 0;
        List<Path> files;
        try (Stream<Path> all = Files.walk(data)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            byte[] content = Files.readAllBytes(file);
            bytes += content.length;
            sought.forEach((what, pattern) -> {
                if (holds(content, pattern)) {
                    found.add(what + ": " + data.relativize(file));
                }
            });
            withNumber += holds(content, open) ? 1 : 0;
        }
        if (!found.isEmpty() || withNumber == 0) {
            throw new IllegalStateException(found.isEmpty() ? "not even the number of the matter, which is no secret, was found: nothing was proven" : "readable: " + found);
        }
        bench.line("| words and name of a sealed matter, found by the search at the desk, in %,d files of %,d MB (database, write-ahead log, indexes, logs) after it stopped | nowhere; its number, which is no secret, in %d |",
                files.size(), bytes / 1_000_000, withNumber);
    }

    private static boolean holds(byte[] content, byte[] pattern) {
        byte first = pattern[0];
        for (int at = 0; at <= content.length - pattern.length; at++) {
            if (content[at] == first && Arrays.equals(content, at, at + pattern.length, pattern, 0, pattern.length)) {
                return true;
            }
        }
        return false;
    }
}
