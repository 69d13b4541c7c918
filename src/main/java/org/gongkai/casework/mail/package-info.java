/** Letters of a case that go by e-mail, and what became of them. */
@NullMarked
package org.gongkai.casework.mail;

import org.jspecify.annotations.NullMarked;
