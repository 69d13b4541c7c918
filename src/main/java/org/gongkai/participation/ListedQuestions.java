package org.gongkai.participation;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.gongkai.face.ListedPages;
import org.springframework.stereotype.Component;

/** Questions to the public, open ones first, for those who read the whole site. */
@Component
class ListedQuestions implements ListedPages {

    private final Solicitations solicitations;

    ListedQuestions(Solicitations solicitations) {
        this.solicitations = solicitations;
    }

    @Override
    public List<Listed> newest(int limit) {
        return Stream.concat(solicitations.running().stream(), solicitations.answered(limit).stream()).limit(limit)
                .map(one -> new Listed(one.address(), Objects.requireNonNullElse(one.answeredOn(), one.opensOn()))).toList();
    }
}
