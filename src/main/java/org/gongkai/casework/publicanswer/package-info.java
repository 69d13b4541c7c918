/** A letter and its answer made public for all: what the gate lets through, the page that keeps its address, corrected and withdrawn by acts. */
@NullMarked
@NamedInterface("publicanswer")
package org.gongkai.casework.publicanswer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
