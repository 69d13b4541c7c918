package org.gongkai.operation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.gongkai.face.Form;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Where commands reach the running application; the door lets in who can read the installation's token. */
@Hidden
@RestController
class OperatorEntrance {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorEntrance.class);

    private final Map<String, OperatorTask> tasks;

    OperatorEntrance(List<OperatorTask> tasks) {
        this.tasks = tasks.stream().collect(Collectors.toMap(OperatorTask::name, Function.identity()));
    }

    @PostMapping("/operator/{task}")
    @Form(Form.Typed.NOTHING)
    void order(@PathVariable String task, @RequestParam Map<String, String> options, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        OperatorTask ordered = tasks.get(task);
        if (ordered == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] content = request.getInputStream().readNBytes(OperatorTask.MOST_CONTENT + 1);
        if (content.length > OperatorTask.MOST_CONTENT) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        response.setContentType("application/x-ndjson");
        run(ordered, new OperatorTask.Order(options, content), response.getOutputStream());
    }

    private static void run(OperatorTask task, OperatorTask.Order order, OutputStream out) {
        try {
            send(out, OperatorReply.outcome(task.run(order, milestone -> send(out, OperatorReply.progress(milestone)))));
        } catch (CannotStart refused) {
            send(out, OperatorReply.refused(refused.getMessage()));
        } catch (RuntimeException fault) {
            LOG.error("{} failed", task.name(), fault);
            send(out, OperatorReply.fault(fault.toString()));
        }
    }

    private static void send(OutputStream out, OperatorReply reply) {
        try {
            out.write(reply.line());
            out.flush();
        } catch (IOException callerLeft) {
            throw new UncheckedIOException(callerLeft);
        }
    }
}
