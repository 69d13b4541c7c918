package org.gongkai.operation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Reports that the law demands. */
@Command(name = "report", mixinStandardHelpOptions = true, subcommands = AnnualReportCommand.class,
        description = {"法定报告。", "The reports that the law demands."}, synopsisSubcommandLabel = "COMMAND")
final class ReportCommand implements Runnable {

    @ParentCommand
    private Commands commands;

    @Spec
    private CommandSpec spec;

    Commands commands() {
        return commands;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "请给出哪一种报告：annual。 Which report is missing: annual.");
    }
}
