package org.gongkai.operation;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Serves the site until it is told to stop. */
@Command(name = "serve", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"启动网站，直到停止（Ctrl-C 或 SIGTERM）。", "Serves the site until stopped."})
final class Serve implements Callable<Integer> {

    @ParentCommand
    private Commands commands;

    @Spec
    private CommandSpec spec;

    @Option(names = "--demo", description = {"首次启动时载入虚构的示范区。", "Loads the invented demo district once."})
    private boolean demo;

    @Option(names = "--port", defaultValue = "8080", description = {"端口（默认 8080，0 为任一空闲端口）。", "The port; 0 takes a free one."})
    private int port;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = {"监听地址（默认 127.0.0.1，只限本机；:: 是本机的每一个 IPv4 和 IPv6 地址）。", "The address to listen on; :: is every IPv4 and IPv6 address."})
    private String host;

    @Mixin
    private Place place;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Installation installation = place.open("serve --port " + port);
        if (demo) {
            Demo.nameTheSite(installation.data());
        }
        try (RunningSite site = RunningSite.start(commands.application(), installation, host, refusedWhenTaken(installation))) {
            if (demo) {
                site.get(Demo.class).tell(chapter -> err.println("载入示范区：" + chapter));
            }
            site.server().announce(installation.data());
            out.println("公开 Gongkai " + site.server().home());
            out.flush();
            site.waitUntilClosed();
        }
        return Commands.FINE;
    }

    /** Told at once, not after the whole application has started. */
    private int refusedWhenTaken(Installation installation) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
            return port;
        } catch (IOException taken) {
            installation.close();
            throw RunningSite.portTaken(port, taken);
        }
    }
}
