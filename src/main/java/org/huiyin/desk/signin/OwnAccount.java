package org.huiyin.desk.signin;

import java.util.List;
import org.huiyin.access.DeskSessions;
import org.huiyin.web.Choice;

/**
 * What a member of staff sees of their own account.
 *
 * @param roles in words
 * @param otherPosts posts they could change to
 * @param said what was just done: {@code password}, {@code off}, {@code sessions}, or empty
 */
public record OwnAccount(String name, String login, String post, String office, List<String> roles, List<Choice> otherPosts, boolean secondStep,
        int recoveryCodes, List<DeskSessions.Open> sessions, String said) {}
