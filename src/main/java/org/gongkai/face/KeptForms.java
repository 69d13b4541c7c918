package org.gongkai.face;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What was typed into forms and not accepted yet; the room of drafts answers. */
public interface KeptForms {

    /** Field of a form that is kept: which rendering of which form it was, and who had it before them. */
    String STAMP = "form-stamp";

    /** Field that names a file which was chosen. */
    String FILE = "form-file";

    /** The field that names the file chosen in an input, beside it in the same form. */
    static String fileOf(String input) {
        return input.replaceFirst("^(\\d+~)?.*", "$1") + FILE;
    }

    /** Of a request: what {@link #taken} was told. */
    String TAKEN = "gongkai.takenFiles";

    /** Files that came with a form and lie here already. @param files by name of the input that names them @param chosen names of files that need not be chosen again */
    record TakenFiles(Map<String, List<String>> files, Set<String> chosen) {
    }

    /** A file that came with a form was kept: a draft of the form names it, and nobody need choose it again. */
    static void taken(HttpServletRequest request, String input, List<String> files, String chosen) {
        TakenFiles taken = request.getAttribute(TAKEN) instanceof TakenFiles before ? before : new TakenFiles(new HashMap<>(), new HashSet<>());
        taken.files().put(input, files);
        taken.chosen().add(chosen);
        request.setAttribute(TAKEN, taken);
    }

    /**
     * What somebody typed into one form.
     *
     * @param typed by name of the input
     * @param files names of the files chosen, which have to be chosen again
     */
    record Kept(Map<String, List<String>> typed, List<String> files, LocalDateTime at) {
    }

    /** What becomes of what is typed into the form sent to this address; empty where nothing of the kind takes a form. */
    Optional<Form.Typed> rule(String action);

    /** What this visitor typed into the form with this action, and this id where the page has several. */
    Optional<Kept> of(HttpServletRequest request, String action, String id);

    /** Keeps the form that a request brings and that is not accepted; answers the page that gives it back. */
    Optional<String> keep(HttpServletRequest request, HttpServletResponse response);

    /** The page with the form that a request brings; empty where nothing of the kind takes a form. */
    Optional<String> page(HttpServletRequest request);

    /** Whether anything of a form of the desk waits in this browser for its owner to sign in. */
    boolean awaitsSignIn(HttpServletRequest request);
}
