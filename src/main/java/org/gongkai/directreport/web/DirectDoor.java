package org.gongkai.directreport.web;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.gongkai.directreport.Inbox;
import org.gongkai.face.Form;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.json.JsonMapper;

/** Where lower installations speak. A stranger gets a refusal with its reason and nothing else. */
@RestController
class DirectDoor {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int REFUSED = 403;
    private static final int TOO_LARGE = 413;

    private final Inbox inbox;

    DirectDoor(Inbox inbox) {
        this.inbox = inbox;
    }

    @PostMapping(path = "/direct", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Form(Form.Typed.NOTHING)
    ResponseEntity<byte[]> take(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(Inbox.LARGEST + 1);
        if (body.length > Inbox.LARGEST) {
            return refused(TOO_LARGE, "报文太大，没有收下。");
        }
        return switch (inbox.take(body)) {
            case Inbox.Answer.Told told -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).header("Cache-Control", "no-store").body(told.reply().bytes());
            case Inbox.Answer.Refused(Inbox.Why why) -> refused(REFUSED, why.sentence());
        };
    }

    private static ResponseEntity<byte[]> refused(int status, String sentence) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).header("Cache-Control", "no-store").body(JSON.writeValueAsBytes(Map.of("refused", sentence)));
    }
}
