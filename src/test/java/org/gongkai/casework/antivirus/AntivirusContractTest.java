package org.gongkai.casework.antivirus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

import org.gongkai.calendar.Now;
import org.gongkai.casework.antivirus.Antivirus.Verdict;
import org.gongkai.ledger.Loops;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

@DisplayName("病毒扫描按 clamd 的 INSTREAM 协议问答：分块带长度，干净的收下，有毒的不收，不答复的从不当作干净")
class AntivirusContractTest {

    /** What every scanner knows as a harmless stand-in for a virus, in two halves: in one piece a scanner would take this file away. */
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR" + "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
    private static final int STREAM_MAX = 1 << 20;

    private final List<Integer> chunks = new CopyOnWriteArrayList<>();
    private FakeClamd server;

    @BeforeEach
    void start() throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server = new FakeClamd(channel);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    @DisplayName("文件分块送去，每块前是四个字节的长度，最后是零；送到的一个字节不差，干净的收下")
    void sendsWhatTheProtocolSays() {
        byte[] file = new byte[300_000];
        new Random(1).nextBytes(file);
        assertThat(clamd(Duration.ofSeconds(10)).scan(file)).isEqualTo(new Verdict.Clean());
        assertThat(server.command).isEqualTo("zINSTREAM");
        assertThat(server.received).isEqualTo(file);
        assertThat(chunks).hasSize(6).endsWith(0).allMatch(length -> length <= 1 << 16);
        assertThat(clamd(Duration.ofSeconds(10)).scan(new byte[0])).as("an empty file").isEqualTo(new Verdict.Clean());
    }

    @Test
    @DisplayName("EICAR 试验文件查得出，拒收的话说得出是什么")
    void findsEicar() {
        assertThat(clamd(Duration.ofSeconds(10)).scan(eicar())).isEqualTo(new Verdict.Infected("Eicar-Signature"));
        assertThat(scanning(server.address(), false).refusal(eicar())).hasValueSatisfying(why -> assertThat(why).contains("有病毒", "Eicar-Signature", "没有保存"));
        assertThat(scanning(server.address(), false).refusal("申请材料".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    @DisplayName("本机套接字同样问答")
    void byUnixSocket(@TempDir Path folder) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(folder.resolve("clamd.ctl")));
        try (FakeClamd local = new FakeClamd(channel)) {
            Clamd clamd = new Clamd("unix:" + folder.resolve("clamd.ctl"), Duration.ofSeconds(10));
            assertThat(clamd.scan(eicar())).isEqualTo(new Verdict.Infected("Eicar-Signature"));
            clamd.ping();
            assertThat(local.command).isEqualTo("zPING");
        }
    }

    @Test
    @DisplayName("对方嫌大而中断的、到时不答的、连不上的，都不知道干净不干净，请过一会儿再试；大过上限的不送去")
    void unknownIsNeverClean() throws IOException {
        assertThat(clamd(Duration.ofSeconds(10)).scan(new byte[8 * STREAM_MAX])).isInstanceOfSatisfying(Verdict.Unknown.class,
                unknown -> assertThat(unknown.why()).matches("INSTREAM size limit exceeded. ERROR|.*中断.*"));
        server.silent = true;
        long before = System.nanoTime();
        assertThat(clamd(Duration.ofMillis(300)).scan(eicar())).isInstanceOf(Verdict.Unknown.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(Duration.ofMillis(250), Duration.ofSeconds(8));
        String address = server.address();
        server.close();
        assertThat(new Clamd(address, Duration.ofSeconds(2)).scan(eicar())).isInstanceOf(Verdict.Unknown.class);
        assertThat(scanning(address, false).refusal(eicar())).hasValueSatisfying(why -> assertThat(why).contains("没有查过的文件不能收下", "过一会儿再上传"));
        assertThat(scanning(address, false).refusal(new byte[5 * STREAM_MAX])).hasValueSatisfying(why -> assertThat(why).contains("超过 4 MB"));
        assertThatThrownBy(() -> new Clamd(address, Duration.ofSeconds(2)).ping()).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("没有设置扫描的照收，运行情况里写明；设成必须扫描的，不收")
    void absenceIsSaid() {
        assertThat(scanning("", false).refusal(eicar())).isEmpty();
        assertThat(scanning("", false).lines()).singleElement().asString().contains("没有设置病毒扫描", "没有扫描就收下");
        assertThat(scanning("", true).refusal(eicar())).hasValueSatisfying(why -> assertThat(why).contains("邮寄、当面"));
        assertThat(scanning("", true).lines()).singleElement().asString().contains("不收文件");
        assertThat(scanning(server.address(), true).lines()).isEmpty();
        assertThatThrownBy(() -> new Clamd("127.0.0.1", Duration.ofSeconds(1))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("tcp://");
    }

    private Clamd clamd(Duration patience) {
        return new Clamd(server.address(), patience);
    }

    private static Scanning scanning(String address, boolean demanded) {
        return new Scanning(address, Duration.ofSeconds(2), DataSize.ofMegabytes(4), demanded, new Loops(Now.system(), fault -> { }));
    }

    private static byte[] eicar() {
        return EICAR.getBytes(StandardCharsets.US_ASCII);
    }

    /** Holds the other end to the letter of clamd(8): a command ends in a zero byte, a piece stands behind its length, nothing follows the end. */
    private final class FakeClamd implements AutoCloseable {

        private final ServerSocketChannel channel;
        private volatile String command = "";
        private volatile byte[] received = new byte[0];
        private volatile boolean silent;

        FakeClamd(ServerSocketChannel channel) {
            this.channel = channel;
            Thread.ofPlatform().daemon().start(() -> {
                while (channel.isOpen()) {
                    try (SocketChannel caller = channel.accept()) {
                        talk(new DataInputStream(Channels.newInputStream(caller)), Channels.newOutputStream(caller));
                    } catch (IOException gone) {
                        // The caller left, or the test is over.
                    }
                }
            });
        }

        private void talk(DataInputStream in, OutputStream out) throws IOException {
            command = upToZero(in);
            if (silent) {
                in.transferTo(OutputStream.nullOutputStream());
            } else if (command.equals("zPING")) {
                say(out, "PONG");
            } else if (command.equals("zINSTREAM")) {
                instream(in, out);
            } else {
                say(out, "UNKNOWN COMMAND");
            }
        }

        private void instream(DataInputStream in, OutputStream out) throws IOException {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            chunks.clear();
            for (int length = in.readInt(); ; length = in.readInt()) {
                chunks.add(length);
                if (length == 0) {
                    break;
                }
                if (length < 0 || file.size() + length > STREAM_MAX) {
                    say(out, "INSTREAM size limit exceeded. ERROR");
                    return;
                }
                file.write(in.readNBytes(length));
            }
            received = file.toByteArray();
            say(out, file.toString(StandardCharsets.ISO_8859_1).startsWith(EICAR) ? "stream: Eicar-Signature FOUND" : "stream: OK");
        }

        private static String upToZero(InputStream in) throws IOException {
            StringBuilder said = new StringBuilder();
            for (int next = in.read(); next != 0; next = in.read()) {
                if (next < 0) {
                    throw new EOFException();
                }
                said.append((char) next);
            }
            return said.toString();
        }

        private static void say(OutputStream out, String words) throws IOException {
            out.write((words + "\0").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        String address() {
            try {
                return "tcp://127.0.0.1:" + ((InetSocketAddress) channel.getLocalAddress()).getPort();
            } catch (IOException closed) {
                throw new IllegalStateException(closed);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
