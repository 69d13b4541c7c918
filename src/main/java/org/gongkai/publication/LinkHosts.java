package org.gongkai.publication;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.springframework.stereotype.Component;

/** To whose sites documents may lead without a word: {@code regulations/publication/links.yaml}. */
@Component
class LinkHosts {

    static final Kind<Declared> FILE = Kind.of("可以链接的网站", "publication/links.yaml", Declared.class, Declared::look).own(Own.AT_START);

    record Declared(String title, String description, String legalBasis, @Meaning("党政机关的域名，下级的域名都算") List<String> government,
            @Meaning("其他可以链接的域名，下级的域名都算") List<String> others) {

        private void look(Names names) {
            for (int n = 0; n < government.size(); n++) {
                names.demand(government.get(n).matches("[a-z0-9.-]+"), "域名用小写字母，不写 https:// 和路径", "government", n);
            }
            for (int n = 0; n < others.size(); n++) {
                names.demand(others.get(n).matches("[a-z0-9.-]+"), "域名用小写字母，不写 https:// 和路径", "others", n);
            }
        }
    }

    private final Declared declared;

    LinkHosts(DefinitionTree regulations) {
        this.declared = Definitions.one(regulations, FILE).value();
    }

    boolean isKnown(String host) {
        String small = host.toLowerCase(Locale.ROOT);
        return Stream.concat(declared.government().stream(), declared.others().stream()).anyMatch(known -> small.equals(known) || small.endsWith("." + known));
    }
}
