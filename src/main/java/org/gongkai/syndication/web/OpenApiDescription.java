package org.gongkai.syndication.web;

import org.gongkai.face.Site;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;

/** The head of {@code /api/openapi.json}. */
@Configuration(proxyBeanMethods = false)
class OpenApiDescription {

    @Bean
    OpenAPI openApi(Site site) {
        return new OpenAPI().addServersItem(new Server().url(site.home().isEmpty() ? "/" : site.home())).info(new Info().title(site.name() + " 开放接口").version("1")
                .description("主动公开的文件、机构和法定期限，均可匿名读取。 Published documents, organs and legal deadlines; no key needed."));
    }
}
