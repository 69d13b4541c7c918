package org.gongkai.registers.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.registers.RecordAddress;
import org.gongkai.registers.Register;

/** A register as catalogues of data describe one (DCAT through schema.org). */
final class DataCatalogue {

    private DataCatalogue() {
    }

    static Map<String, Object> dataset(Register register) {
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("@context", "https://schema.org");
        dataset.put("@type", "Dataset");
        dataset.put("name", register.title());
        dataset.put("description", register.about().description());
        dataset.put("url", RecordAddress.of(register.id()));
        dataset.put("inLanguage", "zh-CN");
        dataset.put("variableMeasured", register.publicFields().stream().map(field -> Map.of("@type", "PropertyValue", "name", field.title())).toList());
        dataset.put("distribution", List.of(download(register, "csv", "text/csv"), download(register, "jsonl", "application/x-ndjson")));
        return dataset;
    }

    private static Map<String, Object> download(Register register, String ending, String type) {
        return Map.of("@type", "DataDownload", "encodingFormat", type, "contentUrl", "/api/v1/registers/" + register.id() + "/records." + ending);
    }
}
