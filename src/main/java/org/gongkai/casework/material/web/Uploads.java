package org.gongkai.casework.material.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import jakarta.servlet.http.HttpServletRequest;

import org.gongkai.casework.material.Material;
import org.gongkai.casework.material.Materials;
import org.gongkai.casework.web.Filled;
import org.gongkai.directory.Attempt;
import org.gongkai.face.ChosenFile;
import org.gongkai.face.KeptForms;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.NamedFile;
import org.gongkai.procedure.Refusal;
import org.gongkai.redaction.Redaction;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** Takes the files that come with a form: what can be kept is named in the form from then on, whatever else is wrong with it. */
@Component
public class Uploads {

    /** Behind the name of a field: the input with which files are chosen for it. */
    static final String CHOSEN = ".file";
    /** As long as what the public types is kept, and a day more. */
    public static final Duration OF_PUBLIC = Duration.ofDays(8);
    public static final Duration OF_DESK = Duration.ofDays(31);

    private final Materials materials;

    Uploads(Materials materials) {
        this.materials = materials;
    }

    /**
     * A form with the files that came with it.
     *
     * @param filled with the files in the values of their fields
     * @param wrong  what was not taken and why, by the names of the fields
     */
    public record Taken(Filled filled, List<Refusal> wrong) {

        public Taken and(Taken next) {
            List<Refusal> all = new ArrayList<>(wrong);
            all.addAll(next.wrong());
            return new Taken(next.filled(), all);
        }
    }

    /** @param prefix before the names of the fields on the page */
    public Taken taken(HttpServletRequest request, Filled filled, String prefix, List<Field> fields, Duration waits) {
        return taken(request, filled, prefix, fields, waits, bare -> { });
    }

    /** @param seen what pictures said that were taken and are kept without it, see {@link Materials#take} */
    public Taken taken(HttpServletRequest request, Filled filled, String prefix, List<Field> fields, Duration waits, Consumer<Redaction.Bare> seen) {
        MultipartHttpServletRequest sent = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        Map<String, String> values = new LinkedHashMap<>(filled.values());
        List<Refusal> wrong = new ArrayList<>();
        for (Field field : fields) {
            String name = prefix + field.name();
            if (field.kind() == Field.Kind.FILE && sent != null) {
                List<NamedFile> named = NamedFile.all(values.getOrDefault(name, ""));
                for (MultipartFile file : sent.getFiles(name + CHOSEN)) {
                    if (!ChosenFile.isNone(file)) {
                        take(request, field, name, file, named, waits, wrong, seen);
                    }
                }
                values.put(name, NamedFile.joined(named));
            }
        }
        return new Taken(new Filled(values, filled.reasons()), wrong);
    }

    private void take(HttpServletRequest request, Field field, String name, MultipartFile file, List<NamedFile> named, Duration waits, List<Refusal> wrong, Consumer<Redaction.Bare> seen) {
        String called = String.valueOf(file.getOriginalFilename());
        int most = field.files().orElseThrow().most();
        if (named.size() >= most) {
            wrong.add(Refusal.ofField(field.name(), "“" + field.title() + "”最多 " + most + " 个文件，“" + called + "”没有收下；要换的，先去掉一个"));
            return;
        }
        switch (materials.take(field, called, bytes(file), named.stream().map(NamedFile::id).toList(), waits, seen)) {
            case Attempt.Done<Material>(Material taken) -> {
                if (named.stream().noneMatch(one -> one.id().equals(taken.id()))) {
                    named.add(taken.named());
                }
                KeptForms.taken(request, name, named.stream().map(NamedFile::toString).toList(), called);
            }
            case Attempt.Refused<Material>(List<String> reasons) -> reasons.forEach(reason -> wrong.add(Refusal.ofField(field.name(), reason)));
        }
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }
}
