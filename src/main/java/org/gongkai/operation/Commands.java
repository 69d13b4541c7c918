package org.gongkai.operation;

import java.io.IOException;
import java.io.PrintWriter;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything the launcher understands. Exit codes: 0 fine, 1 something found or refused, 2 wrong usage, 3 fault. */
@Command(name = "gongkai", mixinStandardHelpOptions = true, version = "Gongkai 公开 0.1.0",
        description = {"政府信息公开：公开、检索、申请、答复、年报。", "Makes a government's information public and answers those who ask for more."},
        synopsisSubcommandLabel = "COMMAND", subcommands = {
            Serve.class,
            DeadlineCommand.class,
            CheckCommand.class,
            ImportCommand.class,
            VerifyCommand.class,
            ReportCommand.class,
            CalendarCommand.class,
            IndexCommand.class,
            ForgetCommand.class,
            RegulationsCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            KeysCommand.class,
            OperatorCommand.class,
            MeasureCommand.class,
            Rehearse.class,
            HelpCommand.class},
        footer = {"", "  test       全部测试，含浏览器。 Every test, browser included (./gongkai test).",
                "", "退出码 Exit codes: 0 正常 fine, 1 有发现或被拒绝 found or refused, 2 用法错误 wrong usage, 3 故障 fault", ""})
public final class Commands implements Runnable {

    static final int FINE = 0;
    static final int FOUND = 1;
    static final int WRONG_USAGE = 2;
    static final int FAULT = 3;

    @Spec
    private CommandSpec spec;

    private final Class<?> application;

    private Commands(Class<?> application) {
        this.application = application;
    }

    /**
     * @param application the class whose package Spring reads when a command needs the application
     * @return the exit code
     */
    public static int run(Class<?> application, String... arguments) {
        return new CommandLine(new Commands(application))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Commands::correct)
                .setExecutionExceptionHandler(Commands::explain)
                .execute(arguments);
    }

    Class<?> application() {
        return application;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "请给出命令。 A command is missing.");
    }

    private static int correct(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        command.getErr().println(mistake.getMessage());
        command.getErr().println("用法 Usage: " + command.getCommandSpec().qualifiedName() + " --help");
        return WRONG_USAGE;
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof WrongUsage mistyped) {
            err.println(mistyped.getMessage());
            return WRONG_USAGE;
        }
        if (failure instanceof CannotStart refused) {
            err.println(refused.getMessage());
            return FOUND;
        }
        if (failure instanceof IOException broken) {
            err.println("故障 Fault: " + broken.getMessage());
            return FAULT;
        }
        err.println("故障 Fault: " + failure);
        failure.printStackTrace(err);
        return FAULT;
    }
}
