package org.gongkai.operation;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.gongkai.operation.measure.Bench;
import org.gongkai.operation.measure.Inside;
import org.gongkai.operation.measure.Scenario;
import org.gongkai.operation.measure.Scenarios;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Takes the figures of docs/measured.md. */
@Command(name = "measure", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"测量各项指标，输出可直接写入 docs/measured.md 的行。", "Takes figures and prints the lines for docs/measured.md."})
final class MeasureCommand implements Callable<Integer> {

    @ParentCommand
    private Commands commands;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = {"测量项目（默认全部；list 列出）。", "What to measure; list names them."})
    private List<String> names = List.of();

    @Option(names = "--documents", defaultValue = "10000", paramLabel = "N", description = {"生成的文件数（默认 10000）。", "How many documents to generate."})
    private int documents;

    @Option(names = "--file", paramLabel = "FILE", description = {"另加的真实文件，可重复。", "Real documents to add; repeatable."})
    private List<Path> files = List.of();

    @Option(names = "--terms", paramLabel = "FILE", description = {"检索词：每行 类别、简体、繁体，制表符分隔（默认自带 200 个）。",
        "Terms to search for: class, simplified, traditional, separated by tabs."})
    private @Nullable Path terms;

    @Option(names = "--rounds", defaultValue = "0", paramLabel = "N", description = {"重复次数。", "How often to repeat."})
    private int rounds;

    @Option(names = "--rows", defaultValue = "0", paramLabel = "N", description = {"名录的行数（默认 100000）。", "How many rows of a register to enter (100,000)."})
    private int rows;

    @Option(names = "--matters", defaultValue = "0", paramLabel = "N", description = {"检索的办件数（默认 20000）。", "How many matters are searched (20,000)."})
    private int matters;

    @Option(names = "--readers", defaultValue = "0", paramLabel = "N", description = {"同时看文字实录的人数（默认 500）。", "How many read a transcript at once (500)."})
    private int readers;

    @Option(names = "--answers", defaultValue = "0", paramLabel = "N", description = {"填问卷的份数（默认 10000）。", "How many answer a questionnaire (10,000)."})
    private int answers;

    @Option(names = "--from", paramLabel = "REV", defaultValue = "b7217d0", description = {"升级的数据由哪个版本写成（默认最早会走一座城市一年的版本）。",
        "Which revision writes what is upgraded; the first one that walks a city unless told otherwise."})
    private String from;

    @Option(names = "--requests", paramLabel = "N", defaultValue = "1000", description = {"由它逐步办理的申请数（默认 1000）。", "How many requests it walks."})
    private int requests;

    @Option(names = "--register", paramLabel = "N", defaultValue = "3000", description = {"由它从登记簿导入的申请数（默认 3000）。", "How many more it takes from a register."})
    private int register;

    @Option(names = "--written", paramLabel = "DIR", description = {"该版本先前写好的数据目录，不再重写（不会改动它）。", "What that revision wrote before; it is copied, not changed."})
    private @Nullable Path written;

    @Option(names = "--judged", paramLabel = "FILE", description = {"有人评过的检索词：每行 类别、检索词、源编号=等级…，前两项后用制表符分隔。",
        "Questions with graded documents: class, question, source ids with grades."})
    private @Nullable Path judged;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        List<Scenario> all = Scenarios.all();
        if (names.equals(List.of("list"))) {
            all.forEach(scenario -> out.printf("%-14s %s%n", scenario.name(), scenario.title()));
            return Commands.FINE;
        }
        for (String name : names) {
            if (all.stream().noneMatch(scenario -> scenario.name().equals(name))) {
                throw new ParameterException(spec.commandLine(), "没有 " + name + "；有："
                        + all.stream().map(Scenario::name).collect(Collectors.joining("、")));
            }
        }
        var wanted = new Bench.Wanted(List.copyOf(files), documents, terms, rounds, rows, from, requests, register, written, judged, matters, readers, answers);
        for (Scenario scenario : all) {
            if (names.isEmpty() || names.contains(scenario.name())) {
                spec.commandLine().getErr().println("… " + scenario.title());
                try (Bench bench = new Bench(out, spec.commandLine().getErr(), wanted, this::inside, MeasureCommand::lying)) {
                    scenario.run(bench);
                }
            }
        }
        return Commands.FINE;
    }

    private Inside inside(Path data) {
        RunningSite site = RunningSite.start(commands.application(), Installation.open(data, null, spec.qualifiedName(), new Upgrade(data, true, spec.commandLine().getErr())), "127.0.0.1", 0);
        return new Inside() {

            @Override
            public <T> T get(Class<T> bean) {
                return site.get(bean);
            }

            @Override
            public void close() {
                site.close();
            }
        };
    }

    private static List<String> lying(Path data, String query) throws IOException, SQLException {
        try (Installation installation = Installation.untouched(data, null, "measure"); Connection connection = installation.database().connect();
                Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            List<String> first = new ArrayList<>();
            while (row.next()) {
                first.add(row.getString(1));
            }
            return first;
        }
    }
}
