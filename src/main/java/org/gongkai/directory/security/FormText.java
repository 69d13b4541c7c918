package org.gongkai.directory.security;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.face.KeptForms;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses form fields that are not UTF-8 text, before anything of them is stored with holes. */
final class FormText extends OncePerRequestFilter {

    private final DataSize most;
    private final String mostFields;
    private final ObjectProvider<KeptForms> kept;

    FormText(DataSize most, int mostFields, ObjectProvider<KeptForms> kept) {
        this.most = most;
        this.mostFields = "[" + mostFields + "]";
        this.kept = kept;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Map<String, String[]> fields;
        try {
            fields = request.getParameterMap();
        } catch (InvalidParameterException unreadable) {
            logger.debug("form refused", unreadable);
            if (BodyPace.isGivenUp(request)) {
                new Refusal(408, "提交得太慢", "您的网络太慢，提交的内容没有收完，这一次没有收下。填写的内容还在您的浏览器里：请按浏览器的“后退”回到表单（是空的，就刷新一次，随填随存的会回来），换一个网络，或者去掉文件、压缩以后再提交；不要关闭这个窗口。").answer(request, response);
            } else if (unreadable.getErrorCode() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE) {
                (String.valueOf(request.getContentType()).startsWith("multipart/") ? UploadLimit.refusal(most) : tooLong()).answer(request, response);
            } else if (String.valueOf(unreadable.getMessage()).replace(",", "").contains(mostFields)) {
                new Refusal(413, "填写的项目太多", "一次提交的项目太多（最多 {0} 项），没有收下。请从本网站的页面提交；成批的数据请分几次。", mostFields.replaceAll("\\D", "")).answer(request, response);
            } else {
                notText().answer(request, response);
            }
            return;
        }
        for (String[] values : fields.values()) {
            for (String value : values) {
                if (!isText(value)) {
                    Refusal.kept(kept, request, response).map(page -> new Refusal(400, "提交的文字里有读不懂的字符", "提交的文字含有不是 UTF-8 文字的字符（常见于从文件里粘贴），没有收下。您填写的内容已经去掉这些字符、加密保存，打开表单核对后再提交一次。")
                            .leadingTo("打开表单，继续提交", page)).orElseGet(FormText::notText).answer(request, response);
                    return;
                }
            }
        }
        chain.doFilter(request, response);
    }

    /** No U+0000, which the database cannot hold; no U+FFFD, which stands where bytes were not UTF-8; no half of a pair. */
    static boolean isText(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0 || c == '\uFFFD') {
                return false;
            }
            if (Character.isHighSurrogate(c) && i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /** Whether its fields can be read at all; what is asked before anything else of a form that goes no further. */
    static boolean isReadable(HttpServletRequest request) {
        try {
            request.getParameterMap();
            return true;
        } catch (InvalidParameterException unreadable) {
            return false;
        }
    }

    /** No file is concerned; what was typed is still in the browser, and too long to be kept here. */
    static Refusal tooLong() {
        return new Refusal(413, "文字太长", "这一次提交的文字超过了一次能收下的长度（大约九十万个汉字），没有收下；这里没有文件的事。填写的内容还在您的浏览器里：请按浏览器的“后退”回到表单，删减以后再提交；材料很长的，请另存后邮寄或者当面递交。");
    }

    private static Refusal notText() {
        return new Refusal(400, "提交的文字读不懂", "提交的文字不是 UTF-8 编码，或者含有不可识别的字符，没有收下。请用常见的浏览器从本网站的页面提交；若是粘贴的文字，请去掉其中的乱码。");
    }
}
