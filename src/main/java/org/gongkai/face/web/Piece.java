package org.gongkai.face.web;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A component as its {@code <name>.yaml} declares it.
 *
 * @param options each parameter of the template with what it is for
 */
public record Piece(String name, String title, String description, Map<String, String> options, List<Example> examples) {

    /** One way to use a component; its options are plain values, turned into what the template asks for. */
    public record Example(String title, Map<String, Object> options) {
    }

    private static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

    String template() {
        return "org/gongkai/face/components/" + name + "/" + name + ".jte";
    }

    /** The example as markup, ready to stand in a page. */
    Content rendered(Example example, TemplateEngine templates) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters()) {
            if (example.options().containsKey(parameter.getName())) {
                values.put(parameter.getName(), converted(parameter, example.options().get(parameter.getName())));
            }
        }
        return output -> templates.render(template(), values, output);
    }

    /** What the compiled template takes. */
    List<Parameter> parameters() {
        try {
            Class<?> compiled = Class.forName("gg.jte.generated.precompiled.org.gongkai.face.components." + name + ".Jte" + name + "Generated");
            Method render = Arrays.stream(compiled.getMethods()).filter(method -> method.getName().equals("render")).findFirst().orElseThrow();
            return Arrays.stream(render.getParameters()).skip(2).toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("component " + name + " has no template", e);
        }
    }

    private static Object converted(Parameter parameter, Object value) {
        if (parameter.getType() == Content.class) {
            return (Content) output -> output.writeContent(String.valueOf(value));
        }
        return JSON.convertValue(value, JSON.constructType(parameter.getParameterizedType()));
    }
}
