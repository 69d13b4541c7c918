package org.gongkai.operation;

import java.io.PrintWriter;
import java.nio.file.Path;
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
        for (Scenario scenario : all) {
            if (names.isEmpty() || names.contains(scenario.name())) {
                spec.commandLine().getErr().println("… " + scenario.title());
                try (Bench bench = new Bench(out, spec.commandLine().getErr(), files, documents, terms, rounds, rows, this::inside)) {
                    scenario.run(bench);
                }
            }
        }
        return Commands.FINE;
    }

    private Inside inside(Path data) {
        RunningSite site = RunningSite.start(commands.application(), Installation.open(data, null, spec.qualifiedName()), "127.0.0.1", 0);
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
}
