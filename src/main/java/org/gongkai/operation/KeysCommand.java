package org.gongkai.operation;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.gongkai.ledger.KeyRing;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The key ring: which keys there are, what each is still needed for, and new ones in their place. */
@Command(name = "keys", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"密钥环：有哪些密钥、还有多少数据用着；rotate 换用新的密钥并把原有数据重新密封，reseal 接着没有做完的做。",
            "The key ring: what each key is needed for. rotate begins with new keys and reseals what is there; reseal goes on after a stop."})
final class KeysCommand implements Callable<Integer> {

    @ParentCommand
    private Commands commands;

    @Spec
    private CommandSpec spec;

    enum Wanted { ROTATE, RESEAL }

    @Parameters(arity = "0..1", paramLabel = "rotate|reseal", description = {"不写只列出。", "Without it they are listed."})
    private @Nullable Wanted wanted;

    @Mixin
    private Place place;

    @Override
    public Integer call() throws IOException, InterruptedException {
        String asked = wanted == null ? "" : wanted == Wanted.ROTATE ? KeysTask.ROTATE : KeysTask.RESEAL;
        JsonNode outcome;
        try (Reach installation = Reach.to(place, commands, "keys"); var progress = new ProgressLine(spec.commandLine().getErr())) {
            outcome = installation.order(KeysTask.NAME, Map.of("do", asked), new byte[0], reached -> progress.show(0, reached.get("done").asLong(), ""));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (wanted != null) {
            out.printf("已用新的密钥处理 %d 个值。%n", outcome.get("resealed").asLong());
        }
        for (JsonNode key : outcome.get("keys")) {
            long values = key.get("values").valueStream().mapToLong(JsonNode::asLong).sum();
            List<String> purposes = key.get("purposes").valueStream().map(purpose -> KeyRing.Purpose.valueOf(purpose.asString()).title()).toList();
            out.printf("%s  %s  %s%s%n", key.get("id").asString(), key.get("current").asBoolean() ? "在用" : "旧的", String.join("、", purposes),
                    values == 0 ? "" : "  密封着 " + values + " 个值 " + key.get("values"));
        }
        out.println("密钥在 " + place.data().resolve("keys") + "。换过密钥，请随即把整个目录另行复制，与备份分开存放。旧的密钥不要删除：旧备份、旧查询码还要用。");
        return Commands.FINE;
    }
}
