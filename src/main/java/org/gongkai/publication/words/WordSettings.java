package org.gongkai.publication.words;

import java.util.List;

import org.gongkai.directory.DeskSetting;
import org.gongkai.directory.DeskSetting.Group;
import org.gongkai.directory.DeskSettings;
import org.gongkai.directory.Staff;
import org.gongkai.face.Wording;
import org.springframework.stereotype.Component;

/** The pairs of words among what may be changed at the desk. */
@Component
class WordSettings implements DeskSettings {

    private final WordPairs pairs;

    WordSettings(WordPairs pairs) {
        this.pairs = pairs;
    }

    @Override
    public List<DeskSetting> of(Staff staff) {
        return !WordPairs.reasons(staff).isEmpty() ? List.of() : List.of(DeskSetting.of(Group.SITE, "百姓用词", "百姓怎么说、文件怎么写：搜一个也找得到另一个", "/desk/documents/words",
                Wording.t("{0} 对", pairs.inForce().size())).recordedBy(WordPairs.ACCEPTED, WordPairs.ENDED));
    }
}
