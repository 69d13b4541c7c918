package org.gongkai.face.web;

import java.io.IOException;
import java.util.Objects;
import java.util.stream.Collectors;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.face.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What failed is answered in the reader's own form: a page to people, a problem with its reason to programmes. */
@Controller
class ErrorAnswers implements ErrorController {

    private final ErrorPages pages;
    private final ErrorAttributes attributes;

    ErrorAnswers(ErrorPages pages, ErrorAttributes attributes) {
        this.pages = pages;
        this.attributes = attributes;
    }

    @RequestMapping("${server.error.path:${error.path:/error}}")
    @Nullable ModelAndView answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        HttpStatus status = status(request);
        String path = failed instanceof String uri ? uri : request.getRequestURI();
        if (!ApiProblem.isFor(path) && Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "").contains("text/html")) {
            return pages.page(status, path);
        }
        Throwable fault = attributes.getError(new ServletWebRequest(request));
        ApiProblem.write(response, status.value(), pages.title(status), detail(fault, status), path);
        return null;
    }

    /** Whoever asks for this address itself asks for a page that is not there. */
    private static HttpStatus status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? Objects.requireNonNullElse(HttpStatus.resolve(code), HttpStatus.INTERNAL_SERVER_ERROR) : HttpStatus.NOT_FOUND;
    }

    private String detail(@Nullable Throwable fault, HttpStatus status) {
        return switch (fault) {
            case ResponseStatusException told when told.getReason() != null -> told.getReason();
            case MethodArgumentTypeMismatchException wrong -> "参数 " + wrong.getName() + " 应是" + kind(wrong.getRequiredType()) + "，现为“" + shown(wrong.getValue()) + "”";
            case MissingServletRequestParameterException missing -> "缺少参数 " + missing.getParameterName();
            case HttpMediaTypeNotSupportedException other -> "不接受 " + (other.getContentType() == null ? "没有写明 Content-Type 的内容" : other.getContentType()) + "；可以是 "
                    + other.getSupportedMediaTypes().stream().map(Object::toString).collect(Collectors.joining("、"));
            case HttpRequestMethodNotSupportedException method -> "这个地址不接受 " + method.getMethod()
                    + (method.getSupportedMethods() == null ? "" : "；可以用 " + String.join("、", method.getSupportedMethods()));
            case null, default -> pages.sentence(status);
        };
    }

    private static String kind(@Nullable Class<?> type) {
        return type == null ? "别的样子" : Number.class.isAssignableFrom(type) || type.isPrimitive() && type != boolean.class ? "数字"
                : type.getSimpleName().equals("LocalDate") ? " 2026-01-31 这样的日期" : type == boolean.class || type == Boolean.class ? " true 或者 false" : "别的样子";
    }

    private static String shown(@Nullable Object value) {
        String said = String.valueOf(value);
        return said.length() > 60 ? said.substring(0, 60) + "…" : said;
    }
}
