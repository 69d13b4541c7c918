/** The site's own places: what there is beside documents and records, found by the words people use, and named on the site's map. */
@NullMarked
package org.gongkai.portal.places;

import org.jspecify.annotations.NullMarked;
