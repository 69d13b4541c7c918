package org.gongkai.operation;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.gongkai.calendar.Now;
import org.gongkai.face.Tongue;
import org.gongkai.operation.export.ExportedSite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Keeps a folder of public pages that a web server shows without the program. */
@Command(name = "export", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"把公开页面导出到一个文件夹供 nginx 直接提供，并跟随每一次变更；中断以后接着做。",
            "Keeps a folder of the public pages for a web server and follows every change; goes on after a kill.",
            "例 Example: ./gongkai export --site http://127.0.0.1:8080 --to /srv/gongkai"})
final class ExportCommand implements Callable<Integer> {

    private static final Duration REST = Duration.ofMillis(250);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

    @Spec
    private CommandSpec spec;

    @Option(names = "--site", required = true, paramLabel = "ADDRESS", description = {"站点首页的地址。", "Address of the site's home page."})
    private URI site;

    @Option(names = "--to", required = true, paramLabel = "DIR", description = {"放页面的文件夹；旁边的 DIR.state 记着导出到哪里。", "The folder for the pages; DIR.state beside it remembers how far they are."})
    private Path to;

    @Option(names = "--once", description = {"导出一遍就结束，不再跟随。", "Ends once everything is there."})
    private boolean once;

    @Option(names = "--variants", description = {"繁体和英文的页面也导出，放在旁边的 DIR.zh-Hant 和 DIR.en。", "Also keeps the pages in traditional characters and in English, in DIR.zh-Hant and DIR.en beside."})
    private boolean variants;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (site.getScheme() == null || !site.getScheme().startsWith("http")) {
            throw new ParameterException(spec.commandLine(), "--site 要写完整的地址，例如 http://127.0.0.1:8080。 Write the whole address.");
        }
        PrintWriter out = spec.commandLine().getOut();
        Path folder = to.toAbsolutePath().normalize();
        Now now = Now.system();
        long begun = System.nanoTime();
        try (ExportedSite exported = new ExportedSite(site.toString(), folder, folder.resolveSibling(folder.getFileName() + ".state"), variants ? List.of(Tongue.TRADITIONAL, Tongue.ENGLISH) : List.of())) {
            try (var progress = new ProgressLine(spec.commandLine().getErr())) {
                exported.walk(count -> progress.show(String.format(Locale.ROOT, "已导出 %,d 页，每秒 %,.0f 页", count, count / ((System.nanoTime() - begun) / 1e9))));
            }
            exported.follow(now.today());
            out.printf(Locale.ROOT, "文件夹 %s 有 %,d 页，%s 秒。%n", folder, exported.size(), (System.nanoTime() - begun) / 1_000_000_000);
            if (!once) {
                out.println("正在跟随变更；按 Ctrl+C 结束，再次运行会接着做。");
                out.flush();
                keepUp(exported, now, out);
            }
        }
        return Commands.FINE;
    }

    /** A site that is away is waited for: the folder answers meanwhile. */
    private static void keepUp(ExportedSite exported, Now now, PrintWriter out) throws InterruptedException {
        boolean away = false;
        while (true) {
            try {
                exported.follow(now.today());
                if (away) {
                    out.println("站点又连得上了，继续跟随。");
                    out.flush();
                }
                away = false;
                Thread.sleep(REST);
            } catch (IOException trouble) {
                if (!away) {
                    out.println("站点连不上（" + trouble.getMessage() + "），文件夹照常提供，连上以后继续。");
                    out.flush();
                }
                away = true;
                Thread.sleep(AFTER_TROUBLE);
            }
        }
    }
}
