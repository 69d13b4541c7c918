package org.gongkai.operation;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.gongkai.definition.DefinitionText;
import org.gongkai.enactment.AcceptRegulations;
import org.gongkai.enactment.Acceptance;
import org.gongkai.enactment.Difference;
import org.gongkai.enactment.Prospect;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Shows what putting the installation's own declarations in force would change, and does it. */
@Component
class RegulationsTask implements OperatorTask {

    static final String NAME = "regulations";

    private final AcceptRegulations accept;

    RegulationsTask(AcceptRegulations accept) {
        this.accept = accept;
    }

    /** What of its own an installation has in force; where no server runs the database alone is asked. */
    static List<DefinitionText> inForce(Place place, Commands commands) throws IOException, InterruptedException {
        try (Installation installation = place.open("deadline"); Connection connection = installation.database().connect()) {
            JdbcClient client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            // An installation that has not been started since there are own declarations has none.
            boolean any = client.sql("select to_regclass('enactment.accepted') is not null").query(Boolean.class).single();
            return any ? AcceptRegulations.kept(client).texts() : List.of();
        } catch (SQLException fault) {
            throw new IOException(fault);
        } catch (DataInUse taken) {
            List<DefinitionText> texts = new ArrayList<>();
            try (Reach server = Reach.to(place, commands, "deadline")) {
                server.order(NAME, Map.of("texts", "yes"), new byte[0], milestone -> { })
                        .forEach(text -> texts.add(new DefinitionText(text.get("path").asString(), text.get("text").asString(), DefinitionText.Origin.OWN)));
            }
            return texts;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object run(Order order, Consumer<Object> progress) {
        if (order.options().containsKey("texts")) {
            return accept.inForce().stream().map(text -> Map.of("path", text.path(), "text", text.text())).toList();
        }
        Prospect prospect = accept.foresee();
        String wanted = order.options().getOrDefault("set", "");
        if (wanted.isEmpty()) {
            return told(prospect.digest(), prospect.difference(), prospect.reasons());
        }
        return switch (accept.accept(prospect.digest().startsWith(wanted) ? prospect.digest() : wanted, null)) {
            case Acceptance.Accepted accepted -> told(accepted.digest(), accepted.difference(), List.of());
            case Acceptance.Unchanged unchanged -> told(unchanged.digest(), Difference.NOTHING, List.of());
            case Acceptance.Refused refused -> throw new CannotStart(String.join("\n", refused.reasons()));
        };
    }

    private static Map<String, Object> told(String digest, Difference difference, List<String> reasons) {
        return Map.of("set", digest, "reasons", reasons, "files", difference.files().stream().map(file -> file.what().title() + "  " + file.path() + "  sha256 " + file.digest()
                + (file.covers() ? "  在随程序发布的之上" : "")).toList(), "rows", Stream.concat(
                difference.declared().stream().flatMap(one -> Stream.concat(Stream.of(one.what().title() + "：" + one.name() + "，" + one.since()), one.lines().stream().map(line -> "  " + line))),
                difference.follows().stream()).toList());
    }
}
