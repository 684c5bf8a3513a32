package org.huiyin.procedure;

import java.util.Set;

/**
 * Who may do an act.
 *
 * @param holder roles in the office that holds the leg
 * @param sender roles in the office that sent the leg
 * @param person whether the person who filed may do it
 * @param receiver whether a named receiver of a sealed matter may do it
 * @param program names of jobs that do it of themselves
 */
public record Parties(Set<String> holder, Set<String> sender, boolean person, boolean receiver, Set<String> program) {}
