/** What each person of the office owes, told them once each working morning where they want it; nobody outside is named in it. */
@NullMarked
package org.gongkai.casework.digest;

import org.jspecify.annotations.NullMarked;
