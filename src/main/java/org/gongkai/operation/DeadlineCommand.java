package org.gongkai.operation;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.clock.DeadlineAnswer;
import org.gongkai.clock.DeadlineInquiry;
import org.gongkai.clock.DeadlineReport;
import org.gongkai.clock.Deadlines;
import org.gongkai.definition.Regulations;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Says what the last day is, and why; needs neither a server nor a database. */
@Command(name = "deadline", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"推算法定期限，逐日说明理由。", "Computes a legal deadline and explains it day by day."},
        footer = {"", "例 Example: ./gongkai deadline --received 2026-01-05 --paused 2026-01-12..2026-01-20 --extended 20"})
final class DeadlineCommand implements Callable<Integer> {

    @ParentCommand
    private Commands commands;

    @Spec
    private CommandSpec spec;

    @Option(names = "--received", paramLabel = "DATE", description = {"收到之日，如 2026-01-05。", "The day of receipt, day 0."})
    private @Nullable String received;

    @Option(names = "--provision", paramLabel = "ID", defaultValue = DeadlineInquiry.REPLY,
            description = {"哪一项期限（默认 ${DEFAULT-VALUE}）。", "Which period; a wrong one lists all."})
    private String provision;

    @Option(names = "--paused", paramLabel = "FROM..TO",
            description = {"征求意见书发出日..收到意见日，其间不计入；可重复。", "Letter sent..opinion received; repeatable."})
    private List<String> paused = List.of();

    @Option(names = "--restarted", paramLabel = "DATE", description = {"收到补正之日，重新计算。", "The day the completed request arrived."})
    private @Nullable String restarted;

    @Option(names = "--extended", paramLabel = "N", description = {"延长的工作日数，接在原期限之后。", "Working days of extension."})
    private @Nullable String extended;

    @Option(names = "--batch", paramLabel = "FILE.csv",
            description = {"逐行回答一个 CSV 文件：列 received，另可有 provision、paused（多段用 ; 隔开）、restarted、extended；每行一个 JSON。",
                "One JSON line per row, in the file's order."})
    private @Nullable Path batch;

    @Option(names = "--json", description = {"输出 JSON。", "Prints JSON."})
    private boolean json;

    @Option(names = "--organ", paramLabel = "ID", description = {"按该机关的本地停班、上班日计算（须同时给出 --data）。",
            "Counts with the local days of that organ too; with --data."})
    private @Nullable String organ;

    @Mixin
    private Place place;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if ((received == null) == (batch == null)) {
            throw new ParameterException(spec.commandLine(), "请给出 --received 日期 或者 --batch 文件（二者之一）。 Either --received or --batch.");
        }
        Deadlines deadlines = new Deadlines(calendar(), provisions());
        DeadlineInquiry inquiry = new DeadlineInquiry(received, provision, paused, restarted, extended);
        return batch == null ? answer(deadlines.answer(inquiry), spec.commandLine().getOut())
                : new DeadlineBatch(deadlines, inquiry).answer(batch, System.out);
    }

    /** Those that are shipped; those in force in an installation only where one was named. */
    private Provisions provisions() throws IOException, InterruptedException {
        if (!isInstalled()) {
            return Provisions.shipped();
        }
        Regulations regulations = Regulations.shipped();
        regulations.takeEffect(RegulationsTask.inForce(place, commands));
        return Provisions.of(regulations.tree());
    }

    private boolean isInstalled() {
        ParseResult given = spec.commandLine().getParseResult();
        return given.hasMatchedOption("--data") || given.hasMatchedOption("--database");
    }

    /** The shipped calendar; that of an installation only where one was named. */
    private WorkingCalendar calendar() throws IOException, InterruptedException {
        if (spec.commandLine().getParseResult().hasMatchedOption("--data")) {
            place.requireInstallation();
        }
        return isInstalled() ? CalendarTask.overlay(place, commands).over(WorkingCalendar.shipped(), organ) : WorkingCalendar.shipped();
    }

    private int answer(DeadlineAnswer answer, PrintWriter out) {
        return switch (answer) {
            case DeadlineAnswer.Due due -> {
                out.println(json ? new JsonMapper().writeValueAsString(DeadlineReport.of(due)) : DeadlineInWords.of(due.reading()));
                yield Commands.FINE;
            }
            case DeadlineAnswer.Refused refused -> {
                if (json) {
                    Map<String, @Nullable String> error = new LinkedHashMap<>();
                    error.put("received", received);
                    error.put("error", refused.reason());
                    out.println(new JsonMapper().writeValueAsString(error));
                } else {
                    spec.commandLine().getErr().println(refused.reason());
                }
                yield Commands.FOUND;
            }
            case DeadlineAnswer.Misread misread -> throw new ParameterException(spec.commandLine(), misread.sentence());
        };
    }
}
