package org.gongkai.registers.web;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.gongkai.registers.MapBase;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.swagger.v3.oas.annotations.Hidden;

/** The map that the installation brings, for the script of the pages: no other server is asked. */
@RestController
@Hidden
class MapApi {

    private static final CacheControl AN_HOUR = CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final MapBase map;

    MapApi(MapBase map) {
        this.map = map;
    }

    @GetMapping("/api/v1/map/outlines.geojson")
    ResponseEntity<byte[]> outlines() {
        return map.outlines().map(base -> ResponseEntity.ok().cacheControl(AN_HOUR).contentType(MediaType.parseMediaType("application/geo+json")).body(base.bytes()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping("/api/v1/map/tiles/{zoom}/{column}/{row}")
    ResponseEntity<Resource> tile(@PathVariable int zoom, @PathVariable int column, @PathVariable int row) {
        Optional<Path> tile = map.tile(zoom, column, row);
        return tile.<ResponseEntity<Resource>>map(file -> ResponseEntity.ok().cacheControl(AN_HOUR)
                .contentType(MediaTypeFactory.getMediaType(file.getFileName().toString()).orElse(MediaType.IMAGE_PNG)).body(new FileSystemResource(file)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
