package org.gongkai.operation;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Destroys persons' data of matters that are over for longer than the period of regulations/retention.yaml; acts and figures stay. */
@Command(name = "forget", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"销毁已过保存期限的办件中的个人信息；台账和统计不变。每夜也自动进行。",
            "Destroys persons' data of matters kept long enough; acts and figures stay. Also done every night."})
final class ForgetCommand implements Callable<Integer> {

    @ParentCommand
    private Commands commands;

    @Spec
    private CommandSpec spec;

    @Option(names = "--as-of", paramLabel = "DATE", description = {"到这一天已过期限的（默认今天）。", "What was over by that day (today)."})
    private @Nullable LocalDate asOf;

    @Option(names = "--dry-run", description = {"只说会销毁什么，不销毁；可以预演以后的日期。", "Only says what would be destroyed; takes days to come."})
    private boolean dryRun;

    @Option(names = "--json", description = {"输出 JSON。", "Answers in JSON."})
    private boolean json;

    @Mixin
    private Place place;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, String> options = new HashMap<>(Map.of("dryRun", String.valueOf(dryRun)));
        if (asOf != null) {
            options.put("asOf", asOf.toString());
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Reach installation = Reach.to(place, commands, "forget"); var progress = new ProgressLine(spec.commandLine().getErr())) {
            JsonNode outcome = installation.order(ForgetTask.NAME, options, new byte[0],
                    reached -> progress.show(0, reached.get("forgotten").asLong(), ""));
            if (json) {
                out.println(outcome);
            } else {
                tell(outcome, out);
            }
        }
        return Commands.FINE;
    }

    private static void tell(JsonNode outcome, PrintWriter out) {
        out.printf("截至 %s，%s %d 件。%n", outcome.get("asOf").asString(), outcome.get("rehearsal").asBoolean() ? "将销毁" : "已销毁",
                outcome.get("cases").asLong());
        for (JsonNode held : outcome.get("held")) {
            out.printf("保留 %s：%s%n", held.get("number").asString(), held.get("reason").asString());
        }
    }
}
