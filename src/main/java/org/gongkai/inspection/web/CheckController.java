package org.gongkai.inspection.web;

import static org.gongkai.face.Wording.t;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.gongkai.face.Entrance;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.inspection.Severity;
import org.gongkai.inspection.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Where anyone has a report checked: a file or pasted text, the findings beside the words; nothing is kept. */
@Controller
class CheckController {

    private static final String PASTED = "粘贴的文字";

    private final Gate gate;

    CheckController(Gate gate) {
        this.gate = gate;
    }

    @GetMapping("/check")
    Screen ask() {
        return screen(null, "", null);
    }

    @PostMapping("/check")
    @Form
    Screen check(@RequestParam(required = false) @Nullable MultipartFile file, @RequestParam(defaultValue = "") String text)
            throws IOException, InterruptedException {
        boolean uploaded = file != null && !file.isEmpty();
        boolean empty = file != null && file.isEmpty() && file.getOriginalFilename() != null && !file.getOriginalFilename().isBlank();
        if (empty && text.isBlank()) {
            return screen(null, text, t("文件是空的，没有检查。")).status(422);
        }
        if (!uploaded && text.isBlank()) {
            return screen(null, text, t("请选择一个文件，或者粘贴报告的文字。")).status(422);
        }
        byte[] content = uploaded ? file.getBytes() : text.getBytes(StandardCharsets.UTF_8);
        if (content.length > Gate.MOST_BYTES) {
            return screen(null, "", t("超过 {0} MB，不像一份年度报告，没有检查。", CheckView.MOST_MEGABYTES)).status(413);
        }
        String name = uploaded && file.getOriginalFilename() != null ? file.getOriginalFilename() : t(PASTED);
        return gate.check(name, content).map(verdict -> screen(verdict, "", null).taken())
                .orElseGet(() -> screen(null, text, t("正在检查别人的报告，请过几秒再提交一次。")).status(503));
    }

    private static Screen screen(@Nullable Verdict verdict, String text, @Nullable String refusal) {
        String name = verdict == null ? t("检查年度报告") : t("{0}：错误 {1}，警告 {2}", verdict.file(), verdict.count(Severity.ERROR), verdict.count(Severity.WARNING));
        Page page = Page.of(name).publicSite().entrance(Entrance.DISCLOSURE)
                .description(t("检查任何机关、任何年度的政府信息公开工作年度报告：勾稽关系、文字与表格、日期、错漏、隐藏的内容。"));
        return Screen.of("inspection/web/check").with("page", page).with("view", verdict == null ? null : CheckView.of(verdict))
                .with("text", text).with("refusal", refusal);
    }
}
