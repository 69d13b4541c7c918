/** What an answer to a request says: the kinds of reply, their grounds and words, the copies given (条例 2019 Art. 36, 37). */
@NullMarked
package org.gongkai.casework.types.inforequest.reply;

import org.jspecify.annotations.NullMarked;
