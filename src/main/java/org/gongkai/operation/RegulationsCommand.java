package org.gongkai.operation;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.gongkai.definition.Definition;
import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Definitions.Unused;
import org.gongkai.ledger.Fact;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads the declarations without a server: what is wrong with them, which there are, what one says with all it inherits. */
@Command(name = "regulations", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"规则定义（regulations/）：检查、列出、显示。", "The declarations under regulations/: check, list, show."},
        footer = {"", "本机构自己的定义放在 <data>/regulations/，同一路径的取代随程序发布的。 Files of your own lie in <data>/regulations/.",
            "退出码 Exit codes: 0 没有错处 no fault, 1 有错处 a fault found, 2 用法错误 wrong usage",
            "例 Example: ./gongkai regulations show mayormail"})
final class RegulationsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "请写明 check、list 或者 show。 Say check, list or show.");
    }

    @Command(mixinStandardHelpOptions = true, description = {"检查每个文件：形状、继承、日期、引用；说出文件、行、错在哪里、应当怎样。",
        "Checks every file: shape, inheritance, dates, references, each fault with file and line."})
    int check(@Option(names = "--data", paramLabel = "DIR", description = "数据目录，连同其中的 regulations/。 With the files of this installation.") @Nullable Path data,
            @Option(names = "--unused", description = "也列出没有表格统计的事实种类。 Also list kinds of fact that no form counts.") boolean unused) {
        Definitions checked = read(data);
        PrintWriter out = spec.commandLine().getOut();
        checked.faults().forEach(out::println);
        if (unused) {
            checked.unused(Fact.SORT).stream().sorted(Comparator.comparing(Unused::name)).map(one -> one.place() + "：事实种类“" + one.name() + "”没有表格统计").distinct()
                    .forEach(out::println);
        }
        int files = checked.byKind().values().stream().mapToInt(List::size).sum();
        out.println(checked.faults().isEmpty() ? files + " 个文件，没有错处。 " + files + " files, no fault."
                : checked.faults().size() + " 处错。 " + checked.faults().size() + " faults.");
        out.flush();
        return checked.faults().isEmpty() ? Commands.FINE : Commands.FOUND;
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
    int show(@Parameters(paramLabel = "ID", description = "定义的 id 或者文件路径。 Its id or path.") String id,
            @Option(names = "--as-of", paramLabel = "DATE", description = "有几个版本时，那天有效的。 The version in force on that day.") @Nullable LocalDate asOf,
            @Option(names = "--data", paramLabel = "DIR", description = "数据目录。 The data folder.") @Nullable Path data) {
        List<Definition<?>> named = read(data).byKind().values().stream().flatMap(List::stream)
                .filter(one -> one.id().equals(id) || one.text().path().equals(id)).toList();
        Optional<Definition<?>> found = asOf == null ? named.stream().reduce((earlier, later) -> later)
                : named.stream().filter(one -> holdsOn(one, asOf)).findFirst();
        if (found.isEmpty()) {
            spec.commandLine().getErr().println(named.isEmpty() ? "没有“" + id + "”这个定义，list 列出所有的。 No such definition; see list."
                    : "“" + id + "”在 " + asOf + " 没有有效的版本。 No version in force on that day.");
            return Commands.FOUND;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("# " + found.get().text().path() + "  " + found.get().text().origin().title() + "  sha256 " + found.get().digest());
        out.print(found.get().resolved());
        out.flush();
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
        return DefinitionKinds.check(data == null ? shipped : shipped.over(data.resolve("regulations")));
    }
}
