package org.gongkai.operation;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.gongkai.calendar.Now;
import org.gongkai.publication.KeptFiles;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes database and attachments into one file, while the site serves or not; the keys only when asked. */
@Command(name = "backup", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"备份：数据库和附件写成一个文件，服务照常进行。密钥不在里面，另行保管。",
            "Writes database and attachments into one file while the site goes on serving. Keys are not in it."})
final class BackupCommand implements Callable<Integer> {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm").withZone(Now.ZONE);

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = {"写到哪里（默认 gongkai-日期-时刻.zip）。", "Where to write."})
    private @Nullable Path file;

    @Option(names = "--with-keys", description = {"密钥也放进去：谁拿到这个文件，谁就读得到全部个人信息。", "Puts the keys in too: whoever has the file reads everything."})
    private boolean withKeys;

    @Mixin
    private Place place;

    @Override
    public Integer call() throws IOException, SQLException {
        Path target = (file == null ? Path.of("gongkai-" + STAMP.format(Now.system().instant()) + ".zip") : file).toAbsolutePath();
        if (Files.exists(target)) {
            throw new CannotStart(target + " 已经有了，不覆盖。");
        }
        if (!Files.isDirectory(target.getParent())) {
            throw new CannotStart("没有目录 " + target.getParent() + "。");
        }
        place.requireInstallation();
        PrintWriter err = spec.commandLine().getErr();
        Manifest manifest;
        List<KeptFiles.Damaged> damaged = new ArrayList<>();
        try (var progress = new ProgressLine(err)) {
            manifest = place.reading("backup", database -> {
                var dump = new Dump(database, place.data(), progress::show);
                Manifest written = dump.into(target, withKeys);
                damaged.addAll(dump.damaged());
                return written;
            });
        }
        new LastBackup(target.toString(), manifest.madeAt(), manifest.acts()).note(place.data());
        tell(manifest, target);
        tell(damaged, place.data(), spec.commandLine().getOut());
        return damaged.isEmpty() ? Commands.FINE : Commands.FOUND;
    }

    /** Which attachments are gone, and what to do about it. */
    static void tell(List<KeptFiles.Damaged> damaged, Path data, PrintWriter out) {
        if (damaged.isEmpty()) {
            return;
        }
        out.printf("有 %d 个附件不在其中（文件不在了或者已被改动），其余都在。请从更早的备份里找回下列文件，按 SHA-256 放到 %s 下以前两位为名的目录，再运行 ./gongkai verify --all：%n",
                damaged.size(), data.resolve("attachments"));
        damaged.forEach(one -> out.println("  " + one.inWords()));
    }

    private void tell(Manifest manifest, Path target) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("已备份到 %s：%d 个表，%d 行，附件 %d 个，%.1f MB。%n", target, manifest.tables().size(),
                manifest.tables().stream().mapToLong(Manifest.Table::rows).sum(), manifest.attachments(), Files.size(target) / 1048576.0);
        if (withKeys) {
            out.println("密钥在里面：请像密钥一样保管这个文件，与别的备份分开存放。");
        } else {
            out.println("密钥不在里面（打开它要用 " + String.join("、", manifest.keys()) + "）：" + place.data().resolve("keys")
                    + " 请另行复制，与备份分开存放。没有密钥，个人信息永远打不开。");
        }
        out.println("site.yaml 也不在里面（可能写有邮件密码），请一并另行保管。");
    }
}
