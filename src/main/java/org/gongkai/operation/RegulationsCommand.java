package org.gongkai.operation;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.definition.Definition;
import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Definitions.Unused;
import org.gongkai.definition.Fault;
import org.gongkai.definition.Kind;
import org.gongkai.definition.OwnFolder;
import org.gongkai.ledger.Fact;
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

/** Reads the declarations without a server and puts those of an installation in force: what is wrong with them, which there are, what one says with all it inherits. */
@Command(name = "regulations", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"规则定义（regulations/）：检查、列出、显示、施行。", "The declarations under regulations/: check, list, show, accept."},
        footer = {"", "本机构自己的定义放在 <data>/regulations/，在随程序发布的之上；accept 施行。 Files of your own lie in <data>/regulations/; accept puts them in force.",
            "退出码 Exit codes: 0 没有错处 no fault, 1 有错处 a fault found, 2 用法错误 wrong usage",
            "例 Example: ./gongkai regulations show mayormail"})
final class RegulationsCommand implements Runnable {

    private static final int SHORT = 12;

    @ParentCommand
    private Commands commands;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "请写明 check、list、show、accept 或者 write。 Say check, list, show, accept or write.");
    }

    @Command(mixinStandardHelpOptions = true, description = {"检查每个文件：形状、继承、日期、引用；说出文件、行、错在哪里、应当怎样。",
        "Checks every file: shape, inheritance, dates, references, each fault with file and line."})
    int check(@Option(names = "--data", paramLabel = "DIR", description = "数据目录，连同其中的 regulations/。 With the files of this installation.") @Nullable Path data,
            @Option(names = "--unused", description = "也列出没有表格统计的事实种类。 Also list kinds of fact that no form counts.") boolean unused)
            throws IOException, InterruptedException {
        Definitions checked = read(data);
        PrintWriter out = spec.commandLine().getOut();
        List<Fault> faults = new ArrayList<>(data == null ? List.of() : own(data).faults());
        faults.addAll(checked.faults());
        faults.forEach(out::println);
        List<String> refusals = data == null || !faults.isEmpty() ? List.of() : refusedBecauseDecided(data, out);
        refusals.forEach(out::println);
        if (unused) {
            checked.unused(Fact.SORT).stream().sorted(Comparator.comparing(Unused::name)).map(one -> one.place() + "：事实种类“" + one.name() + "”没有表格统计").distinct()
                    .forEach(out::println);
        }
        int files = checked.byKind().values().stream().mapToInt(List::size).sum();
        int found = faults.size() + refusals.size();
        out.println(found == 0 ? files + " 个文件，没有错处。 " + files + " files, no fault." : found + " 处错。 " + found + " faults.");
        out.flush();
        return found == 0 ? Commands.FINE : Commands.FOUND;
    }

    /** What only the installation knows: rows under which something was decided already, organs that are not there. */
    private List<String> refusedBecauseDecided(Path data, PrintWriter out) throws IOException, InterruptedException {
        Optional<RunningServer> server = RunningServer.on(data.toAbsolutePath().normalize());
        if (server.isEmpty()) {
            if (!own(data).texts().isEmpty()) {
                out.println("服务没有运行，没有核对：改动的各份是否已有办件（已有的只能写上最后一日，不能改动），所写的机关是否存在。施行（accept）以前再核对。"
                        + " The server is not running: whether something was decided under a changed row is checked before it takes effect.");
            }
            return List.of();
        }
        try (Reach installation = Reach.through(server.get())) {
            List<String> reasons = new ArrayList<>();
            installation.order(RegulationsTask.NAME, Map.of(), new byte[0], milestone -> { }).get("reasons").forEach(reason -> reasons.add(reason.asString()));
            return reasons;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = {"列出每种文件和其中的定义。", "Lists every kind of file and its definitions."})
    int list(@Option(names = "--data", paramLabel = "DIR", description = "数据目录。 The data folder.") @Nullable Path data) {
        PrintWriter out = spec.commandLine().getOut();
        read(data).byKind().forEach((kind, definitions) -> {
            out.println(kind.title() + "  " + kind.where());
            definitions.forEach(one -> out.println("  " + one.id() + "  " + one.text().path() + "  " + one.text().origin().title()
                    + (one.bases().isEmpty() ? "" : "  继承 " + String.join(" ← ", one.bases()))));
        });
        out.flush();
        return Commands.FINE;
    }

    @Command(mixinStandardHelpOptions = true, description = {"显示一个定义的全文，连同它所继承的。", "Shows one definition with all it inherits."})
    int show(@Parameters(arity = "1..2", paramLabel = "[KIND] ID", description = "定义的 id，或者文件路径如 letters/hotline.yaml；前面可以写哪一种，如 document notice。 Its id or path; of which kind may go before.") List<String> said,
            @Option(names = "--kind", paramLabel = "FOLDER", description = "哪一种文件，如 casetypes、letters。 Which kind of file.") @Nullable String wanted,
            @Option(names = "--as-of", paramLabel = "DATE", description = "有几个版本时，那天有效的。 The version in force on that day.") @Nullable LocalDate asOf,
            @Option(names = "--data", paramLabel = "DIR", description = "数据目录。 The data folder.") @Nullable Path data) {
        String id = said.getLast();
        Map<Kind<?>, List<Definition<?>>> named = named(id, said.size() > 1 ? said.getFirst() : wanted, read(data));
        if (named.size() > 1) {
            spec.commandLine().getErr().println("“" + id + "”不止一个，请写路径或者 --kind。 More than one; say its path or --kind.");
            named.forEach((kind, ones) -> ones.forEach(one -> spec.commandLine().getErr().println("  " + one.text().path() + "  " + kind.title())));
            return Commands.FOUND;
        }
        List<Definition<?>> versions = named.values().stream().findFirst().orElse(List.of());
        Optional<Definition<?>> found = asOf == null ? versions.stream().reduce((earlier, later) -> later)
                : versions.stream().filter(one -> holdsOn(one, asOf)).findFirst();
        if (found.isEmpty()) {
            spec.commandLine().getErr().println(versions.isEmpty() ? "没有“" + id + "”这个定义，list 列出所有的。 No such definition; see list."
                    : "“" + id + "”在 " + asOf + " 没有有效的版本。 No version in force on that day.");
            return Commands.FOUND;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("# " + found.get().text().path() + "  " + found.get().text().origin().title() + "  sha256 " + found.get().digest());
        out.print(found.get().resolved());
        out.flush();
        return Commands.FINE;
    }

    /** By kind; a file that says its id goes before one that is only called so. */
    private static Map<Kind<?>, List<Definition<?>>> named(String id, @Nullable String wanted, Definitions read) {
        Map<Kind<?>, List<Definition<?>>> all = new LinkedHashMap<>();
        Map<Kind<?>, List<Definition<?>>> saying = new LinkedHashMap<>();
        read.byKind().forEach((kind, ones) -> ones.stream().filter(one -> wanted == null || kind.where().startsWith(wanted) || kind.title().equals(wanted))
                .filter(one -> one.id().equals(id) || one.text().path().equals(id)).forEach(one -> {
                    all.computeIfAbsent(kind, of -> new ArrayList<>()).add(one);
                    if (one.saysItsId() || one.text().path().equals(id)) {
                        saying.computeIfAbsent(kind, of -> new ArrayList<>()).add(one);
                    }
                }));
        return saying.size() == 1 ? saying : all;
    }

    @Command(mixinStandardHelpOptions = true, description = {"施行 <data>/regulations/ 中的改动：不带 --set 只说会改动什么，带上所说的摘要才施行，记入台账。",
        "Puts the files of this installation in force: without --set it says what would change; with the digest it gave, it is done and recorded."})
    int accept(@Option(names = "--set", paramLabel = "DIGEST", description = {"看过的改动的摘要，前 8 位以上。", "The digest that was shown, 8 figures or more."}) @Nullable String set,
            @Mixin Place place) throws IOException, InterruptedException {
        if (set != null && !set.matches("[0-9a-f]{8,64}")) {
            throw new ParameterException(spec.commandLine(), "--set 是 8 至 64 位的十六进制数，不带 --set 运行一次就会显示。 See the digest that accept without --set shows.");
        }
        JsonNode told;
        try (Reach installation = Reach.to(place, commands, "regulations")) {
            told = installation.order(RegulationsTask.NAME, set == null ? Map.of() : Map.of("set", set), new byte[0], milestone -> { });
        }
        PrintWriter out = spec.commandLine().getOut();
        told.get("files").forEach(file -> out.println(file.asString()));
        told.get("rows").forEach(row -> out.println("  " + row.asString()));
        told.get("reasons").forEach(reason -> out.println(reason.asString()));
        boolean nothing = told.get("files").isEmpty();
        if (!told.get("reasons").isEmpty()) {
            out.println("不能施行，已施行的照旧。 Not put in force; what was accepted last stays.");
        } else if (nothing) {
            out.println("没有需要施行的改动。 Nothing to put in force.");
        } else if (set == null) {
            out.println("还没有施行。施行请运行 Not in force yet; to do it: ./gongkai regulations accept --set " + told.get("set").asString().substring(0, SHORT));
        } else {
            out.println("已施行，记入台账。 In force and recorded.");
        }
        out.flush();
        return told.get("reasons").isEmpty() && (nothing || set != null) ? Commands.FINE : Commands.FOUND;
    }

    @Command(mixinStandardHelpOptions = true, description = {"把正在施行的本机构规则写到一个空的文件夹，如换了机器以后的 <data>/regulations。",
        "Writes the accepted files of this installation into an empty folder, as after a move to another machine."})
    int write(@Parameters(paramLabel = "FOLDER", description = "空的或者还没有的文件夹。 An empty or new folder.") Path folder, @Mixin Place place)
            throws IOException, InterruptedException {
        JsonNode texts;
        try (Reach installation = Reach.to(place, commands, "regulations")) {
            texts = installation.order(RegulationsTask.NAME, Map.of("texts", "yes"), new byte[0], milestone -> { });
        }
        if (Files.isRegularFile(folder)) {
            throw new ParameterException(spec.commandLine(), "这是文件，请给出文件夹：" + folder + "。 A file; name a folder.");
        }
        if (Files.exists(folder)) {
            try (var there = Files.list(folder)) {
                if (there.findAny().isPresent()) {
                    throw new CannotStart("文件夹 " + folder + " 不是空的，没有写。 The folder is not empty.");
                }
            }
        }
        for (JsonNode text : texts) {
            Path file = folder.resolve(text.get("path").asString());
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.get("text").asString());
        }
        spec.commandLine().getOut().println("已写 " + texts.size() + " 个文件。 " + texts.size() + " files.");
        spec.commandLine().getOut().flush();
        return Commands.FINE;
    }

    /** By the dates under {@code inForce:}; a definition without any always holds. */
    private static boolean holdsOn(Definition<?> one, LocalDate day) {
        return one.period().map(period -> !day.isBefore(period.from()) && (period.to() == null || !day.isAfter(period.to()))).orElse(true);
    }

    private Definitions read(@Nullable Path data) {
        if (data != null && !Files.isDirectory(data)) {
            throw new ParameterException(spec.commandLine(), "没有这个数据目录：" + data + "。 No such data folder.");
        }
        DefinitionTree shipped = DefinitionTree.shipped();
        return DefinitionKinds.check(data == null ? shipped : shipped.over(own(data).texts()));
    }

    private static OwnFolder own(Path data) {
        return OwnFolder.read(data.resolve("regulations"));
    }
}
