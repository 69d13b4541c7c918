package org.gongkai.registers;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * On what terms open data may be used, in the installation's own words ({@code gongkai.data-terms} of {@code site.yaml}). What is left empty is not shown.
 *
 * @param words   as people read them
 * @param licence address of the text of a licence, for catalogues of data
 * @param contact e-mail address for questions about the data; empty for that of the site
 */
@ConfigurationProperties("gongkai.data-terms")
public record DataTerms(@DefaultValue("") String words, @DefaultValue("") String licence, @DefaultValue("") String contact) {
}
