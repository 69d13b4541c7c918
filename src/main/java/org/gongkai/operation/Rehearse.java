package org.gongkai.operation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.gongkai.inspection.Inspection;
import org.gongkai.operation.measure.HostileFiles;
import org.gongkai.reading.ReadingRoom;
import org.gongkai.redaction.Redaction;
import org.springframework.util.FileSystemUtils;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Starts, shows the first pages and stops: what the JVM's ahead-of-time cache learns from. The launcher calls it. */
@Command(name = "rehearse", hidden = true)
final class Rehearse implements Callable<Integer> {

    private static final List<String> PAGES = List.of("/", "/search?q=%E5%85%AC%E5%BC%80", "/requests/new", "/matters",
            "/deadline", "/check", "/feed.atom", "/sitemap.xml", "/desk");

    private static final String REPORT = "清河縣2023年政府信息公開工作年度報告\n一、總體情況\n收到申請19件，其中網絡申請15件，占79%。\n2024年1月22日";

    @ParentCommand
    private Commands commands;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("gongkai-rehearsal");
        Installation empty = Installation.open(data, null, "rehearse", new Upgrade(data, false, spec.commandLine().getErr()));
        try (RunningSite site = RunningSite.start(commands.application(), empty, "127.0.0.1", 0);
                HttpClient client = HttpClient.newHttpClient()) {
            site.get(Demo.class).tell(chapter -> { });
            site.get(Inspection.class).check("report.txt", REPORT.getBytes(StandardCharsets.UTF_8));
            site.get(Inspection.class).ask("report.html", ("<html><body><p>" + REPORT + "</p></body></html>").getBytes(StandardCharsets.UTF_8), false);
            site.get(Inspection.class).ask("report.docx", HostileFiles.harmless(), false);
            site.get(Redaction.class).look(HostileFiles.harmless());
            ReadingRoom.shared().endRehearsal();
            for (String page : PAGES) {
                URI address = URI.create(site.server().home() + page);
                client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
            }
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
        return Commands.FINE;
    }
}
