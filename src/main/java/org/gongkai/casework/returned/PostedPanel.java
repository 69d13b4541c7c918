package org.gongkai.casework.returned;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.delivery.Posted;
import org.gongkai.casework.delivery.Posts;
import org.gongkai.directory.Staff;
import org.gongkai.letters.Letter;
import org.springframework.stereotype.Component;

/** What became of the letters of a matter that went by post; of one that came back, why, and what can be tried. */
@Component
public class PostedPanel implements CasePanel {

    /**
     * A letter that went by post.
     *
     * @param ground why it came back, in words
     * @param others in which other ways it can be served, in words
     */
    public record Line(Letter letter, Posted posted, String ground, List<String> others) {
    }

    @Override
    public Place place() {
        return Place.PAPERS;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        CaseState state = folder.state();
        if (!Posts.any(state.type())) {
            return Optional.empty();
        }
        Map<String, Posted> posted = Posted.of(state, folder.letters());
        List<Line> lines = new ArrayList<>();
        for (Letter letter : folder.letters()) {
            Posted one = posted.get(letter.id());
            if (one != null && one.number() != null) {
                lines.add(new Line(letter, one, Posts.ground(state.type(), one.ground()), Posts.otherWays(state.type(), letter.template())));
            }
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Shown("casework/returned/posted", Map.of("lines", lines)));
    }
}
