package org.gongkai.operation;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Proposes what a person then decides at the desk. */
@Command(name = "propose", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"从公开的文件和查了没有找到的词里找，提出建议，由人在工作台上采用。synonyms：百姓用词与公文用词，采用的当即用于检索。",
            "Looks through what is public and what was sought in vain, and proposes; a person accepts at the desk. synonyms: everyday and official words."})
final class ProposeCommand implements Callable<Integer> {

    enum What { SYNONYMS }

    @ParentCommand
    private Commands commands;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "synonyms", description = {"提出什么。", "What is proposed."})
    private What what;

    @Option(names = "--json", description = {"输出 JSON。", "Answers in JSON."})
    private boolean json;

    @Mixin
    private Place place;

    @Override
    public Integer call() throws IOException, InterruptedException {
        JsonNode outcome;
        try (Reach installation = Reach.to(place, commands, "propose"); var progress = new ProgressLine(spec.commandLine().getErr())) {
            outcome = installation.order(ProposeTask.NAME, Map.of("what", what.name()), new byte[0], reached -> progress.show(0, reached.get("read").asLong(), ""));
        }
        spec.commandLine().getOut().println(json ? outcome.toString() : "有 " + outcome.get("waiting").asLong() + " 对用词待定，在工作台“信息发布 › 百姓用词”采用。");
        return Commands.FINE;
    }
}
