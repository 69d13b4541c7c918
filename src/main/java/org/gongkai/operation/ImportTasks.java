package org.gongkai.operation;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.gongkai.casework.history.HistoryImport;
import org.gongkai.casework.history.letters.LetterImport;
import org.gongkai.casework.register.RegisterRow;
import org.gongkai.casework.register.RequestImport;
import org.gongkai.directory.ImportOrgans;
import org.gongkai.directory.ImportPeople;
import org.gongkai.publication.DocumentImport;
import org.gongkai.registers.RegisterImport;
import org.gongkai.registers.VisitLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Takes parcels of imports inside the application. */
@Configuration(proxyBeanMethods = false)
class ImportTasks {

    static final String DOCUMENTS = "import-documents";
    static final String REQUESTS = "import-requests";
    static final String CASES = "import-cases";
    static final String LETTERS = "import-letters";
    static final String REGISTER = "import-register";
    static final String ACCESS_LOG = "import-access-log";
    static final String ORGANS = "import-organs";
    static final String PEOPLE = "import-people";

    private record Parcels(String name, Taking taking) implements OperatorTask {

        @Override
        public Object run(Order order, Consumer<Object> progress) {
            try {
                return taking.take(order.options(), order.content());
            } catch (IllegalArgumentException misunderstood) {
                throw new CannotStart(misunderstood.getMessage(), misunderstood);
            }
        }
    }

    private interface Taking {

        Object take(Map<String, String> options, byte[] content);
    }

    @Bean
    OperatorTask documentParcels(DocumentImport documents) {
        return new Parcels(DOCUMENTS, (options, content) -> documents.take(
                new DocumentImport.Settings(options.getOrDefault("source", options.get("file")), options.containsKey("source"), options.get("organ"),
                        options.containsKey("fields") ? List.of(options.get("fields").split(",")) : List.of(), options.get("run")),
                NumberedLine.unpack(content).stream().map(line -> new DocumentImport.Line(line.number(), line.bytes())).toList()));
    }

    @Bean
    OperatorTask requestParcels(RequestImport requests) {
        JsonMapper json = new JsonMapper();
        return new Parcels(REQUESTS, (options, content) -> requests.chunk(options.get("type"),
                json.readValue(content, new TypeReference<List<RegisterRow>>() { })));
    }

    @Bean
    OperatorTask caseParcels(HistoryImport histories) {
        return new Parcels(CASES, (options, content) -> histories.take(NumberedLine.unpack(content).stream()
                .map(line -> new HistoryImport.Line(line.number(), line.bytes())).toList(), options.containsKey("papers")));
    }

    @Bean
    OperatorTask letterParcels(LetterImport letters) {
        return new Parcels(LETTERS, (options, content) -> letters.take(NumberedLine.unpack(content).stream().map(line -> new HistoryImport.Line(line.number(), line.bytes())).toList(),
                new LetterImport.Settings(options.getOrDefault("type", ""), options.getOrDefault("organ", ""), options.getOrDefault("fields", "").isEmpty() ? List.of() : List.of(options.get("fields").split(",")),
                        options.containsKey("published"))));
    }

    @Bean
    OperatorTask registerParcels(RegisterImport register) {
        JsonMapper json = new JsonMapper();
        return new Parcels(REGISTER, (options, content) -> register.take(options.getOrDefault("register", ""),
                new RegisterImport.Terms(options.getOrDefault("organ", ""), options.getOrDefault("approved", ""), options.containsKey("leaveOut")), json.readValue(content, RegisterImport.Parcel.class)));
    }

    @Bean
    OperatorTask accessLogParcels(VisitLog visits) {
        JsonMapper json = new JsonMapper();
        return new Parcels(ACCESS_LOG, (options, content) -> visits.take(json.readValue(content, VisitLog.Part.class)));
    }

    @Bean
    OperatorTask organsFile(ImportOrgans organs) {
        return new Parcels(ORGANS, (options, content) -> Map.of("imported", CannotStart.unlessDone(organs.from(content))));
    }

    @Bean
    OperatorTask peopleFile(ImportPeople people) {
        return new Parcels(PEOPLE, (options, content) -> {
            ImportPeople.Imported imported = CannotStart.unlessDone(people.from(content));
            return Map.of("imported", imported.added(), "passwords", imported.passwords());
        });
    }
}
