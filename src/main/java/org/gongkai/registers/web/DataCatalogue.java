package org.gongkai.registers.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.face.Site;
import org.gongkai.registers.RecordAddress;
import org.gongkai.registers.RecordSearch;
import org.gongkai.registers.Register;
import org.gongkai.registers.RegisterStanding;
import org.gongkai.registers.Registers;
import org.gongkai.registers.Rhythm;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The open registers as catalogues of data describe them: DCAT as JSON-LD for other portals, schema.org on each page. */
@RestController
@Tag(name = "registers")
class DataCatalogue {

    /** How often each rhythm is, in the words of the EU's frequency list that DCAT refers to. */
    private static final Map<Rhythm.Every, String> FREQUENCY = Map.of(Rhythm.Every.DAY, "DAILY", Rhythm.Every.WEEK, "WEEKLY", Rhythm.Every.MONTH, "MONTHLY", Rhythm.Every.QUARTER, "QUARTERLY",
            Rhythm.Every.HALF, "ANNUAL_2", Rhythm.Every.YEAR, "ANNUAL");
    private static final Map<String, String> KINDS = Map.of("csv", "text/csv", "jsonl", "application/x-ndjson", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Registers registers;
    private final RecordSearch records;
    private final Site site;

    DataCatalogue(Registers registers, RecordSearch records, Site site) {
        this.registers = registers;
        this.records = records;
        this.site = site;
    }

    @GetMapping(path = "/api/v1/registers.jsonld", produces = "application/ld+json")
    @Operation(summary = "数据目录（DCAT） The catalogue of data", description = "每一份公开的名录：说明、更新频率、最近更新、取用地址。 Every open register with its rhythm, last change and downloads.")
    Map<String, Object> catalogue() {
        Map<String, RegisterStanding> standing = records.overview();
        Map<String, Object> catalogue = new LinkedHashMap<>();
        catalogue.put("@context", Map.of("dcat", "http://www.w3.org/ns/dcat#", "dct", "http://purl.org/dc/terms/", "foaf", "http://xmlns.com/foaf/0.1/"));
        catalogue.put("@type", "dcat:Catalog");
        catalogue.put("dct:title", site.name());
        catalogue.put("dct:language", "zh-CN");
        catalogue.put("foaf:homepage", site.homeAsAsked() + "/data");
        catalogue.put("dcat:dataset", registers.all().stream().filter(Register::isOpen).map(register -> described(register, standing.get(register.id()))).toList());
        return catalogue;
    }

    private Map<String, Object> described(Register register, @Nullable RegisterStanding standing) {
        String home = site.homeAsAsked();
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("@type", "dcat:Dataset");
        dataset.put("@id", home + RecordAddress.of(register.id()));
        dataset.put("dct:identifier", register.id());
        dataset.put("dct:title", register.title());
        dataset.put("dct:description", register.about().description());
        dataset.put("dct:provenance", register.about().legalBasis());
        if (register.keeping().rhythm() != null) {
            dataset.put("dct:accrualPeriodicity", "http://publications.europa.eu/resource/authority/frequency/" + FREQUENCY.get(register.keeping().rhythm().every()));
        }
        if (standing != null) {
            dataset.put("dct:modified", standing.changedAt().toString());
        }
        dataset.put("dcat:landingPage", home + RecordAddress.of(register.id()));
        List<Map<String, Object>> distributions = new ArrayList<>();
        KINDS.forEach((ending, type) -> distributions.add(Map.of("@type", "dcat:Distribution", "dcat:downloadURL", home + download(register, ending), "dcat:mediaType", type)));
        dataset.put("dcat:distribution", distributions);
        return dataset;
    }

    /** What a register is, for its own page. */
    static Map<String, Object> dataset(Register register) {
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("@context", "https://schema.org");
        dataset.put("@type", "Dataset");
        dataset.put("name", register.title());
        dataset.put("description", register.about().description());
        dataset.put("url", RecordAddress.of(register.id()));
        dataset.put("inLanguage", "zh-CN");
        dataset.put("variableMeasured", register.publicFields().stream().map(field -> Map.of("@type", "PropertyValue", "name", field.title())).toList());
        dataset.put("distribution", List.of(Map.of("@type", "DataDownload", "encodingFormat", "text/csv", "contentUrl", download(register, "csv")),
                Map.of("@type", "DataDownload", "encodingFormat", "application/x-ndjson", "contentUrl", download(register, "jsonl"))));
        return dataset;
    }

    private static String download(Register register, String ending) {
        return "/api/v1/registers/" + register.id() + "/records." + ending;
    }
}
