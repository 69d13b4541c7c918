/**
 * What one can get done, read from the register of service items as it is valid today: guides, cards to print, shares, what is missing. No table of items is kept here.
 * Addresses: {@code /services/items}, {@code /services/items/CODE}, {@code /services/items/CODE/card}, {@code /services/items/standing}.
 */
@NullMarked
@ApplicationModule(displayName = "政务服务", allowedDependencies = {"face", "definition", "calendar", "directory", "ledger", "pages", "search", "procedure", "registers", "registers :: datatype"})
package org.gongkai.services;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
