package org.gongkai.drafts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.face.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** What is kept of which form, read from the handlers that take them. */
@Component
class FormRules {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    /** A form, by the address it is sent to. */
    record Rule(PathPattern sentTo, Form form) {

        boolean kept() {
            return form.value() == Form.Typed.KEPT;
        }
    }

    private final ObjectProvider<RequestMappingHandlerMapping> handlers;
    private volatile @Nullable List<Rule> rules;

    FormRules(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers) {
        this.handlers = handlers;
    }

    Optional<Rule> of(String action) {
        PathContainer path = PathContainer.parsePath(action);
        return rules().stream().filter(rule -> rule.sentTo().matches(path)).findFirst();
    }

    /** Where the form stands that was sent to this address. */
    String page(Rule rule, Map<String, String[]> fields, String action) {
        PathPattern.PathMatchInfo found = rule.sentTo().matchAndExtract(PathContainer.parsePath(action));
        Map<String, String> places = new HashMap<>();
        fields.forEach((name, values) -> places.put(name, values[0]));
        if (found != null) {
            places.putAll(found.getUriVariables());
        }
        return rule.form().page().isEmpty() ? action : PLACE.matcher(rule.form().page())
                .replaceAll(place -> Matcher.quoteReplacement(UriUtils.encode(places.getOrDefault(place.group(1), ""), StandardCharsets.UTF_8)));
    }

    private List<Rule> rules() {
        List<Rule> read = rules;
        if (read == null) {
            List<Rule> found = new ArrayList<>();
            handlers.getObject().getHandlerMethods().forEach((mapping, handler) -> {
                Form form = handler.getMethodAnnotation(Form.class);
                if (form != null && mapping.getMethodsCondition().getMethods().contains(RequestMethod.POST)) {
                    mapping.getPatternValues().forEach(pattern -> found.add(new Rule(PathPatternParser.defaultInstance.parse(pattern), form)));
                }
            });
            found.sort(Comparator.comparing(Rule::sentTo));
            read = List.copyOf(found);
            rules = read;
        }
        return read;
    }
}
