package org.gongkai.participation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.gongkai.calendar.Provision;
import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Known;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.gongkai.directory.Role;
import org.gongkai.ledger.Fact;
import org.gongkai.participation.topic.AnswerTopics;
import org.gongkai.participation.topic.TopicChannels;
import org.gongkai.publication.DocumentKind;

/** The kinds of file that this room reads, and what it counts. */
class ParticipationDefinitions implements DefinitionKinds {

    static final Kind<ParticipationFile> FILES = Kind.of("公众参与的种类", "participations", ParticipationFile.class, ParticipationDefinitions::look).own(Own.AT_ONCE).inheriting();

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    @Override
    public List<Kind<?>> kinds() {
        return List.of(FILES, TopicChannels.FILE);
    }

    @Override
    public List<Known> known() {
        return List.of(Known.of(Fact.SORT, Counts.KINDS), Known.of(Fact.SORT, List.of(AnswerTopics.ANSWERED, AnswerTopics.BY_LINE)));
    }

    private static void look(ParticipationFile file, Names names) {
        names.holds(ParticipationKind.SORT, file.id(), file.inForce().from(), file.inForce().to(), "inForce", "from");
        names.demand(ID.matcher(file.id()).matches(), "id 用小写字母、数字和连字符，以字母开头，最多 40 个", "id");
        roles(file.drafts(), names, "drafts");
        roles(file.signs(), names, "signs");
        names.needs(Provision.OF_DAYS, file.least(), "least");
        names.needs(Provision.OF_DAYS, file.outcome(), "outcome");
        boolean survey = file.form() == ParticipationFile.Form.SURVEY;
        names.demand(survey == (file.voice() != null), "问卷要写 voice（怎样保证一人一次），意见征集不写", "form");
        names.demand(survey == (file.few() != null) && (file.few() == null || file.few() > 1), "问卷要写 few（少于多少份的不写明），至少 2，意见征集不写", "form");
        names.demand((file.form() == ParticipationFile.Form.GATHERING) == (file.gathering() != null), "听证、座谈、研讨、开放日要写 gathering（要遵守的期限），别的不写", "form");
        if (file.gathering() != null) {
            names.needs(Provision.OF_DAYS, file.gathering().materials(), "gathering", "materials");
            names.needs(Provision.OF_DAYS, file.gathering().forgets(), "gathering", "forgets");
        }
        names.needs(Provision.OF_DAYS, file.appraises(), "appraises");
        names.demand(file.appraises() == null || survey, "评议是问卷", "appraises");
        if (file.stages() != null) {
            look(file.stages(), names);
        }
        Set<String> rules = new HashSet<>();
        for (int n = 0; n < file.rules().size(); n++) {
            names.demand(rules.add(file.rules().get(n).id()), "规则“" + file.rules().get(n).id() + "”写了两次", "rules", n, "id");
        }
    }

    private static void look(ParticipationFile.StagesFile stages, Names names) {
        for (int n = 0; n < stages.before().size(); n++) {
            names.needs(DocumentKind.SORT, stages.before().get(n), "stages", "before", n);
        }
        for (int n = 0; n < stages.results().size(); n++) {
            ParticipationFile.ResultFile result = stages.results().get(n);
            names.needs(DocumentKind.SORT, result.kind(), "stages", "results", n, "kind");
            names.demand((result.field() == null) == (result.options() == null), "field 和 options 要么都写，要么都不写", "stages", "results", n);
        }
    }

    private static void roles(List<String> roles, Names names, String where) {
        names.demand(!roles.isEmpty(), "至少写一种岗位", where);
        for (int n = 0; n < roles.size(); n++) {
            names.needs(Role.SORT, roles.get(n), where, n);
        }
    }
}
