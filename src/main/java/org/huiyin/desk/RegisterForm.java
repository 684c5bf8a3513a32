package org.huiyin.desk;

import java.util.List;
import java.util.Set;
import org.springframework.util.MultiValueMap;

/** What was typed at the window or on the telephone, as it was typed. */
public record RegisterForm(
        String key,
        String channel,
        String matterClass,
        String category,
        String receivedOn,
        String receivedAt,
        String title,
        String content,
        List<String> requests,
        String place,
        String placeText,
        String accusation,
        Set<String> accused,
        String accusedName,
        String seenBy,
        String name,
        String phone,
        String address,
        String replyBy,
        String find) {

    /** Lines for requests on the form: more than most people ask for. */
    static final int REQUESTS = 4;

    static RegisterForm of(MultiValueMap<String, String> sent) {
        var requests = new java.util.ArrayList<String>();
        for (int n = 1; n <= REQUESTS; n++) {
            requests.add(one(sent, "request-" + n));
        }
        return new RegisterForm(one(sent, "key"), one(sent, "channel"), one(sent, "class"), one(sent, "category"), one(sent, "receivedOn"),
                one(sent, "receivedAt"), one(sent, "title"), one(sent, "content"), requests, one(sent, "place"), one(sent, "placeText"),
                one(sent, "accusation"), Set.copyOf(sent.getOrDefault("accused", List.of())), one(sent, "accusedName"), one(sent, "seenBy"),
                one(sent, "name"), one(sent, "phone"), one(sent, "address"), one(sent, "replyBy"), one(sent, "find"));
    }

    private static String one(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value.replace("\r\n", "\n").replace("\u0000", "").strip();
    }

    /** The same with no text longer than so many characters. */
    RegisterForm cut(int longest) {
        return new RegisterForm(key, channel, matterClass, category, receivedOn, receivedAt, cut(title, longest), cut(content, longest),
                requests.stream().map(r -> cut(r, longest)).toList(), place, cut(placeText, longest), accusation, accused, cut(accusedName, longest), seenBy,
                cut(name, longest), cut(phone, longest), cut(address, longest), replyBy, find);
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }

    boolean isAccusation() {
        return accusation.equals("accusation");
    }

    boolean isRetaliation() {
        return accusation.equals("retaliation");
    }
}
