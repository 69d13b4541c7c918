package org.gongkai.operation.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.publication.DocumentSearch;
import org.gongkai.publication.Findings;
import org.gongkai.publication.Hit;
import org.gongkai.publication.Question;
import org.jsoup.Jsoup;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How good the first ten hits are by the judgement of people, against BM25 on pairs, for each class of questions; and whether documents are found by
 * their own titles. A line of the judged file is class, question, and ids of the source with their grades (hb-1=3 law-2=1), separated by tabs and blanks.
 */
final class Judged implements Scenario {

    private static final int TEN = 10;
    private static final int SAMPLE = 1000;
    private static final int MOST_NAMESAKES = 5;
    private static final int SHORTEST = 8;
    private static final String ALL = "all";
    private static final Pattern BEFORE = Pattern.compile("^.*?关于(?:印发|转发|公布|发布|批转)?[《〈]?");
    private static final Pattern AFTER = Pattern.compile("[》〉]?的?(?:通知|公告|意见|决定|函|批复|通告)(?:（[^）]*）)?$");

    private record Asked(String kind, String words, Map<String, Integer> grades) {
    }

    private record Titled(String id, String source, String title, String words) {
    }

    @Override
    public String name() {
        return "judged";
    }

    @Override
    public String title() {
        return "The first ten hits by judgement, against BM25 on pairs (--judged FILE, --file for the documents)";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path judged = bench.wanted().judged();
        if (judged == null || bench.files().isEmpty()) {
            bench.progress("judged needs --judged FILE and the documents it speaks of with --file");
            return;
        }
        Path data = bench.path("judged");
        try (Server server = bench.serve(data)) {
            Import.into(bench, data, server);
        }
        try (Inside inside = bench.inside(data); PairsAlone pairs = new PairsAlone()) {
            DocumentSearch search = inside.get(DocumentSearch.class);
            List<Titled> documents = documents(inside.get(JdbcClient.class));
            for (Titled document : documents) {
                pairs.put(document.id, document.words);
            }
            Map<String, String> sources = documents.stream().collect(Collectors.toMap(Titled::id, Titled::source));
            compare(bench, questions(judged), search, pairs, sources);
            titles(bench, search, documents);
        }
    }

    private static List<Titled> documents(JdbcClient client) {
        return client.sql("""
                select d.id, d.source_id, e.title, coalesce(e.doc_number, ''), e.body from publication.document d
                join publication.edition e on e.id = d.live_edition where d.withdrawn_on is null order by d.id""")
                .query((row, n) -> new Titled(row.getString(1), row.getString(2) == null ? row.getString(1) : row.getString(2), row.getString(3),
                        row.getString(3) + "\n" + row.getString(4) + "\n" + Jsoup.parse(row.getString(5)).wholeText())).list();
    }

    private static List<Asked> questions(Path judged) throws IOException {
        List<Asked> questions = new ArrayList<>();
        for (String line : Files.readAllLines(judged)) {
            String[] parts = line.split("\t");
            if (!line.startsWith("#") && parts.length > 2) {
                Map<String, Integer> grades = new LinkedHashMap<>();
                for (String graded : parts[2].trim().split(" +")) {
                    grades.put(graded.substring(0, graded.lastIndexOf('=')), Integer.parseInt(graded.substring(graded.lastIndexOf('=') + 1)));
                }
                questions.add(new Asked(parts[0], parts[1], grades));
            }
        }
        return questions;
    }

    private static void compare(Bench bench, List<Asked> questions, DocumentSearch search, PairsAlone pairs, Map<String, String> sources) throws IOException {
        Map<String, double[]> sums = new TreeMap<>();
        for (Asked question : questions) {
            double ours = gain(listed(search.find(Question.of(question.words))).stream().map(sources::get).toList(), question.grades);
            double theirs = gain(pairs.best(question.words, TEN).stream().map(sources::get).toList(), question.grades);
            bench.progress("%-12s %.3f %.3f %s", question.kind, ours, theirs, question.words);
            for (String kind : List.of(question.kind, ALL)) {
                double[] sum = sums.computeIfAbsent(kind, k -> new double[3]);
                sum[0] += ours;
                sum[1] += theirs;
                sum[2]++;
            }
        }
        sums.forEach((kind, sum) -> bench.line("| nDCG@10, %s, %.0f questions | %.3f, BM25 on pairs %.3f, %+.3f |", kind, sum[2], sum[0] / sum[2], sum[1] / sum[2],
                (sum[0] - sum[1]) / sum[2]));
    }

    private static List<String> listed(Findings found) {
        return Stream.concat(found.answers().stream(), found.hits().stream()).map(Hit::id).distinct().toList();
    }

    /** Normalised discounted cumulative gain of the first ten. */
    private static double gain(List<String> ids, Map<String, Integer> grades) {
        double best = discounted(grades.values().stream().sorted(Collections.reverseOrder()).limit(TEN).toList());
        return best == 0 ? 0 : discounted(ids.stream().limit(TEN).map(id -> grades.getOrDefault(id, 0)).toList()) / best;
    }

    private static double discounted(List<Integer> grades) {
        double sum = 0;
        for (int i = 0; i < grades.size(); i++) {
            sum += (Math.pow(2, grades.get(i)) - 1) * Math.log(2) / Math.log(i + 2.0);
        }
        return sum;
    }

    /** Of titles that few bear: whether the document is on the first page for its title, and for what is left of it without organ and form. */
    private static void titles(Bench bench, DocumentSearch search, List<Titled> documents) {
        Map<String, Integer> namesakes = new HashMap<>();
        documents.forEach(document -> namesakes.merge(document.title, 1, Integer::sum));
        List<Titled> sample = new ArrayList<>(documents.stream().filter(document -> namesakes.get(document.title) <= MOST_NAMESAKES).toList());
        Collections.shuffle(sample, new Random(1));
        int[] whole = new int[2];
        int[] cut = new int[2];
        for (Titled document : sample.subList(0, Math.min(SAMPLE, sample.size()))) {
            count(bench, whole, search, document.title, document.id);
            String shortened = AFTER.matcher(BEFORE.matcher(document.title).replaceFirst("")).replaceFirst("").strip();
            if (shortened.length() >= SHORTEST) {
                count(bench, cut, search, shortened, document.id);
            }
        }
        bench.line("| documents on the first page for their own title; for what is left of it without organ and form | %d of %d; %d of %d |", whole[0], whole[1], cut[0], cut[1]);
    }

    private static void count(Bench bench, int[] counts, DocumentSearch search, String words, String id) {
        Findings found = search.find(Question.of(words));
        Set<String> ids = new LinkedHashSet<>(listed(found));
        found.hits().forEach(hit -> hit.copies().forEach(copy -> ids.add(copy.id())));
        counts[1]++;
        if (ids.contains(id)) {
            counts[0]++;
        } else {
            bench.progress("not on the first page: %s", words);
        }
    }
}
