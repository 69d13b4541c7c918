package org.gongkai.casework;

import java.util.List;
import java.util.stream.Stream;

import org.gongkai.casework.afterclosing.AfterClosingGuards;
import org.gongkai.casework.anonymity.Anonymity;
import org.gongkai.casework.checklist.Checklist;
import org.gongkai.casework.correction.Corrections;
import org.gongkai.casework.delivery.LetterWasIssued;
import org.gongkai.casework.ending.EndingGuards;
import org.gongkai.casework.limitation.Limitations;
import org.gongkai.casework.limitation.Limiting;
import org.gongkai.casework.mail.CaseMail;
import org.gongkai.casework.place.ApartFromHandling;
import org.gongkai.casework.publicanswer.PublicAnswers;
import org.gongkai.casework.publicwords.PublicDocument;
import org.gongkai.directory.People;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Permissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gathers the conditions of all types, and those of every type, into the one object that answers "may I, and if not, why". */
@Configuration(proxyBeanMethods = false)
class CaseworkConfiguration {

    @Bean
    Permissions<CaseState> casePermissions(List<TypeRules> rules, CaseMail mail, Checklist checklist, PublicDocument documents, PublicAnswers answers, Limitations limitations, People people) {
        return new Permissions<>(Stream.concat(rules.stream().<Guard<CaseState>>flatMap(own -> own.guards().stream()),
                Stream.of(Stream.of(mail.canBeSent(), checklist.complete(), documents.isPublic(), answers.letterIsPublic(), limitations.canBeToldApart(), LetterWasIssued.any(), Anonymity.settled(), new ApartFromHandling(people::staff).guard()),
                        EndingGuards.all().stream(), Corrections.all().stream(), AfterClosingGuards.all().stream(), Limiting.all().stream()).flatMap(all -> all)).toList());
    }
}
