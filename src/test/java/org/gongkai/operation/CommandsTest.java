package org.gongkai.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.gongkai.Gongkai;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The launcher's commands")
class CommandsTest {

    private final JsonMapper json = new JsonMapper();

    @TempDir
    Path folder;

    record Answer(int exit, String out, String err) {
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "deadline", "calendar", "verify", "forget", "backup", "restore", "keys", "operator", "import documents", "import requests", "import organs", "import people", "report annual", "regulations check", "regulations list", "regulations show", "regulations accept", "regulations write"})
    @DisplayName("every command explains itself")
    void help(String command) {
        Answer answer = run((command + " --help").split(" "));
        assertThat(answer.exit).isEqualTo(Commands.FINE);
        assertThat(answer.out).contains("Usage: gongkai " + command);
    }

    @Test
    @DisplayName("a file too large for one order is refused before a byte of it is read")
    void hugeFile() throws Exception {
        Path huge = folder.resolve("organs.csv");
        try (var file = new java.io.RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(OperatorTask.MOST_CONTENT + 1L);
        }
        assertThatThrownBy(() -> Reach.content(huge)).isInstanceOf(CannotStart.class).hasMessageContaining("64 MB");
        assertThat(Reach.content(Files.writeString(folder.resolve("small.csv"), "name"))).hasSize(4);
    }

    @Test
    @DisplayName("wrong usage is 2, and says where to read on")
    void wrongUsage() {
        assertThat(run()).matches(answer -> answer.exit == Commands.WRONG_USAGE);
        assertThat(run("dedline").exit).isEqualTo(Commands.WRONG_USAGE);
        assertThat(run("deadline", "--received", "5.1.2026")).matches(answer -> answer.exit == Commands.WRONG_USAGE
                && answer.err.contains("5.1.2026") && answer.err.contains("gongkai deadline --help"));
    }

    /** They may make an installation where there is none. */
    private static final Set<String> BEGIN_ONE = Set.of("serve", "restore", "operator", "import documents", "import requests", "import cases", "import letters", "import register", "import access-log", "import organs", "import people");

    static Stream<List<String>> onAnInstallation() {
        return leaves(Commands.all(Gongkai.class), List.of()).filter(path -> command(path).getCommandSpec().findOption("--data") != null)
                .filter(path -> !BEGIN_ONE.contains(String.join(" ", path)));
    }

    @ParameterizedTest
    @MethodSource("onAnInstallation")
    @DisplayName("a mistyped folder is said to be none, with 2, and nothing is made there: every command but those that begin an installation")
    void noInstallation(List<String> path) throws Exception {
        Path nowhere = folder.resolve("nowhere");
        List<String> arguments = new ArrayList<>(path);
        CommandLine command = command(path);
        if (path.equals(List.of("deadline"))) {
            arguments.addAll(List.of("--received", "2026-03-02"));
        }
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (option.required()) {
                arguments.addAll(List.of(option.longestName(), value(option.type())));
            }
        }
        for (PositionalParamSpec parameter : command.getCommandSpec().positionalParameters()) {
            if (parameter.arity().min() > 0) {
                arguments.add(value(parameter.type()));
            }
        }
        arguments.addAll(List.of("--data", nowhere.toString()));
        Answer answer = run(arguments.toArray(String[]::new));
        assertThat(answer.err()).as("%s", arguments).contains("没有这个数据目录").contains(nowhere.toString());
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(nowhere).doesNotExist();
    }

    private String value(Class<?> type) throws IOException {
        return type == long.class || type == int.class || type == Integer.class ? "2025"
                : type.isEnum() ? type.getEnumConstants()[0].toString() : type == Path.class ? Files.writeString(folder.resolve("a.json"), "{}").toString() : "2026-03-02";
    }

    private static CommandLine command(List<String> path) {
        CommandLine command = Commands.all(Gongkai.class);
        for (String name : path) {
            command = command.getSubcommands().get(name);
        }
        return command;
    }

    private static Stream<List<String>> leaves(CommandLine command, List<String> path) {
        return command.getSubcommands().isEmpty() ? Stream.of(path) : command.getSubcommands().entrySet().stream()
                .flatMap(sub -> leaves(sub.getValue(), Stream.concat(path.stream(), Stream.of(sub.getKey())).toList()));
    }

    @Test
    @DisplayName("a day that no calendar has is said to be none, in words, with 2")
    void noSuchDay() {
        Answer answer = run("forget", "--as-of=2024-02-30");
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains("--as-of 的“2024-02-30”不是日历上有的日期").doesNotContain("LocalDate").doesNotContain("Exception");
    }

    @Test
    @DisplayName("a server that is gone in the middle: what was done stays, run it again")
    void serverGone() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket taken = server.accept()) {
                    taken.getInputStream().read();
                } catch (IOException closed) {
                    throw new UncheckedIOException(closed);
                }
            });
            var there = new RunningServer(ProcessHandle.current().pid(), null, server.getLocalPort(), "token");
            try (Reach reach = Reach.through(there)) {
                assertThatThrownBy(() -> reach.order("import-documents", Map.of(), new byte[] {1}, milestone -> { }))
                        .isInstanceOf(IOException.class).hasMessageContaining("再运行同一命令").hasMessageNotContaining("header");
            }
        }
    }

    @Test
    @DisplayName("deadline: the due date with its article, in JSON or in words; 0 also when provisional")
    void deadline() {
        JsonNode settled = json.readTree(run("deadline", "--received", "2026-01-05", "--paused", "2026-01-12..2026-01-20", "--json").out);
        assertThat(settled.propertyNames()).containsExactly("received", "due", "provisional", "provision", "article", "regime",
                "calendar", "intervals", "days");
        assertThat(settled.get("due").asString()).isEqualTo("2026-02-10");
        assertThat(run("deadline", "--received", "2026-01-05").out).contains("2026-02-02").contains("第三十三条");
        Answer provisional = run("deadline", "--received", "2026-12-20", "--json");
        assertThat(provisional.exit).isEqualTo(Commands.FINE);
        assertThat(json.readTree(provisional.out).get("provisional").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("deadline: refuses what the calendar cannot know with 1")
    void deadlineOutsideTheCalendar() {
        assertThat(run("deadline", "--received", "1999-01-04")).matches(answer -> answer.exit == Commands.FOUND
                && answer.out.isEmpty() && answer.err.contains("2007"));
    }

    @Test
    @DisplayName("deadline --batch: one line for each row, in the file's order, a bad row among them")
    void batch() throws Exception {
        Path file = Files.writeString(folder.resolve("received.csv"), "\uFEFFid,received\n1,2026-01-05\n2,2026-13-05\n3,2026-01-06\n");
        Answer answer = run("deadline", "--batch", file.toString());
        List<JsonNode> lines = answer.out.lines().map(json::readTree).toList();
        assertThat(lines).extracting(line -> line.get("received").asString()).containsExactly("2026-01-05", "2026-13-05", "2026-01-06");
        assertThat(lines.get(1).get("error").asString()).contains("2026-13-05");
        assertThat(answer.exit).isEqualTo(Commands.FOUND);
        assertThat(run("deadline", "--batch", folder.resolve("nowhere.csv").toString()).exit).isEqualTo(Commands.WRONG_USAGE);
    }

    @Test
    @DisplayName("regulations: what is shipped has no fault; a file of one's own that has is named with its line; show tells all that is inherited")
    void regulations() throws Exception {
        assertThat(run("regulations", "check")).matches(answer -> answer.exit == Commands.FINE && answer.out.contains("没有错处"));
        assertThat(run("regulations", "list").out).contains("casetypes/inforequest.yaml").contains("provisions.yaml");
        Path own = Files.createDirectories(folder.resolve("regulations/casetypes"));
        Files.writeString(own.resolve("peoplemail.yaml"), "like: mayormail\nid: peoplemail\ntitle: 民情信箱\ndescription: 写给书记\nentrance: /mailboxes/party/new\ninForce: {from: 2026-01-01}\n"
                + "terms:\n  - {id: mayormail.reply, title: 答复来信, description: 答复, basis: 本区承诺, amount: 5, countsFrom: 受理之日, from: 2020-01-01, confirmed: false}\n");
        assertThat(run("regulations", "check", "--data", folder.toString())).matches(answer -> answer.exit == Commands.FOUND
                && answer.out.contains("条文“mayormail.reply”自 2020-01-01 起的与前一个重叠"));
        assertThat(run("regulations", "show", "peoplemail", "--data", folder.toString()).out).contains("casetypes/peoplemail.yaml  本机构").contains("agreesToPublish");
        assertThat(run("regulations", "show", "inforequest").out).as("a type, not the letters whose file is called so").startsWith("# casetypes/inforequest.yaml");
        assertThat(run("regulations", "show", "inforequest", "--kind", "letters").out).startsWith("# letters/inforequest.yaml");
        assertThat(run("regulations", "show", "letters/inforequest.yaml").out).startsWith("# letters/inforequest.yaml");
        Files.writeString(own.resolve("peoplemail.yaml"), "like: mailbox\nid: peoplemail\ntitle: 民情信箱\ndescription: 写给书记\ninForce: {from: 2026-01-01}\nnumber: \"{mark}民〔{year}〕{serial}号\"\n");
        assertThat(run("regulations", "check", "--data", folder.toString())).as("nobody could be asked what was decided").matches(answer -> answer.exit == Commands.FINE
                && answer.out.contains("服务没有运行，没有核对") && answer.out.contains("只能写上最后一日，不能改动"));
        Files.createDirectories(folder.resolve("regulations/reviewchains"));
        String chain = Files.list(Path.of("regulations/reviewchains")).sorted().findFirst().orElseThrow().toString();
        String id = Files.readAllLines(Path.of(chain)).stream().filter(line -> line.startsWith("id: ")).findFirst().orElseThrow().substring(4).strip();
        Files.writeString(own.resolve("twice.yaml"), "like: mailbox\nid: " + id + "\ntitle: 同名\ndescription: 同名\ninForce: {from: 2026-01-01}\nnumber: \"{mark}同〔{year}〕{serial}号\"\n");
        assertThat(run("regulations", "show", id, "--data", folder.toString())).as("two of one name: both are listed").matches(answer -> answer.exit == Commands.FOUND
                && answer.err.contains("casetypes/twice.yaml  办件类型") && answer.err.contains("reviewchains/"));
        assertThat(run("regulations", "show", "nothing").exit).isEqualTo(Commands.FOUND);
        assertThat(run("regulations", "check", "--data", folder.resolve("nowhere").toString()).exit).isEqualTo(Commands.WRONG_USAGE);
    }

    static Answer run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        var saidOut = new ByteArrayOutputStream();
        var saidErr = new ByteArrayOutputStream();
        System.setOut(new PrintStream(saidOut, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(saidErr, true, StandardCharsets.UTF_8));
        try {
            int exit = Commands.run(Gongkai.class, arguments);
            return new Answer(exit, saidOut.toString(StandardCharsets.UTF_8), saidErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
