package org.gongkai.face;

import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** Whether a form with a file was sent with one: a browser sends a part without a name where nothing was chosen. */
public final class ChosenFile {

    public static final String NONE = "请先选择文件。";

    private ChosenFile() {
    }

    public static boolean isNone(@Nullable MultipartFile file) {
        return file == null || file.isEmpty() && (file.getOriginalFilename() == null || file.getOriginalFilename().isBlank());
    }
}
