package org.gongkai.face;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * What the head, the foot and the page tags say about this site (国办发〔2017〕47号). What is left empty is not shown.
 *
 * @param name         the normative name of the site, as registered
 * @param shortName    the name in narrow places
 * @param domain       main domain, {@code www.□□□.gov.cn}
 * @param idCode       网站标识码, ten characters
 * @param icp          ICP备案号
 * @param police       公网安备号
 * @param mark         address at which 党政机关网站标识 is verified
 * @param sponsor      主办单位
 * @param operator     承办单位
 * @param address      street address of the sponsor
 * @param postcode     邮编
 * @param phone        telephone of the site's office
 * @param mail         its e-mail address
 * @param ipv6         whether the site answers over IPv6
 * @param url          full address of the home page, for codes on paper and e-mails, where it is not {@code https://} and the domain
 */
@ConfigurationProperties("gongkai.site")
public record Site(
        @DefaultValue("政府信息公开") String name,
        @DefaultValue("政府信息公开") String shortName,
        @DefaultValue("localhost") String domain,
        @DefaultValue("") String idCode,
        @DefaultValue("") String icp,
        @DefaultValue("") String police,
        @DefaultValue("") String mark,
        @DefaultValue("") String sponsor,
        @DefaultValue("") String operator,
        @DefaultValue("") String address,
        @DefaultValue("") String postcode,
        @DefaultValue("") String phone,
        @DefaultValue("") String mail,
        @DefaultValue("false") boolean ipv6,
        @DefaultValue("") String url) {

    private static final String NOWHERE = "localhost";

    /** The full address of the home page, without a slash at its end; empty where neither it nor a domain is set. */
    public String home() {
        return !url.isBlank() ? url.strip().replaceAll("/+$", "") : domain.equals(NOWHERE) ? "" : "https://" + domain;
    }

    /** Whether the operator wrote down that the site is reached over https. */
    public boolean isOnlySecure() {
        return url.strip().startsWith("https://");
    }

    /** The same for what is answered to a request: where nothing is set, as it was asked for. Never what a stranger's Host says once it is set. */
    public String homeAsAsked() {
        return home().isEmpty() ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString() : home();
    }

    /** The number within 公网安备号, with which the register of the police is asked. */
    public String policeNumber() {
        return police.replaceAll("\\D", "");
    }
}
