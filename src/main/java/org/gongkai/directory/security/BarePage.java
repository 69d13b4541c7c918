package org.gongkai.directory.security;

import java.io.IOException;
import java.io.Writer;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.gongkai.face.ApiProblem;

/** The page where the server itself refuses, before anything of the site is asked: no template, no language of the reader's, but words; a problem to programmes. */
public final class BarePage extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            write(request, response, response.getStatus() == 400 ? "这个请求读不懂，或者地址太长、带的参数太多。请从首页重新开始。" : "这个请求没有办成。请稍后再试，或者从首页重新开始。");
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("nobody to tell", gone);
        }
    }

    static void write(Request request, Response response, String sentence) throws IOException {
        String path = String.valueOf(request.getRequestURI());
        if (ApiProblem.isFor(path)) {
            ApiProblem.write(response, response.getStatus(), "没有办成", sentence, path);
            response.finishResponse();
            return;
        }
        response.setContentType("text/html");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        Writer writer = response.getReporter();
        if (writer != null) {
            writer.write("<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>没有办成</title><h1>没有办成</h1><p>" + sentence
                    + "</p><p lang=\"en\">This request could not be taken. Please begin again from the <a href=\"/\">first page 首页</a>.</p></html>");
            response.finishResponse();
        }
    }
}
