/** The pages on which matters are found, and what is taken away from them as a table. */
@NullMarked
package org.gongkai.casework.finding.web;

import org.jspecify.annotations.NullMarked;
