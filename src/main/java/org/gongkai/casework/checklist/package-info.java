/** What has to come with a matter, counted: files by themselves, paper as somebody notes it. */
@NullMarked
package org.gongkai.casework.checklist;

import org.jspecify.annotations.NullMarked;
