package org.gongkai.operation;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Proves the ledger and all that is derived from it; tells every difference. */
@Command(name = "verify", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"核验台账：链接、摘要，并由行为重算环节、期限、结果和事实。", "Verifies the ledger and re-derives from its acts what is stored beside them."})
final class VerifyCommand implements Callable<Integer> {

    @ParentCommand
    private Commands commands;

    @Spec
    private CommandSpec spec;

    @Option(names = "--all", description = {"从头核验（默认从上次核验处起）。", "From the start, not from the last verified position."})
    private boolean all;

    @Option(names = "--json", description = {"输出 JSON。", "Answers in JSON."})
    private boolean json;

    @Mixin
    private Place place;

    @Override
    public Integer call() throws IOException, InterruptedException {
        JsonNode outcome;
        try (Reach installation = Reach.to(place, commands, "verify");
                var progress = new ProgressLine(spec.commandLine().getErr())) {
            outcome = installation.order(VerifyTask.NAME, Map.of("all", String.valueOf(all)), new byte[0], reached -> show(reached, progress));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(outcome);
        } else {
            tell(outcome, out);
        }
        return outcome.get("differences").isEmpty() ? Commands.FINE : Commands.FOUND;
    }

    static void show(JsonNode reached, ProgressLine progress) {
        long done = reached.get("done").asLong();
        progress.show((double) done / Math.max(1, Math.max(reached.get("of").asLong(), done)), done, reached.get("what").asString());
    }

    static void tell(JsonNode outcome, PrintWriter out) {
        out.printf("核验位置 %d 之后至 %d%n", outcome.get("after").asLong(), outcome.get("to").asLong());
        outcome.get("compared").properties().forEach(entry -> out.printf("  %s  %d%n", entry.getKey(), entry.getValue().asLong()));
        for (JsonNode difference : outcome.get("differences")) {
            out.printf("不符：%s %s %s，应为 %s，存为 %s%n", difference.get("verification").asString(), difference.get("record").asString(),
                    difference.get("what").asString(), difference.get("derived").asString(), difference.get("stored").asString());
        }
        out.println(outcome.get("differences").isEmpty() ? "全部相符。" : "不符 " + outcome.get("differences").size() + " 处。");
    }
}
