/**
 * 直报: what a lower installation reports to an upper one, item by item, over HTTPS, signed, numbered and acknowledged, so that nothing is lost, nothing counted twice and
 * nothing taken from a stranger. Trust begins with a fingerprint that two people read to each other over the telephone. Tables: {@code identity}, {@code peer}, {@code peer_key};
 * below: {@code item}, {@code item_step}, {@code outgoing}, {@code receipt}; above: {@code incoming}, {@code incoming_band}, {@code batch}, {@code refused}; {@code asked}, {@code quota}.
 * Acts {@code direct.}. Addresses: {@code POST /direct}, {@code /desk/direct}.
 */
@NullMarked
@ApplicationModule(displayName = "直报", allowedDependencies = {"face", "definition", "calendar", "directory", "ledger", "pages", "clock", "procedure", "registers"})
package org.gongkai.directreport;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
