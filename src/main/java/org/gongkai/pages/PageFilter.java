package org.gongkai.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.calendar.Now;
import org.gongkai.face.MadeFrom;
import org.gongkai.ledger.Sha256;
import org.jspecify.annotations.Nullable;

/** Answers with what is kept before anything else is asked: no session, no database. What is not kept goes the usual way, and is kept if it may be. */
final class PageFilter implements Filter {

    private static final Set<Integer> KEPT = Set.of(HttpServletResponse.SC_OK, HttpServletResponse.SC_GONE);
    private static final Set<String> OUR_OWN = Set.of("cache-control", "content-length", "content-encoding", "vary", "etag", "expires", "pragma", "date", "connection", "keep-alive",
            "transfer-encoding", "cache-tag");
    private static final byte[] FORM = "name=\"_csrf\"".getBytes(StandardCharsets.US_ASCII);
    private static final int TAG_LENGTH = 32;

    private final Supplier<KeptPages> asked;
    private final Now now;
    private final PageHeaders said;
    private volatile @Nullable KeptPages pages;

    PageFilter(Supplier<KeptPages> asked, Now now, PageHeaders said) {
        this.asked = asked;
        this.now = now;
        this.said = said;
    }

    /** What is in memory for an address that is asked for as most do, if it may answer now; null before the first page was asked for. */
    @Nullable AtHand atHand(String path) {
        KeptPages known = pages;
        return known == null ? null : known.atHand(path, now.today());
    }

    @Override
    public void doFilter(ServletRequest question, ServletResponse answer, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) question;
        HttpServletResponse response = (HttpServletResponse) answer;
        PageAddress address = PageAddress.of(request);
        if (address == null) {
            chain.doFilter(request, response);
            return;
        }
        LocalDate today = now.today();
        KeptPages pages = asked.get();
        this.pages = pages;
        KeptPage page = pages.find(address, today);
        if (page != null) {
            send(page, address, request, response);
            return;
        }
        long begun = pages.changes();
        request.setAttribute(MadeFrom.KEEPER, true);
        chain.doFilter(request, response);
        if (!(request.getAttribute(MadeFrom.ATTRIBUTE) instanceof MadeFrom.Made made) || response.isCommitted()) {
            return;
        }
        if (KEPT.contains(response.getStatus()) && response.getHeader("Set-Cookie") == null
                && request.getSession(false) == null && !contains(made.bytes(), FORM)) {
            KeptPage fresh = page(made, begun, today, response);
            pages.keep(address, fresh);
            send(fresh, address, request, response);
            return;
        }
        response.setContentLength(made.bytes().length);
        response.getOutputStream().write(made.bytes());
    }

    private static KeptPage page(MadeFrom.Made made, long begun, LocalDate today, HttpServletResponse response) {
        MadeFrom from = made.from();
        List<String> sources = new ArrayList<>(from.and(MadeFrom.DECLARED).sources());
        LocalDate ends = from.until() == null ? today.plusDays(1) : from.until();
        if (!ends.equals(MadeFrom.NEVER)) {
            sources.add(KeptPages.DAY + ends);
        }
        List<String> headers = new ArrayList<>();
        for (String name : Set.copyOf(response.getHeaderNames())) {
            Collection<String> values = response.getHeaders(name);
            if (!OUR_OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> headers.addAll(List.of(name, value)));
            }
        }
        if (response.getContentType() != null && !headers.contains("Content-Type")) {
            headers.addAll(List.of("Content-Type", response.getContentType()));
        }
        return new KeptPage(begun, today.toEpochDay(), ends.toEpochDay(), response.getStatus(), List.copyOf(sources), headers,
                Sha256.hex(made.bytes()).substring(0, TAG_LENGTH), made.bytes().length, KeptPage.pack(made.bytes()));
    }

    private void send(KeptPage page, PageAddress address, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean packed = accepts(request.getHeader("Accept-Encoding"));
        String tag = PageHeaders.tag(page, packed);
        List<String> headers = said.of(page, address.isPlain() || !address.key().contains(" "), packed);
        for (int at = 0; at < headers.size(); at += 2) {
            response.setHeader(headers.get(at), headers.get(at + 1));
        }
        String known = request.getHeader("If-None-Match");
        if (known != null && (known.contains(tag) || known.equals("*"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setStatus(page.status());
        byte[] bytes = packed ? page.packed() : page.unpacked();
        if (packed) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentLength(bytes.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(bytes);
        }
    }

    private static boolean accepts(@Nullable String encodings) {
        return encodings != null && encodings.contains("gzip") && !encodings.contains("gzip;q=0");
    }

    private static boolean contains(byte[] text, byte[] word) {
        for (int at = 0; at <= text.length - word.length; at++) {
            int same = 0;
            while (same < word.length && text[at + same] == word[same]) {
                same++;
            }
            if (same == word.length) {
                return true;
            }
        }
        return false;
    }
}
