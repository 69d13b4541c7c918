package org.gongkai.letters;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/** A mail server that fails at the chosen moment. */
final class ScriptedSmtp implements AutoCloseable {

    /** Where it fails. */
    enum Fault { HANGS_UP_WITHIN_DATA, HANGS_UP_AFTER_DATA, RCPT_450, RCPT_550, DATA_END_451, MAIL_FROM_530, NONE }

    /** So that whoever writes much is still writing when it hangs up. */
    private static final int SMALL = 8192;

    private final ServerSocket socket;
    private final Thread serving;
    private final Fault fault;
    private final @Nullable SSLContext tls;
    private final String password;
    private final List<String> whole = new CopyOnWriteArrayList<>();
    private final List<String> inClear = new CopyOnWriteArrayList<>();

    ScriptedSmtp(int port, Fault fault) {
        this(port, fault, null, "");
    }

    /** @param tls offers STARTTLS, and within it AUTH PLAIN with this password */
    ScriptedSmtp(int port, Fault fault, @Nullable SSLContext tls, String password) {
        this.fault = fault;
        this.tls = tls;
        this.password = password;
        try {
            socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.setReceiveBufferSize(SMALL);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        serving = Thread.ofPlatform().daemon().start(() -> {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    say(client.getOutputStream(), "220 ready");
                    talk(client);
                } catch (IOException hungUp) {
                    continue;
                }
            }
        });
    }

    /** What was said to it unencrypted. */
    List<String> inClear() {
        return inClear;
    }

    /** Messages that it had whole. */
    List<String> whole() {
        return whole;
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = client.getOutputStream();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.toUpperCase(java.util.Locale.ROOT);
            if (!(client instanceof SSLSocket)) {
                inClear.add(line);
            }
            if (tls != null && verb.startsWith("EHLO")) {
                say(out, "250-ready");
                say(out, client instanceof SSLSocket ? "250 AUTH PLAIN" : "250 STARTTLS");
            } else if (tls != null && verb.equals("STARTTLS")) {
                say(out, "220 go on");
                SSLSocket secret = (SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), false);
                secret.setUseClientMode(false);
                talk(secret);
                return;
            } else if (verb.startsWith("AUTH PLAIN ")) {
                String said = new String(Base64.getDecoder().decode(line.substring("AUTH PLAIN ".length())), StandardCharsets.UTF_8);
                say(out, said.endsWith("\0" + password) ? "235 2.7.0 welcome" : "535 5.7.8 no");
            } else if (verb.startsWith("MAIL")) {
                say(out, fault == Fault.MAIL_FROM_530 ? "530 5.7.0 Authentication required for <lin@example.org>" : "250 ok");
            } else if (verb.startsWith("RCPT")) {
                say(out, fault == Fault.RCPT_450 ? "450 4.2.1 <lin@example.org>: mailbox busy"
                        : fault == Fault.RCPT_550 ? "550 5.1.1 <lin@example.org>: user unknown" : "250 ok");
            } else if (verb.startsWith("DATA")) {
                say(out, "354 go on");
                StringBuilder message = new StringBuilder();
                for (String text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
                    message.append(text).append('\n');
                    if (fault == Fault.HANGS_UP_WITHIN_DATA) {
                        client.setSoLinger(true, 0);
                        return;
                    }
                }
                if (fault == Fault.DATA_END_451) {
                    say(out, "451 4.3.0 later");
                    continue;
                }
                whole.add(message.toString());
                if (fault == Fault.HANGS_UP_AFTER_DATA) {
                    return;
                }
                say(out, "250 2.0.0 queued as 7 for <lin@example.org>");
            } else if (verb.startsWith("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 ok");
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
            serving.join(5000);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
