/**
 * 年报公布: which organs have made their annual report public, where and when (R2019 Art. 49). What is published here is known by its act; what stands
 * on another site is read from the page or file that a person hands in, checked, and noted by an act {@code report.found}. Keeps no table.
 */
@NullMarked
@NamedInterface("published")
package org.gongkai.reporting.published;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
