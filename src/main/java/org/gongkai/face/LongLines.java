package org.gongkai.face;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a line that is longer than its form takes, before anything is done with it; nothing is cut, and what was typed stands in the form again. */
final class LongLines implements HandlerInterceptor {

    private static final int REFUSED = 422;

    private final ObjectProvider<KeptForms> kept;

    LongLines(ObjectProvider<KeptForms> kept) {
        this.kept = kept;
    }

    /** A line that is too long. */
    record Long(String title, int longest, int written) {
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws IOException {
        Form form = handler instanceof HandlerMethod method ? method.getMethodAnnotation(Form.class) : null;
        Optional<Long> found = form == null ? Optional.empty() : tooLong(form, request);
        if (found.isEmpty()) {
            return true;
        }
        Long line = found.get();
        Optional<String> page = Optional.ofNullable(kept.getIfAvailable()).flatMap(keeping -> keeping.keep(request, response));
        String refused = Wording.t("“{0}”最多 {1} 字，现有 {2} 字，这一次没有收下，也没有截短。", Wording.t(line.title()), line.longest(), line.written());
        Screen.message(Page.of(Wording.t("文字太长")).noindex(), refused + (page.isPresent() ? Wording.t("您填写的内容已经加密保存，打开表单，删减以后再提交一次。")
                : Wording.t("请按浏览器的“后退”回到表单，删减以后再提交。")), page.isPresent() ? Wording.t("打开表单，继续提交") : Wording.t("回到工作台"), page.orElse("/desk"))
                .with("code", REFUSED).status(REFUSED).render(null, request, response);
        return false;
    }

    static Optional<Long> tooLong(Form form, HttpServletRequest request) {
        for (String line : form.lines()) {
            String[] said = line.split(" ");
            int longest = Integer.parseInt(said[2]);
            String value = request.getParameter(said[0]);
            int written = value == null ? 0 : value.strip().codePointCount(0, value.strip().length());
            if (written > longest) {
                return Optional.of(new Long(said[1], longest, written));
            }
        }
        return Optional.empty();
    }
}
