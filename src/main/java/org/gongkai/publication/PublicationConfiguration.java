package org.gongkai.publication;

import java.nio.file.Path;

import org.gongkai.face.Asset;
import org.gongkai.face.DeskEntry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this node keeps files, and the room's entry at the desk. */
@Configuration(proxyBeanMethods = false)
class PublicationConfiguration {

    @Bean
    AttachmentStore attachmentStore(@Value("${gongkai.data}") Path data) {
        return new FolderStore(data.resolve("attachments"));
    }

    @Bean
    Asset editor() {
        return new Asset("editor.js", "editor/editor.js");
    }

    @Bean
    Asset editorStyle() {
        return new Asset("editor.css", "editor/editor.css");
    }

    @Bean
    DeskEntry documentsAtTheDesk() {
        return DeskEntry.of(40, "信息发布", "/desk/documents", "OFFICER", "REVIEWER", "SECRECY_REVIEWER", "APPROVER", "DISCLOSURE_HEAD", "DISCLOSURE_OFFICE");
    }
}
