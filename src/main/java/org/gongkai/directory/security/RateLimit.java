package org.gongkai.directory.security;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.directory.Network;
import org.gongkai.face.KeptForms;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Slows down whoever sends public forms faster than a person can, by address, in bounded memory. */
final class RateLimit extends OncePerRequestFilter {

    /** POSTs below one of the paths share a budget per address. */
    private record Budget(String name, List<String> paths, int requests, Duration per) {

        boolean covers(String path) {
            return paths.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
        }
    }

    private static final int MOST_KEPT = 1 << 20;

    private final List<Budget> budgets;
    private final Map<String, Bucket> buckets;
    private final ObjectProvider<KeptForms> kept;
    private final Budget keeping;

    RateLimit(RateLimits limits, ObjectProvider<KeptForms> kept) {
        this.kept = kept;
        keeping = new Budget("kept", List.of(), limits.keeping().requests(), limits.keeping().per());
        budgets = !limits.enabled() ? List.of() : List.of(
                new Budget("submissions", List.of("/requests", "/mailboxes", "/participation", "/subscriptions/new"), limits.submissions().requests(), limits.submissions().per()),
                new Budget("lookups", List.of("/matters", "/consultations", "/participation/mine", "/participation/registration", "/my"), limits.lookups().requests(), limits.lookups().per()),
                new Budget("sign-ins", List.of("/sign-in"), limits.signIns().requests(), limits.signIns().per()),
                new Budget("checks", List.of("/check", PublicAddresses.CHECK), limits.checks().requests(), limits.checks().per()),
                new Budget("drafts", List.of("/drafts"), limits.drafts().requests(), limits.drafts().per()),
                new Budget("direct", List.of(PublicAddresses.DIRECT), limits.direct().requests(), limits.direct().per()));
        buckets = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > limits.addresses();
            }
        });
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!"POST".equals(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        List<Bucket> taken = new ArrayList<>();
        for (Budget budget : budgets) {
            if (budget.covers(request.getServletPath())) {
                Bucket bucket = bucket(budget, request.getRemoteAddr());
                ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
                taken.add(bucket);
                if (!probe.isConsumed()) {
                    refuse(Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1, request, response);
                    return;
                }
            }
        }
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE) {
            // nothing of it was read: a programme that names its content wrongly has not used up what it may send
            taken.forEach(bucket -> bucket.addTokens(1));
        }
    }

    private Bucket bucket(Budget budget, String address) {
        return buckets.computeIfAbsent(budget.name + " " + Network.of(address), key -> Bucket.builder()
                .addLimit(limit -> limit.capacity(budget.requests).refillGreedy(budget.requests, budget.per)).build());
    }

    /** What somebody typed is kept though it came too fast, as long as the keeping itself is not what comes too fast. */
    private void refuse(long seconds, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        Optional<String> page = request.getContentLengthLong() <= MOST_KEPT && bucket(keeping, request.getRemoteAddr()).tryConsume(1) && FormText.isReadable(request) ? Refusal.kept(kept, request, response) : Optional.empty();
        page.map(address -> new Refusal(429, "提交得太快了", "来自您这个网络地址的提交太多，这一次没有收下。您填写的内容已经加密保存，请等 {0} 秒后打开表单再提交一次。", seconds)
                        .leadingTo("打开表单，继续提交", address))
                .orElseGet(() -> new Refusal(429, "提交得太快了", "来自您这个网络地址的提交太多，这一次没有收下。请等 {0} 秒后返回上一页再提交一次。", seconds))
                .answer(request, response);
    }
}
