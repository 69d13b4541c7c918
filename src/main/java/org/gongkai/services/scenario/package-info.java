/**
 * 场景导办: questions in everyday words that lead to what has to be done, in which order, where and with which papers. Declared under
 * {@code regulations/scenarios/}, held against itself as decision tables when it is read; answers are kept nowhere but in the address of a page.
 */
@NullMarked
@NamedInterface("scenario")
package org.gongkai.services.scenario;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
