/** Third parties and organs who are asked before an answer, their own page, and what their silence means. */
@NullMarked
package org.gongkai.casework.consultation;

import org.jspecify.annotations.NullMarked;
