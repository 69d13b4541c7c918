package org.gongkai.casework.posting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.delivery.Posts;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.web.CaseDesk;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.letters.LetterText;
import org.gongkai.letters.PostalPrint;
import org.gongkai.letters.Postings;
import org.gongkai.letters.Postings.State;
import org.gongkai.procedure.Action;
import org.springframework.stereotype.Component;

/** The letters on their way by post where somebody handles matters, with what their matters are; whom they go to stands on what is printed alone. */
@Component
public class PostingList {

    static final int MOST = 300;

    private final Postings postings;
    private final CaseLists lists;
    private final CaseFolders folders;
    private final CaseTypes types;

    PostingList(Postings postings, CaseLists lists, CaseFolders folders, CaseTypes types) {
        this.postings = postings;
        this.lists = lists;
        this.folders = folders;
        this.types = types;
    }

    /** @param matter number of the matter, and {@code what} what it is about */
    public record Line(Postings.Posting posting, String matter, String what) {

        /** Whether it has yet to be posted, or posted again. */
        public boolean waits() {
            return posting.state() != State.SENT;
        }
    }

    List<Line> of(Staff staff) {
        List<Postings.Posting> open = postings.open(staff.scope(Power.HANDLE).organs(), MOST);
        if (open.isEmpty()) {
            return List.of();
        }
        Map<String, CaseLists.Line> seen = lists.byIds(staff.scope(), open.stream().map(Postings.Posting::subject).distinct().toList()).stream().collect(Collectors.toMap(CaseLists.Line::id, Function.identity()));
        return open.stream().filter(one -> seen.containsKey(one.subject())).map(one -> new Line(one, seen.get(one.subject()).number(), folders.title(seen.get(one.subject())))).toList();
    }

    /** These letters with what became of them, by id, whether they still wait or not; those alone that are of this person's organs. */
    Map<String, Postings.Posting> byLetters(Staff staff, List<String> letters) {
        return letters.isEmpty() ? Map.of() : postings.byLetters(letters).stream().filter(one -> staff.scope(Power.HANDLE).covers(one.organ())).collect(Collectors.toMap(Postings.Posting::letter, Function.identity()));
    }

    /** Why the post brings something back, as the types declare it. */
    Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        types.all().forEach(type -> type.actions().forEach((Action action) -> Posts.returns(type, action.id()).ifPresent(returns -> action.fields().stream()
                .filter(field -> field.name().equals(returns.reason())).forEach(field -> field.options().forEach(reasons::putIfAbsent)))));
        return reasons;
    }

    /** Those that wait, with whom and where they go to; of the matters alone in which this person sees who asked. @param letters ids in the order in which they are printed; empty for all */
    List<PostalPrint.Addressed> addressed(Staff staff, List<String> letters) {
        List<PostalPrint.Addressed> all = new ArrayList<>();
        Map<String, Line> waiting = new LinkedHashMap<>();
        of(staff).stream().filter(Line::waits).forEach(line -> waiting.put(line.posting().letter(), line));
        // as the page showed them: numbers are pasted in that order afterwards
        for (Line line : (letters.isEmpty() ? waiting.keySet() : new LinkedHashSet<>(letters)).stream().map(waiting::get).filter(Objects::nonNull).toList()) {
            Postings.Posting one = line.posting();
            CaseFolder folder = folders.open(one.subject(), staff.scope()).orElse(null);
            if (folder == null || !CaseDesk.isNamed(staff, folder)) {
                continue;
            }
            LetterText text = folders.words(folder, one.letter()).orElse(null);
            Map<String, String> who = folder.application().applicant();
            if (text != null) {
                all.add(new PostalPrint.Addressed(text, who.getOrDefault("name", ""), who.get("address"), who.get("postcode"), folder.organ()));
            }
        }
        return all;
    }
}
