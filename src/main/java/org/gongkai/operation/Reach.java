package org.gongkai.operation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/** A command's way to its installation: through the server that runs there, else through an application of its own. */
final class Reach implements AutoCloseable {

    private final RunningServer server;
    private final @Nullable RunningSite own;
    private final HttpClient client = HttpClient.newHttpClient();

    private Reach(RunningServer server, @Nullable RunningSite own) {
        this.server = server;
        this.own = own;
    }

    /** To an installation that is there. */
    static Reach to(Place place, Commands commands, String purpose) throws IOException {
        place.requireInstallation();
        return toNew(place, commands, purpose);
    }

    /** To an installation that may only begin to be one with this command. */
    static Reach toNew(Place place, Commands commands, String purpose) throws IOException {
        try {
            RunningSite own = RunningSite.start(commands.application(), place.open(purpose), "127.0.0.1", 0);
            return new Reach(own.server(), own);
        } catch (DataInUse taken) {
            Optional<RunningServer> running = RunningServer.on(place.data());
            return new Reach(running.orElseThrow(() -> taken), null);
        }
    }

    /** Through a server that is known to run. */
    static Reach through(RunningServer server) {
        return new Reach(server, null);
    }

    /** The content of a file that goes into one order, measured before it is read. */
    static byte[] content(Path file) throws IOException {
        if (Files.size(file) > OperatorTask.MOST_CONTENT) {
            throw new CannotStart(file + " 超过 " + (OperatorTask.MOST_CONTENT >> 20) + " MB，没有读。请分成几个文件。");
        }
        return Files.readAllBytes(file);
    }

    /**
     * @return the outcome
     * @throws CannotStart with the reason, when the order was refused
     */
    JsonNode order(String task, Map<String, String> options, byte[] content, Consumer<JsonNode> progress)
            throws IOException, InterruptedException {
        String query = options.entrySet().stream().map(option -> option.getKey() + "=" + encoded(option.getValue()))
                .collect(Collectors.joining("&", "?", ""));
        var request = HttpRequest.newBuilder(URI.create(server.home() + "/operator/" + task + query))
                .header("X-Gongkai-Token", server.token()).POST(BodyPublishers.ofByteArray(content)).build();
        HttpResponse<InputStream> response;
        try {
            response = client.send(request, BodyHandlers.ofInputStream());
        } catch (IOException gone) {
            throw stopped(gone);
        }
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            if (response.statusCode() != 200) {
                throw new IOException("这个数据目录上的服务不接受这个命令（HTTP " + response.statusCode() + "，" + task + "）。服务与命令的版本可能不同：请重新启动服务再试。");
            }
            for (String line = next(lines); line != null; line = next(lines)) {
                OperatorReply reply = OperatorReply.read(line);
                if (reply.progress() != null) {
                    progress.accept(reply.progress());
                } else if (reply.refused() != null) {
                    throw new CannotStart(reply.refused());
                } else if (reply.outcome() != null) {
                    return reply.outcome();
                } else {
                    throw new IOException(reply.fault());
                }
            }
        }
        throw stopped(null);
    }

    private static @Nullable String next(BufferedReader lines) throws IOException {
        try {
            return lines.readLine();
        } catch (IOException gone) {
            throw stopped(gone);
        }
    }

    /** What was done up to then is done: every order is in whole or not at all. */
    private static IOException stopped(@Nullable IOException gone) {
        return new IOException("服务在办理这个命令时停止了，没有回答。已经做完的都保留；请再运行同一命令，会接着做，不会重复（服务没有运行也可以）。", gone);
    }

    @Override
    public void close() {
        client.close();
        if (own != null) {
            own.close();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
