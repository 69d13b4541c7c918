package org.gongkai.publication;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.directory.Organs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what is of another place by its title: where two say the same, people look for their own district's first. */
@Component
class OtherPlaces {

    private static final Pattern PLACE = Pattern.compile("(?:[\\[【(（]有效[\\]】)）])?((?!关于)\\p{IsHan}{2,4}?(?:自治区|自治州|自治县|特别行政区|经济特区|省|市|县|区|州|旗))(?=\\p{IsHan}).*", Pattern.DOTALL);
    private static final Pattern GOVERNMENT = Pattern.compile("(?:人民)?政府$");

    private final Organs organs;

    OtherPlaces(Organs organs) {
        this.organs = organs;
    }

    /** Whether a title begins with the name of a place that is not the installation's; nobody's where an own organ issued it, or where it is not known whose place this is. */
    boolean is(String title, @Nullable String issuer, LocalDate day) {
        if (!PLACE.matcher(title.strip()).matches() || issuer != null && organs.named(issuer, day).isPresent()) {
            return false;
        }
        return organs.first().map(organ -> GOVERNMENT.matcher(organ.name()).replaceFirst("")).filter(own -> isElsewhere(own, title)).isPresent();
    }

    /** @param own the name of the own place; what is no name of a place tells nothing */
    static boolean isElsewhere(String own, String title) {
        Matcher place = PLACE.matcher(title.strip());
        return place.matches() && PLACE.matcher(own + "的").matches() && !own.contains(place.group(1)) && !title.contains(own);
    }
}
