package org.gongkai.portal.web;

import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.Provision;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Own;
import org.gongkai.directory.OrganProfile;

/**
 * What the guide says for every organ alike (R2019 Art. 12), read from {@code regulations/publication/guide.yaml}.
 *
 * @param provisions ids of the periods it lists
 * @param remedies   ids of the periods for those who disagree
 * @param ask        ways to ask, each with what of the organ's profile leads there
 */
public record GuideText(String title, String description, String basis, List<String> provisions, List<String> remedies,
        List<Rule> obtain, List<Way> ask, Rule fees, Rule help) {

    /** What leads to an organ; a way that leads nowhere is not named. */
    public enum Place {
        SITE, COUNTER, POST, MAIL;

        /** Where to, as the profile has it; empty where it says nothing. */
        Optional<String> at(OrganProfile profile) {
            return switch (this) {
                case SITE -> Optional.of("");
                case COUNTER -> Optional.ofNullable(profile.address());
                case POST -> Optional.ofNullable(profile.address()).map(address -> profile.postcode() == null ? address : address + "，" + profile.postcode());
                case MAIL -> Optional.ofNullable(profile.email());
            };
        }
    }

    /** A channel of the type of request, and what leads there. */
    public record Way(String channel, Place at) {
    }

    /** A sentence and the article it rests on. */
    public record Rule(String text, String article) {
    }

    static final Kind<GuideText> FILE = Kind.of("公开指南的共同部分", "publication/guide.yaml", GuideText.class, (guide, names) -> {
        for (int n = 0; n < guide.provisions().size(); n++) {
            names.needs(Provision.SORT, guide.provisions().get(n), "provisions", n);
        }
        for (int n = 0; n < guide.remedies().size(); n++) {
            names.needs(Provision.SORT, guide.remedies().get(n), "remedies", n);
        }
    }).own(Own.AT_START);

    static GuideText read(DefinitionTree regulations) {
        return Definitions.one(regulations, FILE).value();
    }
}
