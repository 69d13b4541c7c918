package org.gongkai.publication;

import java.nio.file.Path;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this node keeps files. */
@Configuration(proxyBeanMethods = false)
class PublicationConfiguration {

    @Bean
    AttachmentStore attachmentStore(@Value("${gongkai.data}") Path data) {
        return new FolderStore(data.resolve("attachments"));
    }
}
