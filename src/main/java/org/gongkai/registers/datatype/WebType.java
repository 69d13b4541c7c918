package org.gongkai.registers.datatype;

import java.net.URI;
import java.net.URISyntaxException;

/** A page on the web, here or elsewhere. */
public record WebType() implements Datatype {

    private static final int LONGEST = 500;

    @Override
    public Read read(String typed) {
        String said = typed.strip();
        try {
            URI address = new URI(said);
            boolean elsewhere = ("http".equals(address.getScheme()) || "https".equals(address.getScheme())) && address.getHost() != null && address.getUserInfo() == null;
            boolean here = address.getScheme() == null && said.startsWith("/") && !said.startsWith("//");
            return said.length() <= LONGEST && (elsewhere || here) ? new Value(said) : Wrong.because("应写成 https://… 这样的网址，或者本站以 / 开头的地址");
        } catch (URISyntaxException broken) {
            return Wrong.because("应写成 https://… 这样的网址，现为“" + said + "”");
        }
    }
}
