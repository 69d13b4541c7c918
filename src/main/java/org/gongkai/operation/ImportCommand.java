package org.gongkai.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Brings in what was published and answered before this installation. */
@Command(name = "import", mixinStandardHelpOptions = true, subcommands = {ImportCommand.Documents.class, ImportCommand.Requests.class, ImportCommand.Cases.class, ImportCommand.Letters.class, ImportCommand.Register.class, ImportCommand.AccessLog.class,
            ImportCommand.WholeFile.Organs.class, ImportCommand.WholeFile.People.class},
        description = {"导入已有的文件、申请登记簿、机关和人员。", "Imports documents, a register of past requests, organs, people."},
        footer = {"", "中断后再次运行同一命令即接着导入，已导入的不会重复。", "After an interruption run the same command again: nothing is imported twice.", ""})
final class ImportCommand implements Runnable {

    @ParentCommand
    private Commands commands;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "请给出 documents、requests、cases、letters、register、access-log、organs 或 people。 Name what to import.");
    }

    /** Documents as JSON Lines. */
    @Command(name = "documents", mixinStandardHelpOptions = true, sortOptions = false,
            description = {"导入文件（JSON Lines）。缺日期、文号、发布机构的照样导入并记为发现。", "Imports documents from JSON Lines."})
    static final class Documents implements Callable<Integer> {

        @ParentCommand
        private ImportCommand parent;

        @Option(names = "--organ", paramLabel = "CODE", description = {"对副本负责的机关（默认本安装的第一个机关）。", "The organ that answers for the copies."})
        private @Nullable String organ;

        @Option(names = "--source", paramLabel = "NAME", description = {"编号属于哪个来源（如网站名）：不同来源的同一编号是两件。不写时编号和标题都相同的算同一件，文件叫什么名字都行。",
            "Which collection the ids belong to; without it a record is known by id and title, whatever the file is called."})
        private @Nullable String source;

        @Option(names = "--field", paramLabel = "ITEM=FIELD", split = ",", description = {"来源字段名与默认不同时，如 number=wenhao。", "Where a source names a field otherwise."})
        private List<String> fields = List.of();

        @Mixin
        private Intake intake;

        @Override
        public Integer call() throws IOException, InterruptedException {
            Map<String, String> options = new HashMap<>();
            if (organ != null) {
                options.put("organ", organ);
            }
            if (source != null && !source.isBlank()) {
                options.put("source", source.strip());
            }
            if (!fields.isEmpty()) {
                options.put("fields", String.join(",", fields));
            }
            return intake.run(parent.commands, ImportTasks.DOCUMENTS, Feed.Documents::new, options);
        }
    }

    /** A register of requests. */
    @Command(name = "requests", mixinStandardHelpOptions = true, sortOptions = false,
            description = {"导入任何一种办件的旧登记簿（CSV、XLSX 或 JSON Lines，表头可用中文；列 id,organ,channel,received,applicant,outcome,decided,served,extended,paused，可以另有 title）。",
                "Imports a register of past matters of any type, CSV or JSON Lines."})
    static final class Requests implements Callable<Integer> {

        @ParentCommand
        private ImportCommand parent;

        @Option(names = "--type", paramLabel = "TYPE", defaultValue = "inforequest", description = {"办件类型（默认 inforequest）。", "The case type."})
        private String type;

        @Mixin
        private Intake intake;

        @Override
        public Integer call() throws IOException, InterruptedException {
            return intake.run(parent.commands, ImportTasks.REQUESTS, Feed.Register::new, new HashMap<>(Map.of("type", type)));
        }
    }

    /** Whole matters, step by step. */
    @Command(name = "cases", mixinStandardHelpOptions = true, sortOptions = false,
            description = {"导入整件办理经过（JSON Lines：每行一件，从提交到办结的每一步及其日期、经办人）。",
                "Imports whole matters with every step, through the same conditions as the desk."})
    static final class Cases implements Callable<Integer> {

        @ParentCommand
        private ImportCommand parent;

        @Option(names = "--papers", description = {"连同文书一并生成（补录停机期间按纸面办理的）。", "Issues the papers of the steps, too."})
        private boolean papers;

        @Mixin
        private Intake intake;

        @Override
        public Integer call() throws IOException, InterruptedException {
            return intake.run(parent.commands, ImportTasks.CASES, Feed.Documents::new, new HashMap<>(papers ? Map.of("papers", "yes") : Map.of()));
        }
    }

    /** Letters of an earlier site. */
    @Command(name = "letters", mixinStandardHelpOptions = true, sortOptions = false,
            description = {"导入从前网站、留言板的来信（JSON Lines）：有答复的按原来的日期办结，没有的待受理。字段 id,title,content,received,reply,replied，可以另有 unit,purpose,writer。",
                "Imports letters of an earlier site from JSON Lines: those with an answer as closed on their day, the others as open."})
    static final class Letters implements Callable<Integer> {

        @ParentCommand
        private ImportCommand parent;

        @Option(names = "--type", paramLabel = "TYPE", required = true, description = {"哪个信箱，如 mayormail。", "The mailbox."})
        private String type;

        @Option(names = "--organ", paramLabel = "CODE", required = true, description = {"没有写明答复单位的由哪个机关收。", "The organ of letters that name no unit."})
        private String organ;

        @Option(names = "--field", paramLabel = "ITEM=FIELD", split = ",", description = {"来源字段名与默认不同时，如 received=received_date。", "Where a source names a field otherwise."})
        private List<String> fields = List.of();

        @Option(names = "--published", description = {"来信和答复在原来的网站已经公开：一并公开，写信人的姓名和第三人的信息自动隐去；隐不去的留在“已答复”，等人决定。",
            "Everybody could read them there: publishes them with what tells of persons masked; what cannot be masked waits for a person."})
        private boolean published;

        @Mixin
        private Intake intake;

        @Override
        public Integer call() throws IOException, InterruptedException {
            Map<String, String> options = new HashMap<>(Map.of("type", type, "organ", organ, "fields", String.join(",", fields)));
            if (published) {
                options.put("published", "yes");
            }
            return intake.run(parent.commands, ImportTasks.LETTERS, Feed.Documents::new, options);
        }
    }

    /** Rows of a declared register. */
    @Command(name = "register", mixinStandardHelpOptions = true, sortOptions = false, customSynopsis = "gongkai import register [OPTIONS] REGISTER FILE...",
            description = {"导入一份名录的记录（CSV 或 XLSX，表头可用字段的名称；每 5000 行一起登记，其中有错的一行也不登记）。",
                "Imports records of a register, CSV or XLSX, 5,000 rows at a time; a part with a fault is not entered."})
    static final class Register implements Callable<Integer> {

        @ParentCommand
        private ImportCommand parent;

        @Option(names = "--rejects", paramLabel = "CSV", description = {"有错的行不登记，连同原因写到这个文件里，改好以后再导入；同一份里别的行照样登记。",
            "Leaves out rows with a fault and writes them with why into this file; the others are entered."})
        private @Nullable Path rejects;

        @Option(names = "--organ", paramLabel = "CODE", description = {"没有写明机关的行由哪个机关负责（默认管这份名录的机关）。", "The organ of rows that name none."})
        private String organ = "";

        @Option(names = "--approved-by", paramLabel = "WORDS", description = {"已经批准的，写明谁批准、凭哪份文件，记入台账；不写的，须审批的名录送审，同意以后才登记。",
            "Who approved the rows and on what paper, recorded in the ledger; without it, rows of a register with approvals wait for them."})
        private String approved = "";

        @Mixin
        private Intake intake;

        @Override
        public Integer call() throws IOException, InterruptedException {
            String id = intake.first("请先写名录的 id，再写要导入的文件，如 import register special-funds 专项资金.xlsx。");
            Map<String, String> options = new HashMap<>(Map.of("register", id, "organ", organ, "approved", approved));
            if (rejects != null) {
                intake.rejects(rejects);
                options.put("leaveOut", "yes");
            }
            return intake.run(parent.commands, ImportTasks.REGISTER, Feed.Records::new, options);
        }
    }

    /** Visits of an access log. */
    @Command(name = "access-log", mixinStandardHelpOptions = true, sortOptions = false,
            description = {"从网站服务器的访问日志（nginx 的 combined 格式）数访问量：只数不记人。同一份日志再导入、改了名、变长了，接着上次的行数；压缩的先解压。",
                "Counts visits from access logs in the combined format, without persons; a log that grew or was renamed goes on where it was left."})
    static final class AccessLog implements Callable<Integer> {

        @ParentCommand
        private ImportCommand parent;

        @Mixin
        private Intake intake;

        @Override
        public Integer call() throws IOException, InterruptedException {
            return intake.run(parent.commands, ImportTasks.ACCESS_LOG, LogFeed::new, new HashMap<>());
        }
    }

    /** A file that goes in whole or not at all. */
    abstract static class WholeFile implements Callable<Integer> {

        @ParentCommand
        private ImportCommand parent;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = {"要导入的 CSV 或 XLSX 文件，全部导入或全不导入。", "The file; all of it goes in, or nothing."})
        private Path file;

        @Mixin
        private Place place;

        private final String task;

        private WholeFile(String task) {
            this.task = task;
        }

        @Override
        public Integer call() throws IOException, InterruptedException {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new WrongUsage("读不到文件 " + file + "。");
            }
            try (Reach installation = Reach.toNew(place, parent.commands, spec.qualifiedName())) {
                spec.commandLine().getOut().println(installation.order(task, Map.of(), Reach.content(file), milestone -> { }));
            }
            return Commands.FINE;
        }

        /** Organs. */
        @Command(name = "organs", mixinStandardHelpOptions = true, sortOptions = false,
                description = {"导入机关（列 id,name,kind，可选 short_name,parent,credit_code,from 等）。", "Imports organs, parents before children."})
        static final class Organs extends WholeFile {

            Organs() {
                super(ImportTasks.ORGANS);
            }
        }

        /** People. */
        @Command(name = "people", mixinStandardHelpOptions = true, sortOptions = false,
                description = {"导入人员和岗位（列 login,name,organ,role，可选 subtree,from），输出一次性密码。", "Imports people and their posts; prints one-time passwords."})
        static final class People extends WholeFile {

            People() {
                super(ImportTasks.PEOPLE);
            }
        }
    }
}
