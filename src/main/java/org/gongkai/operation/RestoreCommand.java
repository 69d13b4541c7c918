package org.gongkai.operation;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.gongkai.calendar.Now;
import org.gongkai.ledger.KeyRing;
import org.gongkai.publication.KeptFiles;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Puts a backup into an empty installation, brings it to this version and proves it from the first act on. */
@Command(name = "restore", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"恢复：把备份放进一个空的数据目录或者空的数据库，升到本版本，并从头核验。",
            "Puts a backup into an empty installation, brings it to this version and verifies all of it."})
final class RestoreCommand implements Callable<Integer> {

    @ParentCommand
    private Commands commands;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = {"backup 写的文件。", "What backup wrote."})
    private Path file;

    @Mixin
    private Place place;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Manifest manifest;
        List<KeptFiles.Damaged> damaged;
        try (Restore restore = Restore.of(file.toAbsolutePath())) {
            manifest = restore.manifest();
            try (Installation installation = place.untouched("restore"); var progress = new ProgressLine(err)) {
                damaged = restore.into(installation.database(), place.data(), progress::show);
            }
        }
        out.printf("已恢复 %s 的备份（写于 %s，程序 %s）：%d 行，附件 %d 个。%n", file.getFileName(), DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Now.ZONE).format(manifest.madeAt()), manifest.program(),
                manifest.tables().stream().mapToLong(Manifest.Table::rows).sum(), manifest.attachments());
        BackupCommand.tell(damaged, place.data(), out);
        if (!KeyRing.of(place.data()).ids().containsAll(manifest.keys())) {
            out.printf("打开其中的个人信息要用密钥 %s，备份里没有，%s 里也没有。请把密钥的备份放进这个目录，然后运行 ./gongkai verify --all，再运行 ./gongkai forget。%n",
                    String.join("、", manifest.keys()), place.data().resolve("keys"));
            return Commands.FOUND;
        }
        JsonNode outcome;
        try (Reach installation = Reach.to(place, commands, "restore"); var progress = new ProgressLine(err)) {
            outcome = installation.order(VerifyTask.NAME, Map.of("all", "true"), new byte[0],
                    reached -> VerifyCommand.show(reached, progress));
        }
        VerifyCommand.tell(outcome, out);
        out.println("备份以后销毁过的个人信息又在里面了：请在任何人开始办理以前运行 ./gongkai forget。");
        return outcome.get("differences").isEmpty() ? Commands.FINE : Commands.FOUND;
    }
}
