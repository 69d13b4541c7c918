package org.gongkai.registers.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

import org.gongkai.directory.Staff;
import org.gongkai.registers.Register;
import org.gongkai.registers.RegisterFiles;
import org.gongkai.registers.Registers;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import io.swagger.v3.oas.annotations.Hidden;

/** Files of records: to anybody as long as a record that was not withdrawn says them, at the desk before that too. */
@RestController
@Hidden
class RegisterFilePages {

    private static final Set<String> SHOWN_IN_PLACE = Set.of("application/pdf", "image/png", "image/jpeg");

    private final Registers registers;
    private final RegisterFiles files;
    private final DeskHands hands;

    RegisterFilePages(Registers registers, RegisterFiles files, DeskHands hands) {
        this.registers = registers;
        this.files = files;
        this.hands = hands;
    }

    @GetMapping("/registers/{id}/files/{digest}/{name}")
    ResponseEntity<Resource> open(@PathVariable String id, @PathVariable String digest, @PathVariable String name) {
        Register register = registers.open(id).orElseThrow(RegisterFilePages::notThere);
        return answer(files.open(register, digest, name));
    }

    @GetMapping("/desk/registers/{id}/files/{digest}/{name}")
    ResponseEntity<Resource> desk(@AuthenticationPrincipal Staff staff, @PathVariable String id, @PathVariable String digest, @PathVariable String name) {
        return answer(files.taken(hands.of(id, staff).register(), digest, name));
    }

    private static ResponseEntity<Resource> answer(Optional<RegisterFiles.Readable> found) {
        RegisterFiles.Readable file = found.orElseThrow(RegisterFilePages::notThere);
        if (file.bytes() == null) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "文件在服务器上受了损坏，为免给出不对的内容，暂不提供下载");
        }
        boolean inPlace = SHOWN_IN_PLACE.contains(file.mediaType());
        ContentDisposition disposition = (inPlace ? ContentDisposition.inline() : ContentDisposition.attachment()).filename(file.name(), StandardCharsets.UTF_8).build();
        return ResponseEntity.ok().contentType(inPlace ? MediaType.parseMediaType(file.mediaType()) : MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString()).header("X-Content-Type-Options", "nosniff")
                .eTag(file.digest()).body(new FileSystemResource(file.bytes()));
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个文件，或者它已经随记录撤下");
    }
}
