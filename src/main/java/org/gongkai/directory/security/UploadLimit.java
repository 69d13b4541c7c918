package org.gongkai.directory.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a request that announces more than the limit before a byte of it is read. */
final class UploadLimit extends OncePerRequestFilter {

    private final DataSize most;

    UploadLimit(DataSize most) {
        this.most = most;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() <= most.toBytes()) {
            chain.doFilter(request, response);
            return;
        }
        refusal(most).answer(request, response);
    }

    static Refusal refusal(DataSize most) {
        return new Refusal(413, "文件太大", "一次提交的文件合计不能超过 {0} MB，这一次没有收下。请压缩或分几次提交，或者改用邮寄、当面递交。",
                most.toMegabytes());
    }
}
