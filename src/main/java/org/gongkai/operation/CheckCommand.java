package org.gongkai.operation;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.gongkai.inspection.Inspection;
import org.gongkai.inspection.Inspection.Examined;
import org.gongkai.inspection.Inspection.Numbers;
import org.gongkai.inspection.Verdict;
import org.gongkai.inspection.VerdictJson;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks anybody's annual report; needs neither a server nor a database. */
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"检查年度报告：勾稽关系、文表一致、日期、文字、隐藏内容。", "Checks annual reports: sums, text against tables, dates, wording, hidden content."},
        footer = {"", "同一机关相邻年度的报告一起给出时，逐年核对。 Reports of one organ of consecutive years are held against each other.",
            "退出码 Exit codes: 0 没有错误 no error, 1 有错误 an error found, 2 用法错误 wrong usage, 3 故障 fault",
            "例 Example: ./gongkai check --json 2023.html 2024.docx"})
final class CheckCommand implements Callable<Integer> {

    private static final int MOST_BYTES = 33 << 20;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE|-", arity = "1..*", description = {"txt、html、docx、pdf 文件；- 读标准输入。", "Files; - reads standard input."})
    private List<String> files = List.of();

    @Option(names = "--json", description = {"每个文件一行 JSON。", "One JSON line per file."})
    private boolean json;

    @Option(names = "--any-text", description = {"不是年度报告的文字（通知、答复）：只问任何文字都能问的规则。",
        "Any official text, not a report: only the rules that any text can be asked."})
    private boolean anyText;

    @Option(names = "--claims", description = {"连同读出的每个数：是什么、哪一年、谁的；没有把握的写明为什么不比。",
        "With every number as it was understood, and why a doubtful one was not compared."})
    private boolean claims;

    @Override
    public Integer call() throws IOException {
        for (String file : files) {
            if (!file.equals("-") && !Files.isReadable(Path.of(file))) {
                throw new ParameterException(spec.commandLine(), "没有这个文件，或者不能读：" + file + "。 No such file, or not readable.");
            }
            if (!file.equals("-") && Files.isDirectory(Path.of(file))) {
                throw new ParameterException(spec.commandLine(), "这是文件夹，请给出文件：" + file + "。 A folder; name files.");
            }
        }
        List<Verdict> verdicts = verdicts(Inspection.shipped(), files.contains("-") ? System.in.readNBytes(MOST_BYTES) : new byte[0]);
        PrintWriter out = spec.commandLine().getOut();
        verdicts.forEach(verdict -> out.println(json ? VerdictJson.of(verdict, claims) : FindingsInWords.of(verdict, claims)));
        out.flush();
        return verdicts.stream().anyMatch(Verdict::hasError) ? Commands.FOUND : Commands.FINE;
    }

    /** Every file once; then again those whose year before turned up only after them. */
    private List<Verdict> verdicts(Inspection inspection, byte[] input) {
        if (anyText) {
            return each(files, file -> inspection.checkAnyText(file, content(file, input)).withoutLines());
        }
        Map<String, Numbers> known = new ConcurrentHashMap<>();
        Map<String, Set<String>> missed = new ConcurrentHashMap<>();
        List<Verdict> verdicts = each(files, file -> {
            Examined examined = inspection.examine(file, content(file, input), (organ, year) -> {
                Numbers earlier = known.get(key(organ, year));
                if (earlier == null) {
                    missed.computeIfAbsent(file, any -> ConcurrentHashMap.newKeySet()).add(key(organ, year));
                }
                return Optional.ofNullable(earlier);
            });
            examined.numbers().ifPresent(numbers -> known.put(key(numbers.organ(), numbers.year()), numbers));
            return examined.verdict().withoutLines();
        });
        return each(verdicts, alone -> missed.getOrDefault(alone.file(), Set.of()).stream().anyMatch(known::containsKey)
                ? inspection.examine(alone.file(), content(alone.file(), input),
                        (organ, year) -> Optional.ofNullable(known.get(key(organ, year)))).verdict().withoutLines()
                : alone);
    }

    /** On all processors, in the order given. */
    private static <T> List<Verdict> each(List<T> of, Function<T, Verdict> check) {
        return of.parallelStream().map(check).toList();
    }

    private static String key(String organ, int year) {
        return organ + " " + year;
    }

    private static byte[] content(String file, byte[] input) {
        if (file.equals("-")) {
            return input;
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return in.readNBytes(MOST_BYTES);
        } catch (IOException unread) {
            throw new UncheckedIOException(file, unread);
        }
    }
}
