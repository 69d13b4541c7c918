/** Whether what the files say agrees: types with the letters they issue, with the types they begin, with the periods they count by, with the organs that are there. */
@NullMarked
package org.gongkai.casework.consistency;

import org.jspecify.annotations.NullMarked;
