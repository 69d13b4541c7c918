package org.gongkai.directory.security;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.http.HttpHeaders;

/**
 * Waits for nobody who sends a body slower than a poor line would: he holds a thread and a part of the memory meanwhile. What is left
 * over of a body when its answer is there is let in, and thrown away, at the same pace. Bodies never take all threads: the rest is for those
 * who only read, a part of theirs for short bodies, and while half of theirs is taken nobody is given the long grace.
 */
final class BodyPace extends ValveBase {

    /** Before this is over nobody is too slow. */
    static final Duration GRACE = Duration.ofSeconds(30);
    static final int BYTES_A_SECOND = 16 << 10;
    private static final String TOO_SLOW = BodyPace.class.getName();

    /** What one form without a file weighs. */
    private static final int SHORT = 64 << 10;
    private static final int GRACE_WHEN_CROWDED = 10;

    private final Duration grace;
    private final int bytesASecond;
    private final int most;
    private final AtomicInteger coming = new AtomicInteger();

    /** @param most how many bodies may come at once; a third of them only if they are short */
    BodyPace(Duration grace, int bytesASecond, int most) {
        super(true);
        this.grace = grace;
        this.bytesASecond = bytesASecond;
        this.most = most;
    }

    /** Whether a body was given up because it came too slowly. */
    static boolean isGivenUp(ServletRequest request) {
        return request.getAttribute(TOO_SLOW) != null;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getContentLengthLong() <= 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
            getNext().invoke(request, response);
            return;
        }
        boolean small = request.getContentLengthLong() >= 0 && request.getContentLengthLong() <= SHORT;
        int room = small ? most : most - most / 3;
        if (coming.getAndUpdate(many -> many < room ? many + 1 : many) >= room) {
            refuse(request, response);
            return;
        }
        try {
            let(request, response);
        } finally {
            coming.decrementAndGet();
        }
    }

    /** Who is refused takes no room. */
    private static void refuse(Request request, Response response) throws IOException {
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        response.setHeader(HttpHeaders.CONNECTION, "close");
        BarePage.write(request, response, "现在同时在提交的人太多，这一次没有收下。请过几秒返回上一页再提交一次；只是查看的页面不受影响。");
    }

    private void let(Request request, Response response) throws IOException, ServletException {
        InputBuffer line = request.getCoyoteRequest().getInputBuffer();
        Paced paced = new Paced(line, request);
        request.getCoyoteRequest().setInputBuffer(paced);
        try {
            getNext().invoke(request, response);
            if (!request.isAsync() && !isGivenUp(request) && !request.getCoyoteRequest().hasExpectation()) {
                response.finishResponse();
                paced.throwAway(request.getConnector().getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol ? protocol.getMaxSwallowSize() : 0);
            }
        } finally {
            request.getCoyoteRequest().setInputBuffer(line);
        }
    }

    /** What comes over the line, with an eye on the clock. */
    private final class Paced implements InputBuffer {

        private final InputBuffer line;
        private final Request request;
        private final long begun = System.nanoTime();
        private long bytes;

        Paced(InputBuffer line, Request request) {
            this.line = line;
            this.request = request;
        }

        @Override
        public int doRead(ApplicationBufferHandler into) throws IOException {
            int read = line.doRead(into);
            bytes += Math.max(read, 0);
            if (read >= 0 && !isWhole() && isTooSlow()) {
                request.setAttribute(TOO_SLOW, true);
                request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
                throw new SocketTimeoutException("a body that comes too slowly: " + bytes + " bytes");
            }
            return read;
        }

        /** Nobody waits for anything more of it. */
        private boolean isWhole() {
            return request.getContentLengthLong() >= 0 && bytes >= request.getContentLengthLong();
        }

        private boolean isTooSlow() {
            Duration given = coming.get() > most / 2 ? grace.dividedBy(GRACE_WHEN_CROWDED) : grace;
            double seconds = (System.nanoTime() - begun - given.toNanos()) / 1e9;
            return bytes < seconds * bytesASecond;
        }

        @Override
        public int available() {
            return line.available();
        }

        /** @param most a longer one is not let in to its end */
        private void throwAway(long most) {
            try {
                Nowhere nowhere = new Nowhere();
                int read = 0;
                while (read >= 0 && bytes < most) {
                    read = doRead(nowhere);
                }
            } catch (IOException tooSlowOrGone) {
                request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            }
        }
    }

    /** Takes what the line has and keeps none of it. */
    private static final class Nowhere implements ApplicationBufferHandler {

        private ByteBuffer last = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            last = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return last;
        }

        @Override
        public void expand(int size) {
            throw new UnsupportedOperationException("the line hands over its own buffer and asks for no more room");
        }
    }
}
