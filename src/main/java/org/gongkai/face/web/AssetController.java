package org.gongkai.face.web;

import java.time.Duration;

import org.gongkai.face.Assets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Serves style sheet and scripts; an address never changes its content, so it is kept for ever. */
@RestController
class AssetController {

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping("/assets/{digest}/{name}")
    ResponseEntity<byte[]> asset(@PathVariable String digest, @PathVariable String name,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String encodings) {
        boolean gzip = encodings.contains("gzip");
        return assets.at("/assets/" + digest + "/" + name)
                .map(served -> {
                    ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(served.type())
                            .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                            .varyBy(HttpHeaders.ACCEPT_ENCODING);
                    if (gzip) {
                        answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
                    }
                    return answer.body(gzip ? served.gzipped() : served.bytes());
                })
                .orElse(ResponseEntity.notFound().build());
    }
}
