package org.gongkai.registers.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.face.Site;
import org.gongkai.registers.DataTerms;
import org.gongkai.registers.Keepers;
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

/** The open registers as catalogues of data describe them: DCAT as JSON-LD for other portals, with what DCAT-AP 3 demands and recommends of it; schema.org on each page. */
@RestController
@Tag(name = "registers")
class DataCatalogue {

    private static final String EU = "http://publications.europa.eu/resource/authority/";
    private static final String MEDIA = "https://www.iana.org/assignments/media-types/";
    /** How often each rhythm is, in the words of the EU's frequency list that DCAT refers to. */
    private static final Map<Rhythm.Every, String> FREQUENCY = Map.of(Rhythm.Every.DAY, "DAILY", Rhythm.Every.WEEK, "WEEKLY", Rhythm.Every.MONTH, "MONTHLY", Rhythm.Every.QUARTER, "QUARTERLY",
            Rhythm.Every.HALF, "ANNUAL_2", Rhythm.Every.YEAR, "ANNUAL");

    /** @param format of the EU's list of file types */
    private record Way(String title, String path, String media, String format) {
    }

    private static final List<Way> WAYS = List.of(new Way("CSV", "records.csv", "text/csv", "CSV"), new Way("JSON Lines", "records.jsonl", "application/x-ndjson", "JSON"),
            new Way("XLSX", "records.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"));
    private static final Map<String, Object> CONTEXT = context();

    private final Registers registers;
    private final RecordSearch records;
    private final Keepers keepers;
    private final Organs organs;
    private final Site site;
    private final DataTerms terms;

    DataCatalogue(Registers registers, RecordSearch records, Keepers keepers, Organs organs, Site site, DataTerms terms) {
        this.registers = registers;
        this.records = records;
        this.keepers = keepers;
        this.organs = organs;
        this.site = site;
        this.terms = terms;
    }

    /** An address is no text: readers of DCAT look for a node. */
    private static Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>(Map.of("dcat", "http://www.w3.org/ns/dcat#", "dct", "http://purl.org/dc/terms/", "foaf", "http://xmlns.com/foaf/0.1/",
                "vcard", "http://www.w3.org/2006/vcard/ns#", "rdfs", "http://www.w3.org/2000/01/rdf-schema#", "xsd", "http://www.w3.org/2001/XMLSchema#"));
        for (String address : List.of("foaf:homepage", "dcat:landingPage", "dcat:downloadURL", "dcat:accessURL", "dcat:mediaType", "dcat:endpointURL", "dcat:endpointDescription", "dcat:theme",
                "dct:accrualPeriodicity", "dct:language", "dct:license", "dct:accessRights", "dct:format", "vcard:hasEmail")) {
            context.put(address, Map.of("@type", "@id"));
        }
        context.put("dct:modified", Map.of("@type", "xsd:dateTime"));
        return context;
    }

    @GetMapping(path = "/api/v1/registers.jsonld", produces = "application/ld+json")
    @Operation(summary = "数据目录（DCAT） The catalogue of data", description = "每一份公开的名录：说明、更新频率、最近更新、取用地址。 Every open register with its rhythm, last change and downloads.")
    Map<String, Object> catalogue() {
        Map<String, RegisterStanding> standing = records.overview();
        String home = site.homeAsAsked();
        List<Register> open = registers.all().stream().filter(Register::isOpen).toList();
        Map<String, Object> catalogue = new LinkedHashMap<>();
        catalogue.put("@context", CONTEXT);
        catalogue.put("@type", "dcat:Catalog");
        catalogue.put("@id", home + "/data");
        catalogue.put("dct:title", site.name());
        catalogue.put("dct:description", "本级政府管的各种名录，逐条公开、可以整体取用");
        catalogue.put("dct:publisher", agent(site.sponsor().isEmpty() ? site.name() : site.sponsor()));
        catalogue.put("dct:language", EU + "language/ZHO");
        catalogue.put("foaf:homepage", home + "/data");
        standing.values().stream().map(RegisterStanding::changedAt).max(Comparator.naturalOrder()).ifPresent(at -> catalogue.put("dct:modified", at.toString()));
        licensed(catalogue);
        catalogue.put("dcat:dataset", open.stream().map(register -> described(register, standing.get(register.id()))).toList());
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("@type", "dcat:DataService");
        service.put("dct:title", "名录接口");
        service.put("dcat:endpointURL", home + "/api/v1/registers");
        service.put("dcat:endpointDescription", home + "/api/openapi.json");
        service.put("dcat:servesDataset", open.stream().map(register -> Map.of("@id", home + RecordAddress.of(register.id()))).toList());
        catalogue.put("dcat:service", service);
        return catalogue;
    }

    private static Map<String, Object> agent(String name) {
        return Map.of("@type", "foaf:Agent", "foaf:name", name);
    }

    private void licensed(Map<String, Object> of) {
        if (!terms.licence().isEmpty()) {
            of.put("dct:license", terms.licence());
        }
        if (!terms.words().isEmpty()) {
            of.put("dct:rights", Map.of("@type", "dct:RightsStatement", "rdfs:label", terms.words()));
        }
    }

    private Map<String, Object> described(Register register, @Nullable RegisterStanding standing) {
        String home = site.homeAsAsked();
        String here = home + RecordAddress.of(register.id());
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("@type", "dcat:Dataset");
        dataset.put("@id", here);
        dataset.put("dct:identifier", register.id());
        dataset.put("dct:title", register.title());
        dataset.put("dct:description", register.about().description());
        dataset.put("dct:provenance", Map.of("@type", "dct:ProvenanceStatement", "rdfs:label", register.about().legalBasis()));
        dataset.put("dct:publisher", agent(publisher(register)));
        dataset.put("dct:language", EU + "language/ZHO");
        dataset.put("dct:accessRights", EU + "access-right/PUBLIC");
        dataset.put("dcat:theme", EU + "data-theme/GOVE");
        dataset.put("dcat:keyword", List.of("名录", register.title()));
        String mail = terms.contact().isEmpty() ? site.mail() : terms.contact();
        if (!mail.isEmpty()) {
            dataset.put("dcat:contactPoint", Map.of("@type", "vcard:Organization", "vcard:fn", site.sponsor().isEmpty() ? site.name() : site.sponsor(), "vcard:hasEmail", "mailto:" + mail));
        }
        if (register.keeping().rhythm() != null) {
            dataset.put("dct:accrualPeriodicity", EU + "frequency/" + FREQUENCY.get(register.keeping().rhythm().every()));
        } else {
            dataset.put("dct:accrualPeriodicity", EU + "frequency/" + (register.isProjected() ? "UPDATE_CONT" : "IRREG"));
        }
        if (standing != null) {
            dataset.put("dct:modified", standing.changedAt().toString());
        }
        dataset.put("dcat:landingPage", here);
        List<Map<String, Object>> distributions = new ArrayList<>();
        WAYS.forEach(way -> distributions.add(distribution(way.title(), here, home + "/api/v1/registers/" + register.id() + "/" + way.path(), way.media(), way.format())));
        if (!register.isProjected()) {
            distributions.add(distribution("Atom", here, here + "/feed", "application/atom+xml", "ATOM"));
        }
        distributions.forEach(this::licensed);
        dataset.put("dcat:distribution", distributions);
        return dataset;
    }

    private static Map<String, Object> distribution(String title, String access, String download, String media, String format) {
        Map<String, Object> distribution = new LinkedHashMap<>();
        distribution.put("@type", "dcat:Distribution");
        distribution.put("dct:title", title);
        distribution.put("dcat:accessURL", access);
        distribution.put("dcat:downloadURL", download);
        distribution.put("dcat:mediaType", MEDIA + media);
        distribution.put("dct:format", EU + "file-type/" + format);
        return distribution;
    }

    private String publisher(Register register) {
        return (register.keeping().each() ? Optional.<String>empty() : keepers.keeper(register)).flatMap(organs::find).map(Organ::name)
                .orElse(site.sponsor().isEmpty() ? site.name() : site.sponsor());
    }

    /** What a register is, for its own page. */
    Map<String, Object> dataset(Register register, @Nullable RegisterStanding standing) {
        String home = site.homeAsAsked();
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("@context", "https://schema.org");
        dataset.put("@type", "Dataset");
        dataset.put("name", register.title());
        dataset.put("description", register.about().description());
        dataset.put("url", home + RecordAddress.of(register.id()));
        dataset.put("inLanguage", "zh-CN");
        dataset.put("isAccessibleForFree", true);
        dataset.put("creator", Map.of("@type", "GovernmentOrganization", "name", publisher(register)));
        if (standing != null) {
            dataset.put("dateModified", standing.changedAt().toString());
        }
        if (!terms.licence().isEmpty()) {
            dataset.put("license", terms.licence());
        }
        dataset.put("variableMeasured", register.publicFields().stream().map(field -> Map.of("@type", "PropertyValue", "name", field.title())).toList());
        dataset.put("distribution", WAYS.stream().map(way -> Map.of("@type", "DataDownload", "encodingFormat", way.media(), "contentUrl", home + "/api/v1/registers/" + register.id() + "/" + way.path())).toList());
        return dataset;
    }
}
