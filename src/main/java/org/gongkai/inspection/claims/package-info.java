/** What a text claims in numbers, read once: of what, how much, of whom, of when, and how surely. */
@NullMarked
package org.gongkai.inspection.claims;

import org.jspecify.annotations.NullMarked;
