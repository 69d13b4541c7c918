package org.gongkai.directory.security;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.directory.Network;
import org.gongkai.face.KeptForms;
import org.gongkai.face.SentForm;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in no more large requests at once than memory holds: what they announce is counted before a byte of them is read, and who
 * finds no room is told to try again. Small ones pass; one that does not say how long it is counts as the longest. One address never
 * takes more than half, and what somebody typed has a room of its own: no upload of others keeps it out.
 */
class InputBudget extends OncePerRequestFilter {

    private static final long SMALL = 64 << 10;
    private static final int UNIT = 1 << 10;
    /** A form is held as bytes and as the characters they stand for. */
    private static final int FORM_WEIGHS = 3;
    /** What is typed into the longest form is less; what is longer is no person's typing. */
    private static final long LONGEST_TYPED = 1 << 20;
    private static final int PATIENCE_SECONDS = 5;

    private interface Inside {

        void go() throws ServletException, IOException;
    }

    /** A part of the memory, of which each address may have half. */
    private static final class Room {

        /** What one address has of it, for as long as it has anything. */
        private static final class Share {

            private final Semaphore left;
            private int requests;

            Share(int size) {
                left = new Semaphore(size, true);
            }
        }

        private final int half;
        private final Semaphore left;
        private final Map<String, Share> shares = new ConcurrentHashMap<>();

        Room(int size) {
            half = size / 2;
            left = new Semaphore(size, true);
        }

        /** False when there is no room for it within its patience. */
        boolean with(String address, long units, Inside inside) throws ServletException, IOException {
            int weight = (int) Math.min(units, half);
            Share share = shares.compute(address, (key, known) -> {
                Share there = known == null ? new Share(half) : known;
                there.requests++;
                return there;
            });
            try {
                boolean[] entered = {false};
                return with(share.left, weight, () -> entered[0] = with(left, weight, inside)) && entered[0];
            } finally {
                shares.computeIfPresent(address, (key, known) -> --known.requests == 0 ? null : known);
            }
        }

        private static boolean with(Semaphore room, int weight, Inside inside) throws ServletException, IOException {
            try {
                if (!room.tryAcquire(weight, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    return false;
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
            try {
                inside.go();
                return true;
            } finally {
                room.release(weight);
            }
        }
    }

    private final long most;
    private final Room files;
    private final Room typed;
    /** Where what somebody typed is kept when there is no room to take it: two forms of the longest at once. */
    private final Room spare = new Room((int) (2 * FORM_WEIGHS * LONGEST_TYPED / UNIT));
    private final ObjectProvider<KeptForms> kept;

    /** @param most the largest request that is taken at all */
    InputBudget(DataSize most, DataSize together, ObjectProvider<KeptForms> kept) {
        this.most = most.toBytes();
        this.kept = kept;
        int all = (int) (together.toBytes() / UNIT);
        this.typed = new Room(all / 4);
        this.files = new Room(all - all / 4);
    }

    /** An eighth of the memory, and never less than that two addresses can send the largest. */
    static InputBudget ofThisMemory(DataSize most, ObjectProvider<KeptForms> kept) {
        return new InputBudget(most, DataSize.ofBytes(Math.max(Runtime.getRuntime().maxMemory() / 8, 3 * most.toBytes())), kept);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long announced = announced(request);
        if (announced <= SMALL || StreamedTable.isOne(request)) {
            chain.doFilter(request, response);
            return;
        }
        String type = String.valueOf(request.getContentType());
        boolean form = type.startsWith("application/x-www-form-urlencoded");
        String address = Network.of(request.getRemoteAddr());
        Room room = form && announced <= LONGEST_TYPED ? typed : files;
        if (room.with(address, (form ? FORM_WEIGHS * announced : announced) / UNIT, () -> chain.doFilter(request, response))) {
            return;
        }
        boolean parted = UploadLimit.isRead(request, most);
        boolean keepable = form && announced <= LONGEST_TYPED || parted;
        // Of files nothing is held: they are thrown away as they come.
        long held = FORM_WEIGHS * Math.min(announced, LONGEST_TYPED);
        if (!keepable || !spare.with(address, held / UNIT, () -> refuseKeeping(parted ? SentForm.of(WithoutFiles.read(request)) : request, response))) {
            refuse(request, response);
        }
    }

    private long announced(HttpServletRequest request) {
        long announced = request.getContentLengthLong();
        return announced >= 0 ? announced : request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null ? 0 : most;
    }

    private void refuseKeeping(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> page = FormText.isReadable(request) ? Refusal.kept(kept, request, response) : Optional.empty();
        if (page.isPresent()) {
            answer(new Refusal(503, "正在接收的文件太多", "现在有很多人同时在提交，这一次没有收下。您填写的内容已经加密保存，请过 {0} 秒打开表单再提交一次；选过的文件要重新选择。", PATIENCE_SECONDS)
                    .leadingTo("打开表单，继续提交", page.get()), request, response);
        } else {
            refuse(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(new Refusal(503, "正在接收的文件太多", "现在有很多人同时在提交文件，这一次没有收下。填写的内容还在您的浏览器里：请过 {0} 秒刷新本页，浏览器会把填写的内容和文件原样再提交一次；也可以按浏览器的“后退”回到表单再提交。", PATIENCE_SECONDS),
                request, response);
    }

    void answer(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(PATIENCE_SECONDS));
        refusal.answer(request, response);
    }
}
