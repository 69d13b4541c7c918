package org.gongkai.face.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** All components of the face, read from the files beside their templates. */
@Component
class Gallery {

    private record Declared(String title, String description, Map<String, String> options,
            List<Piece.Example> examples) {
    }

    private final List<Piece> components = read();

    List<Piece> components() {
        return components;
    }

    private static List<Piece> read() {
        YAMLMapper yaml = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
        List<Piece> found = new ArrayList<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:org/gongkai/face/components/*/*.yaml")) {
                String name = String.valueOf(file.getFilename()).replace(".yaml", "");
                try (InputStream in = file.getInputStream()) {
                    Declared declared = yaml.readValue(in, Declared.class);
                    found.add(new Piece(name, declared.title(), declared.description(), declared.options(), declared.examples()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(Comparator.comparing(Piece::name));
        return List.copyOf(found);
    }
}
