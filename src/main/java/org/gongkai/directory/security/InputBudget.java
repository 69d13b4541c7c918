package org.gongkai.directory.security;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in no more large requests at once than memory holds: what they announce is counted before a byte of them is read, and who
 * finds no room is told to try again. Small ones pass; one that does not say how long it is counts as the longest.
 */
class InputBudget extends OncePerRequestFilter {

    private static final long SMALL = 64 << 10;
    private static final int UNIT = 1 << 10;
    /** A form is held as bytes and as the characters they stand for. */
    private static final int FORM_WEIGHS = 3;
    private static final int PATIENCE_SECONDS = 5;

    private final long most;
    private final int all;
    private final Semaphore room;

    /** @param most the largest request that is taken at all */
    InputBudget(DataSize most, DataSize together) {
        this.most = most.toBytes();
        this.all = (int) (together.toBytes() / UNIT);
        this.room = new Semaphore(all, true);
    }

    /** An eighth of the memory, and never less than two of the largest. */
    static InputBudget ofThisMemory(DataSize most) {
        return new InputBudget(most, DataSize.ofBytes(Math.max(Runtime.getRuntime().maxMemory() / 8, 2 * most.toBytes())));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int weight = weight(request);
        if (weight == 0) {
            chain.doFilter(request, response);
        } else if (entered(weight)) {
            try {
                chain.doFilter(request, response);
            } finally {
                room.release(weight);
            }
        } else {
            refuse(request, response);
        }
    }

    void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(PATIENCE_SECONDS));
        new Refusal(503, "正在接收的文件太多", "现在有很多人同时在提交文件，这一次没有收下。请过 {0} 秒返回上一页再提交一次。", PATIENCE_SECONDS)
                .answer(request, response);
    }

    private int weight(HttpServletRequest request) {
        long announced = request.getContentLengthLong();
        if (announced < 0) {
            announced = request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null ? 0 : most;
        }
        if (announced <= SMALL) {
            return 0;
        }
        String type = request.getContentType();
        long bytes = type != null && type.startsWith("application/x-www-form-urlencoded") ? FORM_WEIGHS * announced : announced;
        return (int) Math.min(bytes / UNIT, all);
    }

    private boolean entered(int weight) {
        try {
            return room.tryAcquire(weight, PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
