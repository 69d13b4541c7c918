package org.gongkai.casework.place.web;

/** A matter of a list on a telephone. @param stage where it stands, in words */
public record GridLine(String id, String number, String title, String stage) {
}
