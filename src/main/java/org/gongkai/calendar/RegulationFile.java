package org.gongkai.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the law and the settings of the office from {@code regulations}; a name that nobody knows stops the start. */
public final class RegulationFile {

    private static final YAMLMapper YAML = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private RegulationFile() {
    }

    /** @param file on the classpath, such as {@code /regulations/fees.yaml} */
    public static <T> T read(String file, Class<T> as) {
        try (InputStream in = RegulationFile.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the classpath");
            }
            return YAML.readValue(in, as);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        }
    }
}
