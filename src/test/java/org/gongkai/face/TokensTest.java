package org.gongkai.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The colours: each can be read on the paper it stands on, in every theme")
class TokensTest {

    private static final Path TOKENS = Path.of("src/main/java/org/gongkai/face/styles/1-tokens.css");
    private static final double TEXT = 4.5;
    private static final double SHAPE = 3;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"light", "dark", "contrast"})
    @DisplayName("text reaches 4.5:1, edges and focus 3:1")
    void textCanBeRead(String theme) throws IOException {
        Map<String, String> colour = colours(theme);
        for (String text : List.of("ink", "soft", "red", "blue", "blue-deep", "green", "amber", "alarm")) {
            assertThat(contrast(colour.get(text), colour.get("paper"))).as("%s on paper", text).isGreaterThanOrEqualTo(TEXT);
        }
        for (String text : List.of("ink", "soft", "blue-deep")) {
            assertThat(contrast(colour.get(text), colour.get("ground"))).as("%s on ground", text).isGreaterThanOrEqualTo(TEXT);
        }
        assertThat(contrast(colour.get("on-blue"), colour.get("blue-deep"))).isGreaterThanOrEqualTo(TEXT);
        assertThat(contrast(colour.get("on-red"), colour.get("red"))).isGreaterThanOrEqualTo(TEXT);
        for (String light : List.of("green", "amber", "alarm")) {
            assertThat(contrast(colour.get(light), colour.get(light + "-wash"))).as("%s on its wash", light).isGreaterThanOrEqualTo(TEXT);
        }
        for (String shape : List.of("edge", "focus")) {
            assertThat(contrast(colour.get(shape), colour.get("paper"))).as(shape).isGreaterThanOrEqualTo(SHAPE);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = "light")
    @DisplayName("the red of identity and the blue of links differ by 3:1")
    void redAndBlueDiffer(String theme) throws IOException {
        Map<String, String> colour = colours(theme);
        assertThat(contrast(colour.get("red"), colour.get("blue"))).isGreaterThanOrEqualTo(SHAPE);
    }

    private static Map<String, String> colours(String theme) throws IOException {
        String css = Files.readString(TOKENS);
        Map<String, String> colours = declared(css.substring(0, css.indexOf("[data-")));
        if (!theme.equals("light")) {
            String themed = css.substring(css.indexOf("[data-theme=\"" + theme));
            colours.putAll(declared(themed.substring(0, themed.indexOf('}'))));
        }
        return colours;
    }

    private static Map<String, String> declared(String css) {
        Map<String, String> colours = new HashMap<>();
        Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});").matcher(css).results().forEach(it -> colours.put(it.group(1), it.group(2)));
        return colours;
    }

    /** WCAG 2.1, contrast ratio. */
    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        double[] channels = new double[3];
        for (int i = 0; i < 3; i++) {
            double value = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            channels[i] = value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
    }
}
