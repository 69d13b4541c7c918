/** What a report says, whatever the web made of it: pieces in reading order, each with its line. */
@NullMarked
package org.gongkai.inspection.text;

import org.jspecify.annotations.NullMarked;
