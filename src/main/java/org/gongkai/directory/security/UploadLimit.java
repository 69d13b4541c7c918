package org.gongkai.directory.security;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.face.KeptForms;
import org.gongkai.face.SentForm;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a request that announces more than the limit before anything of it is held; what was typed beside its files is kept. */
final class UploadLimit extends OncePerRequestFilter {

    /** Times the limit: so much is read for what was typed beside the files. */
    private static final int READ = 10;

    private final DataSize most;
    private final DataSize form;
    private final ObjectProvider<KeptForms> kept;

    /** @param form the longest form without files */
    UploadLimit(DataSize most, DataSize form, ObjectProvider<KeptForms> kept) {
        this.form = form;
        this.most = most;
        this.kept = kept;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (LongForm.isOne(request) && request.getContentLengthLong() > form.toBytes()) {
            tooLong(request, response).answer(request, response);
            return;
        }
        if (request.getContentLengthLong() <= most.toBytes() || StreamedTable.isOne(request)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<String> page = isRead(request, most.toBytes()) ? Refusal.kept(kept, SentForm.of(WithoutFiles.read(request)), response) : Optional.empty();
        page.map(form -> new Refusal(413, "文件太大", "一次提交的文件合计不能超过 {0} MB，这一次没有收下。您填写的内容已经加密保存，打开表单，换成小一些的文件再提交一次；文件可以压缩、分几次提交，或者改用邮寄、当面递交。",
                most.toMegabytes()).leadingTo("打开表单，继续提交", form)).orElseGet(() -> refusal(most)).answer(request, response);
    }

    private Refusal tooLong(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> page = request.getContentLengthLong() <= READ * most.toBytes() ? Refusal.kept(kept, SentForm.of(LongForm.read(request)), response) : Optional.empty();
        return page.map(address -> new Refusal(413, "文字太长", "这一次提交的文字超过了一次能收下的长度，没有收下。您填写的内容已经加密保存，太长的一栏只保存了开头那一段（多于任何一栏能收下的）；打开表单，删减以后再提交一次；材料很长的，请作为文件附上，或者邮寄、当面递交。")
                .leadingTo("打开表单，继续提交", address)).orElseGet(FormText::tooLong);
    }

    /** Whether what was typed can be read beside the files of a request that goes no further. */
    static boolean isRead(HttpServletRequest request, long most) {
        String type = request.getContentType();
        return type != null && type.startsWith("multipart/form-data") && request.getContentLengthLong() > 0 && request.getContentLengthLong() <= READ * most;
    }

    static Refusal refusal(DataSize most) {
        return new Refusal(413, "文件太大", "一次提交的文件合计不能超过 {0} MB，这一次没有收下。请压缩或分几次提交，或者改用邮寄、当面递交。",
                most.toMegabytes());
    }
}
