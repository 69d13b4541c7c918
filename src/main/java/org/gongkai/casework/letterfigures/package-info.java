/** What came into a mailbox in a year and what became of it, counted for the public: by month, by category, by who handled it. */
@NullMarked
package org.gongkai.casework.letterfigures;

import org.jspecify.annotations.NullMarked;
