package org.gongkai.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.gongkai.Gongkai;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    @ValueSource(strings = {"serve", "deadline", "calendar", "verify", "forget", "backup", "restore", "keys", "operator", "import documents", "import requests", "import organs", "import people", "report annual", "regulations check", "regulations list", "regulations show"})
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
        assertThat(run("deadline", "--batch", folder.resolve("nowhere.csv").toString()).exit).isEqualTo(Commands.FOUND);
    }

    @Test
    @DisplayName("regulations: what is shipped has no fault; a file of one's own that has is named with its line; show tells all that is inherited")
    void regulations() throws Exception {
        assertThat(run("regulations", "check")).matches(answer -> answer.exit == Commands.FINE && answer.out.contains("没有错处"));
        assertThat(run("regulations", "list").out).contains("casetypes/inforequest.yaml").contains("provisions.yaml");
        Path own = Files.createDirectories(folder.resolve("regulations/casetypes"));
        Files.writeString(own.resolve("partymail.yaml"), "like: mayormail\nid: partymail\ntitle: 书记信箱\ndescription: 写给书记\nentrance: /mailboxes/party/new\ninForce: {from: 2026-01-01}\n"
                + "terms:\n  - {id: mayormail.reply, title: 答复来信, description: 答复, basis: 本区承诺, amount: 5, countsFrom: 受理之日, from: 2020-01-01, confirmed: false}\n");
        assertThat(run("regulations", "check", "--data", folder.toString())).matches(answer -> answer.exit == Commands.FOUND
                && answer.out.contains("条文“mayormail.reply”自 2020-01-01 起的与前一个重叠"));
        assertThat(run("regulations", "show", "partymail", "--data", folder.toString()).out).contains("casetypes/partymail.yaml  本机构").contains("agreesToPublish");
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
