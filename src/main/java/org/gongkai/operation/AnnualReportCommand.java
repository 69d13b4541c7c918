package org.gongkai.operation;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Prints the statutory annual report of an organ as its register gives it now, and asks every formula. */
@Command(name = "annual", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"政府信息公开工作年度报告：由台账得出各表，核对勾稽关系。", "The annual report: tables from the register, formulas checked."},
        footer = {"", "例 Example: ./gongkai report annual --organ qinglan --year 2025 --scope whole --out report.docx", ""})
final class AnnualReportCommand implements Callable<Integer> {

    private static final Set<String> FORMATS = Set.of("html", "docx", "json");

    @ParentCommand
    private ReportCommand parent;

    @Spec
    private CommandSpec spec;

    @Option(names = "--organ", required = true, paramLabel = "ID", description = {"机关代码。", "Code of the organ."})
    private String organ;

    @Option(names = "--year", required = true, paramLabel = "Y", description = {"报告年度，选定该年的格式。", "Report year; it chooses the form."})
    private int year;

    @Option(names = "--scope", paramLabel = "own|whole", defaultValue = "own",
            description = {"本机关，或者连同所属各机关汇总（默认 ${DEFAULT-VALUE}）。", "The organ alone, or with all below it."})
    private String scope;

    @Option(names = "--out", paramLabel = "FILE", description = {"写入 .html、.docx 或 .json 文件。", "Writes the report to a file."})
    private @Nullable Path out;

    @Option(names = "--check", description = {"列出每条勾稽关系；有不成立的（提示除外）退出码为 1。", "Lists every formula; exit code 1 when one fails."})
    private boolean check;

    @Option(names = "--json", description = {"输出 JSON。", "Answers in JSON."})
    private boolean json;

    @Mixin
    private Place place;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, String> options = new HashMap<>(Map.of("organ", organ, "year", String.valueOf(year), "scope", scope));
        if (!scope.equals("own") && !scope.equals("whole")) {
            throw new ParameterException(spec.commandLine(), "--scope 应为 own 或 whole。 --scope is own or whole.");
        }
        if (out != null) {
            options.put("format", format(out));
        }
        JsonNode outcome;
        try (Reach installation = Reach.to(place, parent.commands(), "report annual")) {
            outcome = installation.order(ReportTask.NAME, options, new byte[0], milestone -> { });
        }
        if (out != null) {
            Files.write(out, Base64.getDecoder().decode(outcome.get("file").asString()));
        }
        PrintWriter answer = spec.commandLine().getOut();
        if (json) {
            answer.println(outcome.get("report").toPrettyString());
        } else {
            tell(outcome, answer);
        }
        return check && found(outcome) ? Commands.FOUND : Commands.FINE;
    }

    private String format(Path file) {
        String name = file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!FORMATS.contains(ending)) {
            throw new ParameterException(spec.commandLine(), "--out 的文件名应以 .html、.docx 或 .json 结尾。 The file ends in .html, .docx or .json.");
        }
        return ending;
    }

    private void tell(JsonNode outcome, PrintWriter answer) {
        answer.println(outcome.at("/report/title").asString());
        answer.println("格式：" + outcome.at("/report/basis").asString());
        JsonNode t3 = outcome.at("/report/tables/t3");
        answer.printf("新收 %s + 上年结转 %s = 办结 %s + 结转下年 %s%n", t3.at("/r1/tot").asString(), t3.at("/r2/tot").asString(),
                t3.at("/r37/tot").asString(), t3.at("/r4/tot").asString());
        JsonNode t4 = outcome.at("/report/tables/t4");
        answer.printf("行政复议 %s，直接起诉 %s，复议后起诉 %s%n", t4.at("/fy/total").asString(), t4.at("/ss1/total").asString(),
                t4.at("/ss2/total").asString());
        if (check) {
            outcome.at("/report/checks/formulas").forEach(formula -> answer.printf("%s %-8s %s（核对 %d 处，不成立 %d 处）%n",
                    formula.get("failed").asInt() == 0 ? "✓" : "✗", formula.get("id").asString(), formula.get("title").asString(),
                    formula.get("asked").asInt(), formula.get("failed").asInt()));
        }
        JsonNode failed = outcome.at("/report/checks/failed");
        failed.forEach(violation -> answer.printf("%s %s %s：%s%n", violation.get("severity").asString(),
                violation.get("formula").asString(), violation.get("where").asString(), violation.get("arithmetic").asString()));
        if (failed.isEmpty()) {
            answer.println("勾稽关系全部成立。");
        }
        if (out != null) {
            answer.println("已写入 " + out);
        }
    }

    private static boolean found(JsonNode outcome) {
        for (JsonNode violation : outcome.at("/report/checks/failed")) {
            if (!violation.get("severity").asString().equals("info")) {
                return true;
            }
        }
        return false;
    }
}
