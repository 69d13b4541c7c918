package org.gongkai.operation;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.gongkai.enactment.AcceptRegulations;
import org.gongkai.enactment.Acceptance;
import org.gongkai.enactment.Difference;
import org.gongkai.enactment.Prospect;
import org.springframework.stereotype.Component;

/** Shows what putting the installation's own declarations in force would change, and does it. */
@Component
class RegulationsTask implements OperatorTask {

    static final String NAME = "regulations";

    private final AcceptRegulations accept;

    RegulationsTask(AcceptRegulations accept) {
        this.accept = accept;
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
            case Acceptance.Unchanged unchanged -> told(unchanged.digest(), new Difference(List.of(), List.of()), List.of());
            case Acceptance.Refused refused -> throw new CannotStart(String.join("\n", refused.reasons()));
        };
    }

    private static Map<String, Object> told(String digest, Difference difference, List<String> reasons) {
        return Map.of("set", digest, "reasons", reasons, "files", difference.files().stream().map(file -> file.what().title() + "  " + file.path() + "  sha256 " + file.digest()
                + (file.covers() ? "  在随程序发布的之上" : "")).toList(), "rows", difference.rows().stream().map(Difference.RowChange::sentence).toList());
    }
}
