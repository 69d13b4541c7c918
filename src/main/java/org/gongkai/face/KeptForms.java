package org.gongkai.face;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
