package org.gongkai.operation;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Builds the search index anew from what can be found. */
@Command(name = "reindex", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"按现在查得到的内容重建检索索引；重建期间仍可检索。", "Builds the search index anew; searching goes on meanwhile."})
final class IndexCommand implements Callable<Integer> {

    @ParentCommand
    private Commands commands;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = {"输出 JSON。", "Answers in JSON."})
    private boolean json;

    @Mixin
    private Place place;

    @Override
    public Integer call() throws IOException, InterruptedException {
        JsonNode outcome;
        try (Reach installation = Reach.to(place, commands, "reindex");
                var progress = new ProgressLine(spec.commandLine().getErr())) {
            outcome = installation.order(IndexTask.NAME, Map.of(), new byte[0], reached -> {
                long built = reached.get("built").asLong();
                progress.show((double) built / Math.max(reached.get("all").asLong(), 1), built, "");
            });
        }
        spec.commandLine().getOut().println(json ? outcome.toString() : "索引已重建，收入 " + outcome.get("findables").asLong() + " 件。");
        return Commands.FINE;
    }
}
