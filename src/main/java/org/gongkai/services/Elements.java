package org.gongkai.services;

import java.util.List;
import java.util.Map;

import org.gongkai.registers.Entry;

/** Ten things without which a guide leaves a question open, each with the fields of the register that answer it. Which ten is ours: GB/T 36114-2018 names more. */
final class Elements {

    static final String BASIS = "basis";
    static final String MATERIALS = "materials";

    /** @param fields all of which have to say something */
    record Element(String title, List<String> fields) {
    }

    private static final List<Element> ALL = List.of(new Element("设定依据", List.of(BASIS)), new Element("受理条件", List.of("conditions")), new Element("申请材料", List.of(MATERIALS)),
            new Element("办理流程", List.of("flow")), new Element("办结时限", List.of("promisedDays")), new Element("是否收费", List.of("fee")), new Element("办理地点和时间", List.of("place", "hours")),
            new Element("咨询电话", List.of("phone")), new Element("办理结果", List.of("outcome")), new Element("救济和监督", List.of("remedy", "complaints")));

    private Elements() {
    }

    /** Titles of those that a record leaves open. */
    static List<String> missing(Entry entry) {
        Map<String, String> said = entry.said();
        return ALL.stream().filter(element -> !said.keySet().containsAll(element.fields())).map(Element::title).toList();
    }

    static boolean hasBasis(Entry entry) {
        return entry.said().containsKey(BASIS);
    }
}
