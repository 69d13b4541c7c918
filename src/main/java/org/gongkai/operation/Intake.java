package org.gongkai.operation;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.gongkai.directory.Identifier;
import org.gongkai.publication.ImportFindings;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the two imports have in common: files in, progress and refused lines out, the sum as the last line. */
final class Intake {

    private static final int LINES_SHOWN = 20;
    private static final int LINES_TOLD = 3;

    /** Opens one file. */
    interface Opening {

        Feed open(Path file) throws IOException;
    }

    private record RefusedLine(String file, long line, String reason) {
    }

    private record FoundLine(String file, long line, String kind, String finding) {
    }

    private record HeldLine(String file, long line, String held, String address) {
    }

    /**
     * @param held  among the imported, not public until a person decides
     * @param waiting rows that somebody has to agree to first; null where there are none
     * @param lines the first lines of each kind of finding, as {@code file:line}; null where people read them above
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Sum(long imported, long unchanged, long rejected, long held, @Nullable Long waiting, long findings, Map<String, Long> kinds, @Nullable Map<String, List<String>> lines) {
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = {"要导入的文件。", "The files."})
    private List<Path> files;

    @Option(names = "--json", description = {"被拒绝的行和发现也逐条作为 JSON 写到标准输出。", "Prints each rejected line and each finding as JSON, too."})
    private boolean json;

    @Mixin
    private Place place;

    private final JsonMapper mapper = new JsonMapper();
    private final Map<String, Long> kinds = new TreeMap<>();
    private final Map<String, List<String>> lines = new TreeMap<>();
    private volatile long imported;
    private long unchanged;
    private long rejected;
    private long held;
    private long waiting;
    private volatile boolean finished;
    private @Nullable Path rejects;

    /** Where lines that are left out are written, as they came and with why; the others of their parcel go in. */
    void rejects(Path file) {
        rejects = file;
    }

    /** Takes the first argument for what it is: no file. @param otherwise what to say where no file follows it */
    String first(String otherwise) {
        if (files.size() < 2) {
            throw new WrongUsage(otherwise);
        }
        String first = files.getFirst().toString();
        files = files.subList(1, files.size());
        return first;
    }

    int run(Commands commands, String task, Opening opening, Map<String, String> options) throws IOException, InterruptedException {
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new WrongUsage("读不到文件 " + file + "。");
            }
        }
        if (rejects != null && files.size() > 1) {
            throw new WrongUsage("--rejects 只能与一个文件一起用：一个文件没有导入的行写到一个文件里。");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::sayWhatStays));
        long total = 0;
        for (Path file : files) {
            total += Files.size(file);
        }
        try (Reach installation = Reach.toNew(place, commands, spec.qualifiedName());
                var progress = new ProgressLine(spec.commandLine().getErr())) {
            long before = 0;
            for (Path file : files) {
                options.put("run", Identifier.fresh());
                try (Feed feed = opening.open(file); RejectedRows left = rejects == null ? null : new RejectedRows(rejects, feed.heading())) {
                    for (Optional<Feed.Parcel> parcel = feed.next(); parcel.isPresent(); parcel = feed.next()) {
                        options.put("file", file.getFileName().toString());
                        JsonNode outcome = installation.order(task, options, parcel.get().content(), milestone -> { });
                        note(file, outcome, progress);
                        if (left != null) {
                            for (JsonNode line : outcome.get("rejected")) {
                                left.add(feed.cells(line.get("line").asLong()), reason(line));
                            }
                        }
                        progress.show((double) (before + feed.position()) / total, imported + unchanged + rejected + waiting, "拒绝 " + rejected);
                    }
                }
                before += Files.size(file);
            }
        } catch (IOException broken) {
            throw new IOException(broken.getMessage() + " 此前导入的 " + imported + " 条保留。", broken);
        } finally {
            finished = true;
        }
        long findings = kinds.values().stream().mapToLong(Long::longValue).sum();
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            tell(out, findings);
        }
        out.println(mapper.writeValueAsString(new Sum(imported, unchanged, rejected, held, waiting == 0 ? null : waiting, findings, kinds, json ? lines : null)));
        return rejected == 0 ? Commands.FINE : Commands.FOUND;
    }

    /** The sum for a person; a programme reads the last line. */
    private void tell(PrintWriter out, long findings) {
        Map<String, String> titles = ImportFindings.titles();
        out.printf("导入 %d 条，与已有的相同 %d 条，没有导入 %d 条，导入而未公开、等人决定 %d 条，发现 %d 处。%n", imported, unchanged, rejected, held, findings);
        if (held > 0 && waiting == 0) {
            out.printf("等人决定的，由负责机关的经办人在工作台“信息发布”里逐件决定公开、去掉有疑问的内容或者不公开；每一件的地址在上面。%n");
        }
        if (waiting > 0) {
            out.printf("送审 %d 行，同意以后才登记；已经批准的，加上 --approved-by 再导入一次。%n", waiting);
        }
        kinds.forEach((kind, count) -> {
            List<String> first = lines.getOrDefault(kind, List.of());
            List<String> shown = first.subList(0, Math.min(LINES_TOLD, first.size()));
            out.printf("  %s（%s） %d 处%s%n", titles.getOrDefault(kind, kind), kind, count,
                    shown.isEmpty() ? "" : "：" + String.join("、", shown) + (count > shown.size() ? "……（--json 列出更多）" : ""));
        });
    }

    private void note(Path file, JsonNode outcome, ProgressLine progress) {
        imported += outcome.get("imported").asLong();
        unchanged += outcome.get("unchanged").asLong();
        for (JsonNode line : outcome.get("rejected")) {
            rejected++;
            var refused = new RefusedLine(file.toString(), line.get("line").asLong(), reason(line));
            if (json) {
                PrintWriter out = spec.commandLine().getOut();
                out.println(mapper.writeValueAsString(refused));
            } else if (rejects == null || rejected <= LINES_SHOWN) {
                progress.interrupt("%s 第 %d 行：%s".formatted(refused.file, refused.line, refused.reason));
            }
        }
        waiting += outcome.path("waiting").asLong();
        for (JsonNode line : outcome.path("held")) {
            held++;
            var one = new HeldLine(file.toString(), line.get("line").asLong(), line.get("reason").asString(), line.get("address").asString());
            if (json) {
                spec.commandLine().getOut().println(mapper.writeValueAsString(one));
            } else {
                progress.interrupt("%s 第 %d 行：%s，没有公开，等人决定（%s）：%s".formatted(one.file, one.line, outcome.has("waiting") ? "已送审" : "已导入", one.address, one.held));
            }
        }
        for (JsonNode notice : outcome.path("notices")) {
            var found = new FoundLine(file.toString(), notice.get("line").asLong(), notice.get("code").asString(), notice.get("sentence").asString());
            List<String> first = lines.computeIfAbsent(found.kind, kind -> new ArrayList<>());
            if (first.size() < LINES_SHOWN) {
                first.add(file.getFileName() + ":" + found.line);
            }
            if (json) {
                spec.commandLine().getOut().println(mapper.writeValueAsString(found));
            }
        }
        outcome.path("findings").properties().forEach(kind -> kinds.merge(kind.getKey(), kind.getValue().asLong(), Long::sum));
    }

    private static String reason(JsonNode line) {
        return line.has("reason") ? line.get("reason").asString()
                : String.join("；", line.get("reasons").valueStream().map(JsonNode::asString).toList());
    }

    /** After Ctrl-C. */
    private void sayWhatStays() {
        if (!finished) {
            spec.commandLine().getErr().printf("%n已中断：此前导入的 %d 条保留。再次运行同一命令即接着导入，不会重复。%n", imported);
            spec.commandLine().getErr().flush();
        }
    }
}
