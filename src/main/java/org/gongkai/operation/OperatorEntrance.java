package org.gongkai.operation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Where commands reach the running application: from this machine, with the token that only the owner of the data can read. */
@Hidden
@RestController
class OperatorEntrance {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorEntrance.class);

    private final Map<String, OperatorTask> tasks;
    private final byte[] key;

    OperatorEntrance(List<OperatorTask> tasks, @Value("${gongkai.operator-token:}") String token) {
        this.tasks = tasks.stream().collect(Collectors.toMap(OperatorTask::name, Function.identity()));
        this.key = token.isEmpty() ? new byte[0] : bytes("Bearer " + token);
    }

    @PostMapping(OperatorSecurity.ENTRANCE + "/{task}")
    void order(@PathVariable String task, @RequestParam Map<String, String> options,
            @RequestHeader(name = "Authorization", defaultValue = "") String authorization,
            HttpServletRequest request, HttpServletResponse response) throws IOException {
        OperatorTask ordered = tasks.get(task);
        if (ordered == null || !isOwner(authorization, request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] content = request.getInputStream().readAllBytes();
        response.setContentType("application/x-ndjson");
        run(ordered, new OperatorTask.Order(options, content), response.getOutputStream());
    }

    private boolean isOwner(String authorization, HttpServletRequest request) throws IOException {
        return key.length > 0 && MessageDigest.isEqual(bytes(authorization), key)
                && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
