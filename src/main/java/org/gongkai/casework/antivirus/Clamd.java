package org.gongkai.casework.antivirus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scanner that speaks the protocol of clamd (clamd(8), INSTREAM): pieces of the file, each behind its length in four bytes, a length of
 * zero at the end, one line in answer.
 */
final class Clamd implements Antivirus {

    private static final Pattern TCP = Pattern.compile("tcp://(\\[[0-9A-Fa-f:.]+]|[^:/\\[\\]]+):(\\d{1,5})");
    private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");
    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_ANSWER = 4096;

    private final String address;
    private final Duration patience;

    /**
     * @param address  {@code tcp://host:port} or {@code unix:/path}
     * @param patience how long a file may take, connecting included
     * @throws IllegalArgumentException if it is neither
     */
    Clamd(String address, Duration patience) {
        this.address = address;
        this.patience = patience;
        if (!address.startsWith("unix:/") && !TCP.matcher(address).matches()) {
            throw new IllegalArgumentException("gongkai.antivirus.address 应写成 tcp://127.0.0.1:3310 或者 unix:/run/clamav/clamd.ctl，现在是 " + address);
        }
    }

    private interface Talk {

        void with(SocketChannel channel) throws IOException;
    }

    @Override
    public Verdict scan(byte[] content) {
        try {
            return verdict(asked(channel -> {
                write(channel, command("INSTREAM"));
                for (int from = 0; from < content.length; from += CHUNK) {
                    int length = Math.min(CHUNK, content.length - from);
                    write(channel, ByteBuffer.allocate(Integer.BYTES + length).putInt(length).put(content, from, length).flip());
                }
                write(channel, ByteBuffer.allocate(Integer.BYTES).putInt(0).flip());
            }));
        } catch (IOException unanswered) {
            return new Verdict.Unknown(String.valueOf(unanswered.getMessage()));
        }
    }

    /** @throws IOException if the scanner does not answer that it is there */
    void ping() throws IOException {
        String answer = asked(channel -> write(channel, command("PING")));
        if (!answer.equals("PONG")) {
            throw new IOException(address + " 没有按 clamd 的方式应答：" + answer);
        }
    }

    private static Verdict verdict(String answer) {
        Matcher found = FOUND.matcher(answer);
        return answer.equals("stream: OK") ? new Verdict.Clean() : found.matches() ? new Verdict.Infected(found.group(1)) : new Verdict.Unknown(answer);
    }

    /** One conversation; what takes longer than it may is closed, wherever it is. */
    private String asked(Talk talk) throws IOException {
        SocketAddress where = where();
        try (SocketChannel channel = SocketChannel.open(where instanceof UnixDomainSocketAddress ? StandardProtocolFamily.UNIX : StandardProtocolFamily.INET)) {
            Executor later = CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS);
            CompletableFuture<Void> end = CompletableFuture.runAsync(() -> close(channel), later);
            try {
                channel.connect(where);
                try {
                    talk.with(channel);
                } catch (AsynchronousCloseException tooLong) {
                    throw tooLong;
                } catch (IOException brokenOff) {
                    // A scanner that will not take more says why, and then closes the line.
                    String why = answer(channel);
                    if (why.isEmpty()) {
                        throw brokenOff;
                    }
                    return why;
                }
                return answer(channel);
            } catch (AsynchronousCloseException tooLong) {
                throw new IOException(address + " 在 " + patience.toSeconds() + " 秒以内没有答复", tooLong);
            } catch (IOException failed) {
                throw new IOException(address + " 连不上或者中断了：" + failed.getMessage(), failed);
            } finally {
                end.cancel(false);
            }
        }
    }

    private SocketAddress where() {
        Matcher tcp = TCP.matcher(address);
        return tcp.matches() ? new InetSocketAddress(tcp.group(1).replaceAll("[\\[\\]]", ""), Integer.parseInt(tcp.group(2)))
                : UnixDomainSocketAddress.of(address.substring("unix:".length()));
    }

    private static ByteBuffer command(String name) {
        return ByteBuffer.wrap(("z" + name + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String answer(SocketChannel channel) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer some = ByteBuffer.allocate(LONGEST_ANSWER);
        while (answer.size() < LONGEST_ANSWER && channel.read(some) > 0) {
            answer.write(some.array(), 0, some.position());
            if (some.array()[some.position() - 1] == 0) {
                break;
            }
            some.clear();
        }
        return answer.toString(StandardCharsets.UTF_8).replace("\0", "").strip();
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException closedAlready) {
            throw new IllegalStateException(closedAlready);
        }
    }
}
