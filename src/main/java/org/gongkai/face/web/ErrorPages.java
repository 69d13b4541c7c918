package org.gongkai.face.web;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Wording;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page for each way in which a request can fail: what happened, and one way onward. */
@Component
class ErrorPages implements ErrorViewResolver {

    private record Failure(String title, String sentence, String onward, String address) {
    }

    private static final Map<Integer, Failure> FAILURES = Map.of(
            400, new Failure("这个请求读不懂", "地址或表单里有系统不能识别的内容。请返回上一页检查后再提交；已经保存的内容没有丢失。", "回到首页", "/"),
            401, new Failure("请先登录", "这一页只对工作人员开放。登录后会回到这里。", "登录", "/sign-in"),
            403, new Failure("您没有权限看这一页", "这一页只对承办它的机关和岗位开放，或者停留太久，页面已经失效。如果您是工作人员，请确认登录的岗位。", "回到首页", "/"),
            404, new Failure("没有找到这一页", "地址可能有误，或者这一页已经移走。已发布的信息撤回后，原地址仍会说明撤回的时间和依据。", "搜索公开信息", "/search"),
            405, new Failure("这一页不能这样打开", "这个地址只接受从表单提交。请从原来的页面重新开始。", "回到首页", "/"),
            413, new Failure("提交的内容太大", "文件或者文字超过了一次能收下的上限，没有收下。请按浏览器的“后退”回到表单，压缩文件、删减文字后再提交。", "回到首页", "/"),
            500, new Failure("系统出了问题", "这不是您的操作造成的。已经提交的内容不受影响，请稍后再试；如果着急，请拨打页脚的电话。", "回到首页", "/"));

    /** What is said at the desk instead, where the way on leads back to it. */
    private static final Map<Integer, Failure> AT_THE_DESK = Map.of(
            403, new Failure("您没有权限看这一页", "这一页只对承办它的机关和岗位开放，或者停留太久，页面已经失效。请确认登录的岗位。", "回到工作台", "/desk"),
            404, new Failure("没有找到这一页", "地址可能有误，这一件已经移走，或者不在您的岗位范围内。", "回到工作台", "/desk"));

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return page(status, request.getRequestURI());
    }

    ModelAndView page(HttpStatus status, String path) {
        Failure usual = failure(status);
        Failure failure = !path.startsWith("/desk") ? usual
                : AT_THE_DESK.getOrDefault(status.value(), "/".equals(usual.address()) ? new Failure(usual.title(), usual.sentence(), "回到工作台", "/desk") : usual);
        Screen screen = Screen.message(Page.of(Wording.t(failure.title())).noindex(), Wording.t(failure.sentence()),
                Wording.t(failure.onward()), failure.address()).with("code", status.value());
        ModelAndView answer = new ModelAndView(screen);
        answer.setStatus(status);
        return answer;
    }

    String title(HttpStatus status) {
        return Wording.t(failure(status).title());
    }

    String sentence(HttpStatus status) {
        return Wording.t(failure(status).sentence());
    }

    private static Failure failure(HttpStatus status) {
        return FAILURES.getOrDefault(status.value(), FAILURES.get(status.is4xxClientError() ? 400 : 500));
    }
}
