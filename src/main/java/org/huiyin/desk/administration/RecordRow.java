package org.huiyin.desk.administration;

/** A line of the record, in the reader's language. */
public record RecordRow(String when, String act, String actor, String about, String more) {}
