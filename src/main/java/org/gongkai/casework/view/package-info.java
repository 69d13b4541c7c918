/** Lists of cases under a name, one person's or shared at an organ. */
@NullMarked
package org.gongkai.casework.view;

import org.jspecify.annotations.NullMarked;
