package org.gongkai.operation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.clock.DeadlineAnswer;
import org.gongkai.clock.DeadlineInquiry;
import org.gongkai.clock.DeadlineReport;
import org.gongkai.clock.Deadlines;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Answers what the last day is and why, on the shipped calendar, without starting the application. */
@Command(name = "deadline", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"计算法定期限，并逐日说明。", "Computes a statutory deadline and explains it day by day."})
final class Deadline implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--received", paramLabel = "DATE", description = {"收到之日，如 2026-01-05（当日不计）。", "The day of receipt, which does not count."})
    private @Nullable String received;

    @Option(names = "--provision", paramLabel = "ID", description = {"适用的规定（默认 inforequest.reply）。", "The rule of law."})
    private @Nullable String provision;

    @Option(names = "--paused", paramLabel = "S..E", description = {"征求第三方意见：发出日..收到意见日，如 2026-01-12..2026-01-20，可重复。",
            "Consultation of a third party: letter sent..opinion received; may be repeated."})
    private List<String> paused = List.of();

    @Option(names = "--restarted", paramLabel = "DATE", description = {"收到补正之日。", "The day the completed request arrived."})
    private @Nullable String restarted;

    @Option(names = "--extended", paramLabel = "DAYS", description = {"延长的工作日数。", "Working days of extension."})
    private @Nullable String extended;

    @Option(names = "--batch", paramLabel = "FILE.csv", description = {"逐行计算：列 received，另可有 provision、paused、restarted、extended。",
            "One answer for each row of a CSV file with the column received."})
    private @Nullable Path batch;

    @Option(names = "--json", description = {"输出 JSON。", "Answers in JSON."})
    private boolean json;

    private record Unanswered(@Nullable String received, String refused) {
    }

    private final JsonMapper mapper = new JsonMapper();

    @Override
    public Integer call() throws IOException {
        var deadlines = new Deadlines(WorkingCalendar.shipped(), Provisions.shipped());
        if (batch != null) {
            return answerEach(batch, deadlines);
        }
        var inquiry = new DeadlineInquiry(received, provision, paused, restarted, extended);
        PrintWriter out = spec.commandLine().getOut();
        return switch (deadlines.answer(inquiry)) {
            case DeadlineAnswer.Due due -> {
                print(DeadlineReport.of(due), out);
                yield Commands.FINE;
            }
            case DeadlineAnswer.Refused refused -> {
                if (json) {
                    out.println(mapper.writeValueAsString(new Unanswered(received, refused.reason())));
                } else {
                    spec.commandLine().getErr().println(refused.reason());
                }
                yield Commands.FOUND;
            }
            case DeadlineAnswer.Misread misread -> throw new ParameterException(spec.commandLine(), misread.sentence());
        };
    }

    private void print(DeadlineReport report, PrintWriter out) {
        if (json) {
            out.println(mapper.writeValueAsString(report));
            return;
        }
        out.printf("期限届满日 %s%s（%s %s）%n", report.due(), report.provisional() ? "（暂定：后续放假通知尚未公布）" : "",
                report.regime(), report.article());
        for (DeadlineReport.Stretch stretch : report.intervals()) {
            out.printf("  %s → %s  %d 个工作日  %s  %s%n", stretch.from(), stretch.to(), stretch.workingDays(), stretch.article(), stretch.why());
        }
        int counted = 0;
        for (DeadlineReport.OneDay day : report.days()) {
            out.printf("  %s  %s  %s%n", day.date(), day.counted() ? String.format("第 %2d 日", ++counted) : "  不计 ", day.why());
        }
    }

    /** One JSON line for each row, in the file's order; a row that cannot be answered says why. */
    private int answerEach(Path file, Deadlines deadlines) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        int exit = Commands.FINE;
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
        try (BufferedReader reader = readable(file); CSVParser rows = format.parse(reader)) {
            if (!rows.getHeaderMap().containsKey("received")) {
                throw new CannotStart(file + " 没有 received 列。");
            }
            for (CSVRecord row : rows) {
                DeadlineAnswer answer = deadlines.answer(inquiry(row));
                if (!(answer instanceof DeadlineAnswer.Due)) {
                    exit = Commands.FOUND;
                }
                out.println(mapper.writeValueAsString(switch (answer) {
                    case DeadlineAnswer.Due due -> DeadlineReport.of(due);
                    case DeadlineAnswer.Refused refused -> new Unanswered(row.get("received"), refused.reason());
                    case DeadlineAnswer.Misread misread -> new Unanswered(row.get("received"), misread.sentence());
                }));
            }
        }
        return exit;
    }

    private static BufferedReader readable(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new CannotStart("读不到文件 " + file + "。");
        }
        BufferedReader reader = Files.newBufferedReader(file);
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    private DeadlineInquiry inquiry(CSVRecord row) {
        String stretches = cell(row, "paused", String.join(" ", paused));
        return new DeadlineInquiry(row.get("received"), cell(row, "provision", provision),
                stretches.isBlank() ? List.of() : List.of(stretches.split("[;\\s]+")),
                cell(row, "restarted", restarted), cell(row, "extended", extended));
    }

    private static @Nullable String cell(CSVRecord row, String column, @Nullable String otherwise) {
        return row.isSet(column) && !row.get(column).isBlank() ? row.get(column) : otherwise;
    }
}
