package org.gongkai.operation;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;

import org.gongkai.tables.WrittenDay;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

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
            ProposeCommand.class,
            ExportCommand.class,
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
        return all(application).execute(arguments);
    }

    /** The whole tree of commands, each with its options. */
    static CommandLine all(Class<?> application) {
        return new CommandLine(new Commands(application))
                .registerConverter(LocalDate.class, Commands::day)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Commands::correct)
                .setExecutionExceptionHandler(Commands::explain);
    }

    Class<?> application() {
        return application;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "请给出命令。 A command is missing.");
    }

    private static LocalDate day(String written) {
        LocalDate day = WrittenDay.ofCell(written).day();
        if (day == null) {
            throw new TypeConversionException(written);
        }
        return day;
    }

    private static int correct(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        command.getErr().println(mistake.getArgSpec() instanceof OptionSpec option && option.type() == LocalDate.class && mistake.getValue() != null
                ? "%s 的“%s”不是日历上有的日期，应写作 2026-01-31 这样。 %1$s wants a date.".formatted(option.longestName(), mistake.getValue()) : mistake.getMessage());
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
        if (failure instanceof NoSuchFileException nowhere) {
            err.println("没有文件 " + nowhere.getFile() + "。");
            return WRONG_USAGE;
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
