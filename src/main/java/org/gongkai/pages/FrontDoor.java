package org.gongkai.pages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.http.FastHttpDateFormat;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * The connections of the server. A plain question for a page that is in memory is answered by the thread that heard it: one read, one write, nothing
 * handed to a worker. Whatever is written otherwise, takes more than one packet, or is not at hand, goes the usual way with every byte it came with.
 * Public because the server makes it by its name.
 */
public final class FrontDoor extends Http11NioProtocol {

    private final Threshold threshold;

    public FrontDoor() {
        this(new Threshold());
    }

    private FrontDoor(Threshold threshold) {
        super(threshold);
        this.threshold = threshold;
    }

    void answers(Function<String, @Nullable AtHand> pages, PageHeaders headers) {
        threshold.headers = headers;
        threshold.pages = pages;
    }

    private static final class Threshold extends NioEndpoint {

        private static final int LARGEST = 4096;
        private static final ThreadLocal<ByteBuffer> ROOM = ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(LARGEST));
        private static final ThreadLocal<ByteBuffer> ANSWER = ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(1 << 17));

        private @Nullable PageHeaders headers;
        private volatile @Nullable Function<String, @Nullable AtHand> pages;

        @Override
        public boolean processSocket(SocketWrapperBase<NioChannel> socket, SocketEvent event, boolean dispatch) {
            Function<String, @Nullable AtHand> known = pages;
            boolean between = event == SocketEvent.OPEN_READ && dispatch && socket.getCurrentProcessor() == null && !socket.hasDataToWrite();
            if (known == null || !between || isSSLEnabled() || isPaused() || !(socket instanceof NioSocketWrapper wrapper)) {
                return super.processSocket(socket, event, dispatch);
            }
            try {
                return answered(known, wrapper) || super.processSocket(socket, event, dispatch);
            } catch (IOException gone) {
                // whoever asked has hung up
                getLog().debug("closed while a page was sent", gone);
                socket.close();
                return true;
            }
        }

        private boolean answered(Function<String, @Nullable AtHand> known, NioSocketWrapper wrapper) throws IOException {
            SocketChannel channel = wrapper.getSocket().getIOChannel();
            ByteBuffer room = ROOM.get().clear();
            int length = channel.read(room);
            if (length <= 0) {
                // the usual way meets the end of it once more
                return false;
            }
            room.flip();
            byte[] asked = new byte[length];
            room.get(asked);
            String path = PlainQuestion.path(new String(asked, StandardCharsets.ISO_8859_1));
            AtHand page = path == null ? null : known.apply(path);
            if (page == null || headers == null) {
                wrapper.unRead(ByteBuffer.wrap(asked));
                return false;
            }
            wrapper.updateLastRead();
            send(wrapper, channel, whole(page.head(headers), page.page().packed()));
            return true;
        }

        /** Head, date, what keeps the line open, and the bytes. */
        private ByteBuffer whole(byte[] head, byte[] bytes) {
            byte[] rest = ("Date: " + FastHttpDateFormat.getCurrentDate() + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
            int length = head.length + rest.length + bytes.length;
            ByteBuffer usual = ANSWER.get();
            ByteBuffer answer = length <= usual.capacity() ? usual.clear() : ByteBuffer.allocate(length);
            return answer.put(head).put(rest).put(bytes).flip();
        }

        private void send(NioSocketWrapper wrapper, SocketChannel channel, ByteBuffer answer) throws IOException {
            channel.write(answer);
            wrapper.setReadTimeout(getKeepAliveTimeout());
            wrapper.updateLastWrite();
            if (!answer.hasRemaining()) {
                wrapper.registerReadInterest();
                return;
            }
            // a slow line: a worker waits for it
            ByteBuffer rest = ByteBuffer.allocate(answer.remaining()).put(answer).flip();
            getExecutor().execute(() -> {
                try {
                    wrapper.write(true, rest);
                    wrapper.flush(true);
                    wrapper.registerReadInterest();
                } catch (IOException gone) {
                    getLog().debug("closed while a page was sent", gone);
                    wrapper.close();
                }
            });
        }
    }
}
