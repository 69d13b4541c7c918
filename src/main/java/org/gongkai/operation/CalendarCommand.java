package org.gongkai.operation;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Keeps the calendar of an installation: next year's notice, and the days that an organ works or closes by its own decision. */
@Command(name = "calendar", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"维护工作日历：导入放假通知，登记本地停班、上班日。", "Keeps the working calendar."})
final class CalendarCommand implements Runnable {

    @ParentCommand
    private Commands commands;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "请给出 import、close、open、withdraw 或 list。");
    }

    @Command(name = "import", mixinStandardHelpOptions = true,
            description = {"导入国务院办公厅的年度放假通知，未结的件随即重新推算。", "Imports the yearly notice; open matters are computed anew."})
    int importNotice(@Parameters(paramLabel = "FILE.json", description = "{year, papers[], days[{name, date, isOffDay}]}") Path file,
            @Mixin Place place) throws IOException, InterruptedException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new WrongUsage("读不到文件 " + file + "。");
        }
        JsonNode outcome = order(place, Map.of("do", "import"), Reach.content(file));
        out().println(outcome.get("changed").asBoolean()
                ? "已导入；%s 至 %s 的日期按新通知计算，未结的件已重新推算。".formatted(outcome.get("from").asString(), outcome.get("to").asString())
                : "与现有日历一致，没有改动。");
        return Commands.FINE;
    }

    @Command(name = "close", mixinStandardHelpOptions = true, description = {"登记本地停班日，该日不计入期限。", "Records a day that is not worked."})
    int close(@Parameters(paramLabel = "DATE") String day, @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason,
            @Option(names = "--organ", paramLabel = "ID", description = "只对该机关；不给则对所有机关。") @Nullable String organ,
            @Mixin Place place) throws IOException, InterruptedException {
        return decide(day, false, reason, organ, place);
    }

    @Command(name = "open", mixinStandardHelpOptions = true, description = {"登记本地上班日，该日计入期限。", "Records a day that is worked."})
    int open(@Parameters(paramLabel = "DATE") String day, @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason,
            @Option(names = "--organ", paramLabel = "ID", description = "只对该机关；不给则对所有机关。") @Nullable String organ,
            @Mixin Place place) throws IOException, InterruptedException {
        return decide(day, true, reason, organ, place);
    }

    @Command(name = "withdraw", mixinStandardHelpOptions = true, description = {"撤回一条本地安排，记录留存。", "Withdraws a local day; its record stays."})
    int withdraw(@Parameters(paramLabel = "NUMBER", description = "list 给出的编号") long id,
            @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason, @Mixin Place place)
            throws IOException, InterruptedException {
        order(place, Map.of("do", "withdraw", "id", String.valueOf(id), "reason", reason), new byte[0]);
        out().println("已撤回，未结的件已重新推算。");
        return Commands.FINE;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = {"列出现行的本地停班、上班日。", "Lists the local days in force, as JSON lines."})
    int list(@Mixin Place place) throws IOException, InterruptedException {
        order(place, Map.of("do", "list"), new byte[0]).forEach(out()::println);
        return Commands.FINE;
    }

    private int decide(String day, boolean working, String reason, @Nullable String organ, Place place)
            throws IOException, InterruptedException {
        Map<String, String> options = new HashMap<>(Map.of("do", "decide", "day", day, "working", String.valueOf(working), "reason", reason));
        if (organ != null) {
            options.put("organ", organ);
        }
        order(place, options, new byte[0]);
        out().println("已登记，未结的件已重新推算。");
        return Commands.FINE;
    }

    private JsonNode order(Place place, Map<String, String> options, byte[] content) throws IOException, InterruptedException {
        try (Reach installation = Reach.to(place, commands, "calendar")) {
            return installation.order(CalendarTask.NAME, options, content, milestone -> { });
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
