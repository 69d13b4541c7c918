/** Families of forms as data: tables, what each cell counts, and the formulas that must hold; pure, no query. */
@NullMarked
@NamedInterface("form")
package org.gongkai.reporting.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
