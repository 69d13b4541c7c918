/** The file of a case as evidence: listed, digested, in one archive. */
@NullMarked
package org.gongkai.casework.bundle;

import org.jspecify.annotations.NullMarked;
